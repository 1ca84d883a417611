"""The minutes on one page, typed by keyboard while people speak; printed at once; locked at the end."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.acting import DOCX, Page, act_page
from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require, why_not
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.rights.dialogue import actions, letters, permissions, queries
from dinh.rights.dialogue import forms_desk as f
from dinh.rights.dialogue.models import Dialogue, MinuteLine
from dinh.rights.dialogue.views.dialogues import fetch, home


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def minutes(request: Request, ref: str) -> HttpResponse:
    """Each sending saves one line and comes back with the cursor in an empty one."""
    found = fetch(request, ref)
    if request.method != "POST":
        return _page(request, found, f.MinuteForm(dialogue=found))
    form = f.MinuteForm(request.POST, dialogue=found)
    if form.is_valid() and tried(
        form, lambda: actions.write_line(by=request.actor, dialogue=found, line=form.line)
    ):  # fmt: skip
        return redirect(f"{_here(found)}#moi")
    return _page(request, found, form, 400)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def line(request: Request, ref: str, pk: int) -> HttpResponse:
    """Change one line, on the same page; a closed one is corrected with its reason."""
    found, row = _row(request, ref, pk)
    if found.closed_on:
        page = Page(
            _("Đính chính dòng biên bản"), _("Lời hứa của dòng này, nếu có, giữ nguyên người làm và hạn."),
            _("Đính chính"), permissions.CORRECT, f.CorrectForm,
            lambda by, thing, form: actions.correct_line(by=by, row=thing, **form.cleaned_data), _("Đã đính chính."),
            initial=lambda thing: {"asked": thing.asked, "answer": thing.answer},
        )  # fmt: skip
        return act_page(request, page, row, home(found), found.topic)
    if request.method == "POST":
        form = f.MinuteForm(request.POST, dialogue=found, keep=row.question_id)
        if form.is_valid() and tried(form, lambda: actions.edit_line(by=request.actor, row=row, line=form.line)):
            return redirect(f"{_here(found)}#moi")
        return _page(request, found, form, 400, row)
    owner = f"p{row.owner_post_id}" if row.owner_post_id else f"b{row.owner_body_id}" if row.owner_body_id else ""
    start = {"asked": row.asked, "answer": row.answer, "owner": owner, "due": row.due, "group": row.group,
             "question": row.question}  # fmt: skip
    return _page(request, found, f.MinuteForm(initial=start, dialogue=found, keep=row.question_id), 200, row)


@require_POST
@gated(permissions.WRITE)
def change(request: Request, ref: str, pk: int, slug: str) -> HttpResponse:
    """Undo, bring back, move up or down."""
    found, row = _row(request, ref, pk)
    if slug in ("bo", "lay-lai"):
        actions.strike_line(by=request.actor, row=row, struck=slug == "bo")
    elif slug in ("len", "xuong"):
        actions.move_line(by=request.actor, row=row, up=slug == "len")
    else:
        raise Http404(_("Không có việc này."))
    return redirect(f"{_here(found)}#moi")


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def close(request: Request, ref: str) -> HttpResponse:
    found = fetch(request, ref)
    page = Page(
        _("Khóa biên bản"),
        _("Biên bản hiện cho mọi người đọc; mỗi dòng có người làm thành một lời hứa công khai. Không mở lại được."),
        _("Khóa và công khai"), permissions.MINUTES, f.CloseForm,
        lambda by, thing, form: actions.close_minutes(by=by, dialogue=thing, **form.cleaned_data),
        _("Đã khóa biên bản. Lời hứa đã vào sổ."), danger=True,
    )  # fmt: skip
    return act_page(request, page, found, home(found), found.topic)


@require_safe
@gated(permissions.READ)
def docx(request: Request, ref: str) -> HttpResponse:
    found = fetch(request, ref)
    try:
        data = letters.minutes(found)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(home(found))
    return attachment(data, f"bien-ban-doi-thoai-{found.day:%Y%m%d}.docx", DOCX)


@require_safe
@gated(permissions.READ)
def printed(request: Request, ref: str) -> HttpResponse:
    """The minutes as a sheet, for the printer in the room."""
    found = fetch(request, ref)
    rows = [(row, queries.owner_of(row)) for row in queries.lines(found)]
    context = {"dialogue": found, "rows": rows, "leader": letters.holder(found.leader, found.day), "today": today()}
    return render(request, "dialogue/desk/minutes_print.html", context)


def _page(
    request: Request, dialogue: Dialogue, form: f.MinuteForm, status: int = 200, row: MinuteLine | None = None
) -> HttpResponse:
    rows = [(each, queries.owner_of(each)) for each in queries.lines(dialogue)]
    context = {
        "dialogue": dialogue, "form": form, "rows": rows, "editing": row, "here": _here(dialogue),
        "struck": dialogue.lines.filter(struck=True).order_by("-pk")[:5],
        "refusal": why_not(request.actor, permissions.MINUTES, dialogue),
        "may_close": may(request.actor, permissions.MINUTES, dialogue) and dialogue.day <= today() and rows,
    }  # fmt: skip
    return render(request, "dialogue/desk/minutes.html", context, status=status)


def _row(request: Request, ref: str, pk: int) -> tuple[Dialogue, MinuteLine]:
    found = fetch(request, ref)
    row = found.lines.filter(pk=pk).first()
    if row is None:
        raise Http404(_("Không có dòng này trong biên bản."))
    require(request.actor, permissions.WRITE, row)
    return found, row


def _here(dialogue: Dialogue) -> str:
    return reverse("dialogue_desk:minutes", args=[dialogue.ref])
