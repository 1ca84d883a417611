"""The overview everyone reads: what changed in the commune this month, what it is late with, what is missing."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dinh.account.overview.ward import ward
from dinh.account.reports.charts import svg
from dinh.ground.http import Request, public


@public
@require_safe
def home(request: Request) -> HttpResponse:
    if request.commune.gathers:
        raise Http404
    told = ward(request.commune)
    return render(request, "overview/ward.html", {"told": told, "svg": svg(told.chart)})
