"""A question before a session, without an account: the form, the receipt, what became of it, one more look."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from dinh.ground.fields import tried
from dinh.ground.gate import why_not
from dinh.ground.http import Request, public
from dinh.rights.dialogue import actions, permissions, queries
from dinh.rights.dialogue.forms import CodeForm, QuestionForm
from dinh.rights.dialogue.guard import SENDS, WRONG_CODES, address, key_of, new_key
from dinh.rights.dialogue.models import Question
from dinh.rights.dialogue.views.public import dialogue_page


@public
@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: Request, ref: str) -> HttpResponse:
    dialogue = queries.find(ref)
    if dialogue is None or dialogue.published_on is None:
        missing: HttpResponse = dialogue_page(request, ref)
        return missing
    context = {"dialogue": dialogue, "refusal": why_not(request.actor, permissions.ASK, dialogue)}
    if request.method != "POST":
        form = QuestionForm(initial={"key": new_key()})
        return render(request, "dialogue/ask.html", {**context, "form": form})
    form, key = QuestionForm(request.POST), key_of(request.POST.get("key", ""))
    made: list[Question] = []
    if key is None:
        data = request.POST.copy()
        data["key"] = new_key()
        form = QuestionForm(data)
        form.is_valid()
        form.add_error(None, _("Trang này mở đã lâu. Hãy xem lại rồi bấm gửi một lần nữa."))
    elif form.is_valid():
        if form.cleaned_data["website"] or SENDS.spent(address(request)):
            form.add_error(None, _("Từ địa chỉ này vừa gửi nhiều lần. Hãy thử lại sau một giờ, hoặc gọi, đến trụ sở."))
            return render(request, "dialogue/ask.html", {**context, "form": form}, status=429)
        if tried(form, lambda: made.append(
            actions.ask(by=request.actor, dialogue=dialogue, key=key, asked=form.asked)
        )):  # fmt: skip
            SENDS.count(address(request))
            return render(request, "dialogue/asked.html", {"question": made[0], "dialogue": dialogue})
    return render(request, "dialogue/ask.html", {**context, "form": form}, status=400)


@public
@never_cache
@require_http_methods(["GET", "POST"])
def follow(request: Request) -> HttpResponse:
    """What became of a question, by its receipt. The code is posted, so that it stays out of logs."""
    form = CodeForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "dialogue/question.html", {"form": form}, status=400 if form.errors else 200)
    found = _found(request, form)
    status = 200 if found else 400
    return _page(request, form, found, status)


@public
@never_cache
@require_POST
def appeal(request: Request) -> HttpResponse:
    form = CodeForm(request.POST)
    if not form.is_valid():
        return render(request, "dialogue/question.html", {"form": form}, status=400)
    found = _found(request, form)
    if found and tried(form, lambda: actions.appeal_question(by=request.actor, question=found)):
        return _page(request, form, queries.find_question(found.ref), 200, asked_again=True)
    return _page(request, form, found, 400)


def _found(request: Request, form: CodeForm) -> Question | None:
    if WRONG_CODES.spent(address(request)):
        form.add_error(None, _("Đã thử sai nhiều lần. Hãy chờ một giờ rồi thử lại, hoặc đến trụ sở."))
        return None
    found = queries.find_question(form.cleaned_data["ma"])
    if found is None:
        WRONG_CODES.count(address(request))
        form.add_error("ma", _("Không có câu hỏi nào mang mã này. Hãy xem lại giấy biên nhận."))
    return found


def _page(
    request: Request, form: CodeForm, found: Question | None, status: int, *, asked_again: bool = False
) -> HttpResponse:
    """The sender's own words, the state, the line of the minutes and its promise once they are public."""
    context: dict[str, Any] = {"form": form, "question": found, "asked_again": asked_again}
    if found is not None:
        shown = queries.shown_lines(found.dialogue) if found.dialogue.closed_on else []
        context["lines"] = [line for line in shown if line.row.question_id == found.pk]
        context["may_appeal"] = why_not(request.actor, permissions.APPEAL, found) is None
    return render(request, "dialogue/question.html", context, status=status)
