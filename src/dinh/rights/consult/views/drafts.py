"""The draft: put in, its split looked at and edited on one page, versions beside each other."""

from __future__ import annotations

import re

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.acting import uploaded
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.rights.consult import actions, permissions
from dinh.rights.consult.actions.drafting import in_force
from dinh.rights.consult.forms import tried
from dinh.rights.consult.forms_desk import DraftForm
from dinh.rights.consult.models import Consultation, Draft
from dinh.rights.consult.splitting import Piece
from dinh.rights.consult.views.acting import fetch
from dinh.scribe.changes import changes, summary

_CUT = re.compile(r"^\s*-{3,}\s*$", re.MULTILINE)  # a line of dashes cuts a piece in two


@require_http_methods(["GET", "POST"])
@gated(permissions.PLAN)
def add(request: Request, ref: str) -> HttpResponse:
    """Type or upload a version; the page after it shows how it was split."""
    one = fetch(request, ref, permissions.PLAN)
    form = DraftForm(request.POST or None, request.FILES or None, consultation=one)
    made: list[Draft] = []
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if tried(form, lambda: made.append(actions.add_draft(
            by=request.actor, consultation=one, text=data["text"], upload=uploaded(form), note=data.get("note", "")
        ))):  # fmt: skip
            return redirect("consult_desk:draft", one.ref, made[0].number)
    lead = _("Bản mới đặt cạnh bản lấy ý kiến, phần sửa được tô rõ.") if one.published_at else _(
        "Phần mềm chia dự thảo theo điều, khoản; anh/chị xem lại và sửa ở trang sau."
    )  # fmt: skip
    context = {
        "consultation": one, "form": form, "title": _("Đưa dự thảo vào"), "action": _("Đọc và chia"), "lead": lead,
    }  # fmt: skip
    return render(request, "consult/desk/form.html", context, status=400 if form.errors else 200)


def _draft(one: Consultation, number: int) -> Draft:
    found: Draft | None = one.drafts.select_related("consultation", "file").filter(number=number).first()
    if found is None:
        raise Http404(_("Không có bản dự thảo này."))
    return found


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def draft(request: Request, ref: str, number: int) -> HttpResponse:
    """The split, to confirm: labels and texts can be changed, pieces cut by a line of dashes, joined by a tick."""
    one = fetch(request, ref, permissions.READ)
    version = _draft(one, number)
    fixed = bool(one.published_at) and number == in_force(one)
    pieces = [Piece(clause.label, clause.text) for clause in version.clauses.all()]
    errors: list[str] = []
    if request.method == "POST":
        pieces = _typed(request)
        try:
            actions.confirm_split(by=request.actor, draft=version, pieces=pieces)
        except ValidationError as error:
            errors = list(error.messages)
        else:
            messages.success(request, _("Đã xác nhận cách chia dự thảo."))
            return redirect("consult_desk:matter", one.ref)
    context = {
        "consultation": one, "draft": version, "pieces": list(enumerate(pieces)), "errors": errors,
        "editable": not fixed and may(request.actor, permissions.DRAFT, one),
    }  # fmt: skip
    return render(request, "consult/desk/draft.html", context, status=400 if errors else 200)


def _typed(request: Request) -> list[Piece]:
    """The pieces as they were sent: cut where a line of dashes stands, joined where the tick says so."""
    labels, texts = request.POST.getlist("label"), request.POST.getlist("text")
    joined = set(request.POST.getlist("join"))
    found: list[Piece] = []
    for at, (label, text) in enumerate(zip(labels, texts, strict=False)):
        if str(at) in joined and found:
            last = found.pop()
            found.append(Piece(last.label, f"{last.text}\n{f'{label}. ' if label else ''}{text}"))
            continue
        first, *rest = _CUT.split(text.replace("\r\n", "\n"))
        found += [Piece(label, first), *(Piece("", part) for part in rest)]
    return found


@require_safe
@gated(permissions.READ)
def compare(request: Request, ref: str, number: int) -> HttpResponse:
    """What a later version changes against the one that opinions were about."""
    one = fetch(request, ref, permissions.READ)
    old, new = _draft(one, in_force(one)), _draft(one, number)
    made = changes(whole(old), whole(new))
    context = {"consultation": one, "draft": new, "changes": made, "summary": summary(made)}
    return render(request, "consult/desk/compare.html", context)


def whole(version: Draft) -> str:
    """A version as one text, labels before their words."""
    return "\n".join(f"{one.label}. {one.text}" if one.label else one.text for one in version.clauses.all())
