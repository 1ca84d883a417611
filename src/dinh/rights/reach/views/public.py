"""What anyone may see: surveys, how they were drawn, what came out; and the page where a drawn household answers."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.http import Request, public
from dinh.ground.sheets import attachment
from dinh.rights.reach import actions, queries
from dinh.rights.reach.actions.answers import tidy
from dinh.rights.reach.forms import AnswersForm, CodeForm, tried
from dinh.rights.reach.models import Heard, Survey
from dinh.rights.reach.views.desk import state_words
from dinh.rights.reach.views.sheets import result_sheet

PAGE = 20


@public
@require_safe
def index(request: Request) -> HttpResponse:
    page = Paginator(queries.public(), PAGE).get_page(request.GET.get("page"))
    words = state_words()
    rows = [(each, *words[each.state], queries.mean_known(each)) for each in page]
    return render(request, "reach/public_index.html", {"page": page, "rows": rows})


@public
@require_safe
def page(request: Request, ref: str) -> HttpResponse:
    """`/p/DH-…`: what was asked, how the households were drawn, and once closed what came out."""
    survey = _announced(ref)
    if request.GET.get("xuat") == "xlsx" and survey.state == "closed":
        return attachment(result_sheet(survey), f"den-voi-dan-{survey.ref}.xlsx")
    context: dict[str, Any] = {
        "survey": survey, "state": survey.state, "chip": state_words()[survey.state], "facts": queries.facts(survey),
        "drawn": queries.drawn(survey), "strata": survey.strata.order_by("code"),
        "script": queries.script(survey) if survey.seed else "",
    }  # fmt: skip
    if survey.state == "closed":
        labels = dict(Heard.choices)
        context |= {
            "table": queries.table(survey), "result": survey.result, "mean": queries.mean_known(survey),
            "channels": [{**each, "label": labels[each["key"]]} for each in survey.result["channels"]],
        }  # fmt: skip
    return render(request, "reach/public_survey.html", context)


@public
@require_safe
def script(request: Request, ref: str) -> HttpResponse:
    """The draw as a program to run at home."""
    survey = _announced(ref)
    if not survey.seed:
        raise Http404(_("Đợt hỏi này chưa bốc thăm."))
    return attachment(queries.script(survey).encode(), f"boc-tham-{survey.ref}.py", "text/x-python; charset=utf-8")


@public
@require_http_methods(["GET", "POST"])
def answer(request: Request) -> HttpResponse:
    """First the code from the slip, then the three questions. Whoever answers is a visitor, signed in or not."""
    if "xong" in request.GET:
        return render(request, "reach/thanks.html")
    typed = request.GET.get("ma", "")
    code_form = CodeForm(request.GET if "ma" in request.GET else None)
    slot = actions.find_slot(typed) if tidy(typed) else None
    if slot is None:
        if "ma" in request.GET and code_form.is_valid():
            code_form.add_error("ma", _("Không có mã này. Mã có tám chữ và số, hoặc đợt hỏi đã kết thúc."))
        return render(request, "reach/code.html", {"form": code_form})
    survey = slot.stratum.survey
    form = AnswersForm(request.POST if request.method == "POST" else None, facts=queries.facts(survey))
    visitor = Actor(commune=request.commune)
    if form.is_valid() and tried(form, lambda: actions.answer_by_code(by=visitor, slot=slot, answers=form.answers)):
        return redirect(f"{request.path}?xong=1")
    closed = not slot.called or slot.status != slot.Status.WAITING or not survey.takes_own_answers(today())
    context = {"survey": survey, "form": form, "slot": slot, "closed": closed, "today": today()}
    return render(request, "reach/answer.html", context)


def _announced(ref: str) -> Survey:
    survey = queries.find(ref.upper())
    if survey is None or survey.announced_on is None:
        raise Http404(_("Không có đợt hỏi công khai nào mang mã này."))
    return survey
