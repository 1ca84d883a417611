"""What the pages of this room share: fetching, a form on a page of its own, a question before what is hard to undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from dinh.ground.clock import today
from dinh.ground.gate import Refused
from dinh.ground.http import Request
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.rights.benefit import permissions, queries
from dinh.rights.benefit.models import BeneficiaryList, Drive, Programme

PAGE = 50
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def programme_or_404(ref: str) -> Programme:
    found = queries.find_programme(ref)
    if found is None:
        raise Http404(_("Không có chính sách nào mang mã này."))
    return found


def list_or_404(ref: str) -> BeneficiaryList:
    found = queries.find_list(ref)
    if found is None:
        raise Http404(_("Không có danh sách nào mang mã này."))
    return found


def drive_or_404(ref: str) -> Drive:
    found = queries.find_drive(ref)
    if found is None:
        raise Http404(_("Không có đợt cứu trợ nào mang mã này."))
    return found


def group_or_404(code: str) -> ResidentialGroup:
    found: ResidentialGroup | None = groups_on(today()).filter(code=code).first()
    if found is None:
        raise Http404(_("Không có thôn, tổ dân phố này."))
    return found


def own(request: Request) -> int | None:
    return permissions.own_group(request.actor)


def list_tones() -> dict[str, str]:
    return {"review": "soon", "posted": "info", "approved": "ok", "stopped": ""}


def programme_words() -> dict[str, tuple[str, str]]:
    return {
        "draft": ("", _("Bản nháp")), "published": ("ok", _("Đang thực hiện")), "closed": ("", _("Đã kết thúc")),
    }  # fmt: skip


def form_page(
    request: Request, form: forms.Form, title: str, action: str, back_url: str, **more: Any
) -> HttpResponse:  # fmt: skip
    """`more`: lead, danger."""
    context = {"form": form, "title": title, "action": action, "back_url": back_url, **more}
    return render(request, "benefit/desk/form.html", context, status=400 if form.errors else 200)


def confirmed(
    request: Request, act: Callable[[], Any], question: str, consequence: str, action: str, done: str, back_url: str
) -> HttpResponse:
    """A page that asks first; what the act refuses is said on the page behind."""
    if request.method == "POST":
        try:
            act()
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, done)
        return redirect(back_url)
    context = {"question": question, "consequence": consequence, "action": action, "back_url": back_url}
    return render(request, "benefit/desk/confirm.html", context)
