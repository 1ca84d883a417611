"""Dossiers: opened, filled, put in order, closed."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.office.papers import actions, exports, permissions
from dinh.office.papers.forms.dossiers import AddForm, CloseForm, DossierForm
from dinh.office.papers.models import Dossier, Paper
from dinh.office.papers.queries import dossiers as queries
from dinh.office.papers.views.common import complain, paged

RECENT = 40  # papers offered when one is added


@require_safe
@gated(permissions.READ)
def dossier_list(request: Request) -> HttpResponse:
    text, state = request.GET.get("q", "")[:200], request.GET.get("state", "")
    page = paged(request, queries.dossiers(text, state))
    context = {"page": page, "text": text, "state": state, "may_register": may(request.actor, permissions.REGISTER)}
    return render(request, "papers/dossiers.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.REGISTER)
def new_dossier(request: Request) -> HttpResponse:
    form = DossierForm(request.POST or None, initial={"body": request.actor.body})
    if request.method == "POST" and form.is_valid():
        dossier = actions.open_dossier(by=request.actor, **form.cleaned_data)
        messages.success(request, _("Đã mở hồ sơ. Hãy thêm các văn bản theo thứ tự công việc."))
        return redirect("papers:dossier", dossier.ref)
    return render(request, "papers/dossier_new.html", {"form": form}, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def dossier(request: Request, ref: str) -> HttpResponse:
    """The chain of papers; those who keep registers add the next one here."""
    found = _fetch(request, ref)
    form = AddForm(request.POST or None, initial={"paper": request.GET.get("vb", "")})
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_to_dossier(by=request.actor, dossier=found, **form.cleaned_data)
        except ValidationError as error:
            complain(form, error)
        else:
            return redirect("papers:dossier", found.ref)
    recent = (
        Paper.objects.filter(state=Paper.State.REGISTERED).defer("text", "reading", "draft").order_by("-registered_at")
    )
    context = {
        "dossier": found, "items": queries.items_of(found), "form": form, "close_form": CloseForm(),
        "steps": queries.STEPS, "recent": recent[:RECENT], "may_edit": may(request.actor, permissions.REGISTER, found),
    }  # fmt: skip
    return render(request, "papers/dossier.html", context, status=400 if form.errors else 200)


def _fetch(request: Request, ref: str, permission: str = permissions.READ) -> Dossier:
    found = queries.find_dossier(ref)
    if found is None:
        raise Http404(_("Không có hồ sơ mã %(ref)s.") % {"ref": ref})
    require(request.actor, permission, found)
    return found


@require_POST
@gated(permissions.REGISTER)
def arrange(request: Request, ref: str) -> HttpResponse:
    """The order as typed: equal numbers keep the order they had; `take` names the one to take out."""
    found = _fetch(request, ref, permissions.REGISTER)
    items = queries.items_of(found)
    taken = next((item for item in items if str(item.pk) == request.POST.get("take")), None)
    if taken:
        actions.take_from_dossier(by=request.actor, item=taken)
        messages.success(request, _("Đã lấy văn bản ra khỏi hồ sơ; văn bản vẫn ở trong sổ."))
        return redirect("papers:dossier", found.ref)
    ordered = sorted(items, key=lambda item: (_number(request.POST.get(f"order-{item.pk}", "")), item.order))
    try:
        actions.arrange_dossier(
            by=request.actor,
            dossier=found,
            items=[(item, request.POST.get(f"step-{item.pk}", item.step)) for item in ordered],
        )
        messages.success(request, _("Đã lưu thứ tự."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("papers:dossier", found.ref)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 99_999


@require_POST
@gated(permissions.REGISTER)
def close(request: Request, ref: str) -> HttpResponse:
    found = _fetch(request, ref, permissions.REGISTER)
    form = CloseForm(request.POST)
    try:
        if not form.is_valid():
            raise ValidationError(_("Ngày kết thúc chưa đúng."))
        actions.close_dossier(by=request.actor, dossier=found, day=form.cleaned_data["closed"])
        messages.success(request, _("Đã kết thúc hồ sơ. Có thể mở lại khi cần."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("papers:dossier", found.ref)


@require_POST
@gated(permissions.REGISTER)
def reopen(request: Request, ref: str) -> HttpResponse:
    found = actions.reopen_dossier(by=request.actor, dossier=_fetch(request, ref, permissions.REGISTER))
    messages.success(request, _("Đã mở lại hồ sơ."))
    return redirect("papers:dossier", found.ref)


@require_safe
@gated(permissions.READ)
def dossier_sheet(request: Request, ref: str) -> HttpResponse:
    found = _fetch(request, ref)
    return attachment(exports.dossier(queries.items_of(found)), f"{found.ref}.xlsx")
