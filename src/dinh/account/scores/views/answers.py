"""Comments on the draft and appeals against the result: read, answered."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.account.scores import actions, forms, permissions, queries
from dinh.account.scores.actions.common import leaf_of
from dinh.account.scores.models import Appeal, Line
from dinh.account.scores.recompute import points
from dinh.account.scores.rubrics.words import datum_words, formula_words
from dinh.account.scores.views.acting import fetch, fetch_sheet
from dinh.ground.acting import uploaded
from dinh.ground.fields import tried
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated


@require_safe
@gated(permissions.READ)
def comments(request: Request, ref: str) -> HttpResponse:
    """All that was said of the draft, what waits for an answer first."""
    one = fetch(request, ref, permissions.READ)
    rows = queries.comments(one)
    waiting = [row for row in rows if row.answered_on is None]
    context = {
        "campaign": one, "waiting": waiting, "answered": [row for row in rows if row.answered_on],
        "may_answer": may(request.actor, permissions.ANSWER_COMMENT, one),
    }  # fmt: skip
    return render(request, "scores/desk/comments.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def comment(request: Request, ref: str, pk: int) -> HttpResponse:
    one = fetch(request, ref, permissions.READ)
    row = queries.comments(one).filter(pk=pk).first()
    if row is None:
        raise Http404(_("Không có ý kiến này."))
    require(request.actor, permissions.ANSWER_COMMENT, row)
    form = forms.AnswerForm(request.POST or None, initial={"released": True})
    if request.method == "POST" and form.is_valid() and tried(
        form, lambda: actions.answer_comment(by=request.actor, comment=row, **form.cleaned_data)
    ):  # fmt: skip
        messages.success(request, _("Đã trả lời."))
        return redirect("scores_desk:comments", ref)
    return render(
        request,
        "scores/desk/comment.html",
        {"campaign": one, "comment": row, "form": form},
        status=400 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER_SELF)
def new_appeal(request: Request, ref: str, key: str) -> HttpResponse:
    """The scored body appeals. Too late is told with the day before anything is typed."""
    one = fetch_sheet(request, ref, key, permissions.ENTER_SELF)
    require(request.actor, permissions.APPEAL, one)
    form = forms.AppealForm(
        request.POST or None, request.FILES or None, rubric=one.campaign.rubric.data,
        initial={"key": request.GET.get("tieu_chi", "")},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid() and tried(form, lambda: actions.appeal(
        by=request.actor, sheet=one, key=form.cleaned_data["key"], text=form.cleaned_data["text"], upload=uploaded(form)
    )):  # fmt: skip
        messages.success(request, _("Đã gửi khiếu nại. Trả lời sẽ hiện ở đây và ở Việc hôm nay."))
        return redirect("scores_desk:sheet", ref, key)
    context = {
        "sheet": one, "campaign": one.campaign, "form": form, "title": _("Khiếu nại kết quả"),
        "action": _("Gửi khiếu nại"),
        "lead": _("Nhận đến hết ngày %s.") % f"{one.campaign.appeal_until:%d/%m/%Y}",
    }  # fmt: skip
    return render(request, "scores/desk/sheet_form.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def appeal(request: Request, ref: str, pk: int) -> HttpResponse:
    """Read an appeal; refuse it in words, or choose the criterion that is put right (`?sua=`)."""
    one = fetch(request, ref, permissions.READ)
    row = queries.appeals(one).filter(pk=pk).first()
    if row is None:
        raise Http404(_("Không có khiếu nại này."))
    key = request.GET.get("sua", "")
    line = (
        Line.objects.select_related("sheet__campaign__rubric").filter(sheet=row.sheet, key=key).first() if key else None
    )
    form: Any = _appeal_form(request, row, line)
    if request.method == "POST" and form.is_valid() and tried(form, lambda: _answer(request, row, line, form)):
        messages.success(request, _("Đã trả lời khiếu nại."))
        return redirect("scores_desk:campaign", ref)
    rubric = one.rubric.data
    leaf = leaf_of(rubric, line.key) if line else None
    about = leaf_of(rubric, row.key) if row.key else None
    context = {
        "campaign": one, "appeal": row, "form": form, "line": line, "leaf": leaf, "about": about,
        "how": formula_words(rubric, leaf) if leaf else "",
        "datum": datum_words(leaf, line.datum) if leaf and line else "",
        "points": points(rubric, leaf, line.datum) if leaf and line else None,
        "leaves": [item for item, section, _depth in queries.rows_of(rubric) if not item.get("children")],
        "may_answer": may(request.actor, permissions.ANSWER_APPEAL, row),
    }  # fmt: skip
    return render(request, "scores/desk/appeal.html", context, status=400 if form.errors else 200)


def _appeal_form(request: Request, row: Appeal, line: Line | None) -> Any:
    if line is None:
        form: Any = forms.AnswerForm(request.POST or None)
        del form.fields["released"]
        return form
    rubric = line.sheet.campaign.rubric.data
    start = forms.DatumForm.start(line.datum, line.edition)
    form = forms.DatumForm(
        request.POST or None, rubric=rubric, leaf=leaf_of(rubric, line.key), words="reason", initial=start
    )
    form.fields["reason"].label, form.fields["reason"].required = _("Trả lời"), True
    return form


def _answer(request: Request, row: Appeal, line: Line | None, form: Any) -> object:
    if line is None:
        return actions.refuse_appeal(by=request.actor, appeal=row, answer=form.cleaned_data["answer"])
    return actions.uphold_appeal(
        by=request.actor, appeal=row, key=line.key, datum=form.datum, answer=form.cleaned_data["reason"]
    )
