"""What came of a session, on the desk: the result, the materials, the quiz and its counts from paper."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.clock import today
from dinh.ground.http import Request, gated
from dinh.rights.outreach import actions, permissions, queries
from dinh.rights.outreach.actions.quiz import FEWEST, MOST
from dinh.rights.outreach.forms import LETTERS, MaterialForm, PaperCountsForm, QuestionForm, ResultForm, tried
from dinh.rights.outreach.models import Material, Quiz, Session
from dinh.rights.outreach.views.common import desk_url, form_page, session_or_404, told
from dinh.scribe.posters.qr import qr_svg


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def result(request: Request, ref: str) -> HttpResponse:
    session = session_or_404(request, ref)
    initial = {
        "held_on": session.held_on or min(session.day, today()), "people": session.people, "women": session.women,
        "result": session.result,
        "audiences": queries.audiences_lines((row.kind, row.people) for row in session.audiences.all()),
    }  # fmt: skip
    form = ResultForm(request.POST or None, initial=initial)
    if form.is_valid() and tried(
        form, lambda: actions.record_result(by=request.actor, session=session, **form.cleaned_data)
    ):
        messages.success(request, _("Đã ghi kết quả."))
        return redirect(desk_url(session))
    return form_page(request, form, _("Ghi kết quả"), _("Lưu kết quả"), desk_url(session), lead=session.topic)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def add_material(request: Request, ref: str) -> HttpResponse:
    session = session_or_404(request, ref)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = MaterialForm(*sent)
    if form.is_valid() and tried(form, lambda: _add(request, session, form)):
        messages.success(request, _("Đã thêm."))
        return redirect(desk_url(session))
    lead = _("Tài liệu của buổi đã công bố thì ai cũng tải được. Ảnh có người dân hãy đánh dấu là ảnh minh chứng.")
    return form_page(request, form, _("Thêm tài liệu, ảnh"), _("Thêm"), desk_url(session), lead=lead, multipart=True)


def _add(request: Request, session: Session, form: forms.Form) -> None:
    asked = form.cleaned_data
    if asked["upload"]:
        actions.add_file(
            by=request.actor, session=session, title=asked["title"], data=asked["upload"].read(),
            name=asked["upload"].name, photo=asked["photo"],
        )  # fmt: skip
    else:
        actions.add_reference(by=request.actor, session=session, title=asked["title"], reference=asked["reference"])


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def remove_material(request: Request, ref: str, pk: int) -> HttpResponse:
    session = session_or_404(request, ref)
    material: Material = get_object_or_404(Material, pk=pk, session=session)
    if request.method == "POST":
        told(request, lambda: actions.remove_material(by=request.actor, material=material), _("Đã bỏ tài liệu."))
        return redirect(desk_url(session))
    context = {"question": _("Bỏ tài liệu này?"), "consequence": material.title, "action": _("Bỏ tài liệu"),
               "back_url": desk_url(session)}  # fmt: skip
    return render(request, "outreach/confirm.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def quiz_edit(request: Request, ref: str) -> HttpResponse:
    """All questions on one page; «Thêm câu» adds an empty one and keeps what was typed."""
    session = session_or_404(request, ref)
    quiz = queries.quiz_of(session)
    if quiz and quiz.takers:
        messages.error(request, _("Đã có bài làm nên không sửa câu hỏi nữa."))
        return redirect(desk_url(session))
    known = [_as_typed(question) for question in quiz.questions.all()] if quiz else []
    typed = request.POST.get("rows", "")
    count = int(typed) if typed.isascii() and typed.isdigit() else max(len(known), FEWEST)
    count = min(max(count + ("more" in request.POST), 1), MOST)
    given = request.POST if request.method == "POST" else None
    rows = [
        QuestionForm(given, prefix=f"q{place}", initial=known[place] if place < len(known) else None,
                     empty_permitted=True, use_required_attribute=False)
        for place in range(count)
    ]  # fmt: skip
    whole = forms.Form(given)
    whole_rows = [row.is_valid() for row in rows]  # every row is asked, so that every mistake shows at once
    if given is not None and "more" not in request.POST and whole.is_valid() and all(whole_rows):
        asked = [row.asked for row in rows if row.cleaned_data.get("text")]
        if tried(whole, lambda: actions.write_quiz(by=request.actor, session=session, questions=asked)):
            messages.success(request, _("Đã lưu bộ câu hỏi."))
            return redirect(desk_url(session))
    context = {"session": session, "rows": rows, "form": whole, "few": FEWEST, "most": MOST, "full": count == MOST}
    return render(request, "outreach/quiz_edit.html", context)


def _as_typed(question: object) -> dict[str, str]:
    choices = list(question.choices.all())  # type: ignore[attr-defined]
    typed = {LETTERS[place].lower(): choice.text for place, choice in enumerate(choices)}
    right = next((LETTERS[place] for place, choice in enumerate(choices) if choice.right), "")
    names = ("text", "article", "explanation")
    return {**typed, "right": right, **{name: getattr(question, name) for name in names}}


@require_POST
@gated(permissions.WRITE)
def quiz_switch(request: Request, ref: str) -> HttpResponse:
    session = session_or_404(request, ref)
    quiz = _quiz(session)
    if quiz.open:
        told(request, lambda: actions.close_quiz(by=request.actor, quiz=quiz), _("Đã đóng, không nhận bài nữa."))
    else:
        told(request, lambda: actions.open_quiz(by=request.actor, quiz=quiz), _("Đã mở. Ai cũng làm được."))
    return redirect(desk_url(session))


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def paper_counts(request: Request, ref: str) -> HttpResponse:
    session = session_or_404(request, ref)
    quiz = _quiz(session)
    form = PaperCountsForm(request.POST or None, quiz=quiz)
    if form.is_valid() and tried(
        form, lambda: actions.enter_paper_counts(
            by=request.actor, quiz=quiz, sheets=form.cleaned_data["sheets"], counts=form.counts
        ),
    ):  # fmt: skip
        messages.success(request, _("Đã ghi số đếm từ phiếu giấy."))
        return redirect(desk_url(session))
    return render(request, "outreach/paper_counts.html", {"session": session, "form": form})


@require_safe
@gated(permissions.READ)
def quiz_print(request: Request, ref: str) -> HttpResponse:
    """The paper version; `?dap-an=1` is the sheet with the right answers, for whoever counts."""
    session = session_or_404(request, ref)
    quiz = _quiz(session)
    address = request.build_absolute_uri(f"/tuyen-truyen/{session.ref}/cau-hoi")
    context = {
        "session": session, "quiz": quiz, "key": "dap-an" in request.GET, "address": address,
        "qr": qr_svg(address) if quiz.open else "",
    }  # fmt: skip
    return render(request, "outreach/quiz_print.html", context)


def _quiz(session: Session) -> Quiz:
    quiz = queries.quiz_of(session)
    if quiz is None:
        raise Http404(_("Buổi này chưa có bộ câu hỏi."))
    return quiz
