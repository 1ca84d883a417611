"""What the views of the room share: the committee of today, a page with one form, a sheet."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dinh.ground.clock import today
from dinh.ground.http import Request
from dinh.office.committee import queries
from dinh.office.committee.models import Committee

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE = 25


def committee_or_404() -> Committee:
    committee = queries.committee_on(today())
    if committee is None:
        raise Http404(_("Địa phương hiện không có Ban Chỉ đạo."))
    return committee


def form_page(request: Request, form: forms.Form, title: str, action: str, back_url: str, **more: Any) -> HttpResponse:
    """A page with one form and one way back; `lead` explains it, `danger` colours its button."""
    context = {"form": form, "title": title, "action": action, "back_url": back_url, **more}
    return render(request, "committee/form.html", context)


def sheet(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
