"""The short notice: what is kept of people, what for, who reads it, how long."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dinh.ground.http import Request, public
from dinh.ground.privacy import listing
from dinh.law.privacy import ERASURE


@public
@require_safe
def notice(request: Request) -> HttpResponse:
    return render(request, "privacy/notice.html", {"notices": listing.notices(), "erasure": ERASURE})
