"""One's own registration and question, opened by the telephone or e-mail given with them («Việc của tôi»)."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dinh.ground.fields import tried
from dinh.ground.gate import may, why_not
from dinh.ground.http import Request, public
from dinh.ground.own.queries import address_of, current
from dinh.ground.own.using import proves
from dinh.rights.dialogue import actions, book, permissions, queries
from dinh.rights.dialogue.forms import CodeForm, PinForm
from dinh.rights.dialogue.own import QUESTIONS, VISITS, question_named
from dinh.rights.dialogue.views.registering import link_of


@public
@never_cache
@require_http_methods(["GET", "POST"])
def visit(request: Request, ref: str) -> HttpResponse:
    """The registration; a POST withdraws it."""
    if not proves(request, VISITS, ref):
        return redirect("own:home")
    found = book.find_visit(ref)
    if found is None:
        raise Http404(_("Không có đăng ký này."))
    mine, form = found, PinForm()
    if request.method == "POST":
        asked = PinForm({"ma": ref, "pin": "000000"})
        if tried(asked, lambda: actions.withdraw(by=request.actor, visit=mine)):
            messages.success(request, _("Đã rút đăng ký; nội dung đã ghi được xóa."))
            return redirect("own:home")
        form = asked
    context = {
        "form": form, "visit": mine, "reception": mine.reception, "link": link_of(mine.reception), "own": True,
        "may_leave": may(request.actor, permissions.WITHDRAW, mine), "due": book.answer_due(mine),
        "promises": mine.promises.order_by("pk"),
    }  # fmt: skip
    return render(request, "dialogue/registration.html", context, status=400 if form.errors else 200)


@public
@never_cache
@require_http_methods(["GET", "POST"])
def question(request: Request, name: str) -> HttpResponse:
    """The question; a POST asks that someone look again."""
    opening = current(request)
    found = question_named(address_of(opening), name) if opening and proves(request, QUESTIONS, name) else None
    if found is None:
        return redirect("own:home")
    mine = found
    form = CodeForm({"ma": mine.ref})
    if request.method == "POST" and tried(form, lambda: actions.appeal_question(by=request.actor, question=mine)):
        messages.success(request, _("Đã gửi đề nghị xem lại."))
        return redirect("dialogue:own_question", name)
    shown = queries.shown_lines(mine.dialogue) if mine.dialogue.closed_on else []
    context = {
        "form": form, "question": mine, "own": True,
        "lines": [line for line in shown if line.row.question_id == mine.pk],
        "may_appeal": why_not(request.actor, permissions.APPEAL, mine) is None,
    }  # fmt: skip
    return render(request, "dialogue/question.html", context, status=400 if form.errors else 200)
