"""Surveys on the desk: written, announced, drawn, watched, closed, compared."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.gate import Refused, may
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.rights.reach import actions, permissions, queries
from dinh.rights.reach.forms import ReasonForm, SeedForm, SurveyForm, initial_of, tried
from dinh.rights.reach.models import Survey
from dinh.rights.reach.views.sheets import progress_sheet, result_sheet

PAGE = 20


def state_words() -> dict[str, tuple[str, str]]:
    return {
        "draft": ("", _("Bản nháp")), "announced": ("info", _("Đã công bố, chờ bốc thăm")),
        "open": ("soon", _("Đang hỏi")), "closed": ("ok", _("Đã khóa kết quả")), "cancelled": ("late", _("Đã hủy")),
    }  # fmt: skip


def survey_or_404(ref: str) -> Survey:
    survey = queries.find(ref.upper())
    if survey is None:
        raise Http404(_("Không có đợt hỏi nào mang mã này."))
    return survey


def desk_url(survey: Survey) -> str:
    return reverse("reach_desk:survey", args=[survey.ref])


def form_page(request: Request, form: forms.Form, title: str, action: str, back_url: str, **more: Any) -> HttpResponse:
    context = {"form": form, "title": title, "action": action, "back_url": back_url, **more}
    return render(request, "reach/form.html", context)


def _own(request: Request) -> int | None:
    return request.actor.post.group_id if request.actor.post else None


@require_safe
@gated(permissions.READ)
def index(request: Request) -> HttpResponse:
    """All surveys, each with how many answered and how much is known: the way to compare one with the last."""
    page = Paginator(queries.surveys(), PAGE).get_page(request.GET.get("page"))
    words, rates = state_words(), queries.rates(page)
    rows = [(each, *words[each.state], rates[each.pk], queries.mean_known(each)) for each in page]
    context = {"page": page, "rows": rows, "may_plan": may(request.actor, permissions.PLAN)}
    return render(request, "reach/index.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.PLAN)
def new(request: Request) -> HttpResponse:
    form = SurveyForm(request.POST or None)
    made: list[Survey] = []
    if form.is_valid() and tried(form, lambda: made.append(actions.write_survey(by=request.actor, **form.given))):
        messages.success(request, _("Đã lưu bản nháp. Xem lại rồi công bố cách bốc thăm."))
        return redirect(desk_url(made[0]))
    return render(request, "reach/edit.html", {"form": form, "back_url": reverse("reach_desk:index")})


@require_http_methods(["GET", "POST"])
@gated(permissions.PLAN)
def edit(request: Request, ref: str) -> HttpResponse:
    survey = survey_or_404(ref)
    form = SurveyForm(request.POST or None, initial=initial_of(survey, queries.facts(survey)))
    if form.is_valid() and tried(form, lambda: actions.edit_survey(by=request.actor, survey=survey, **form.given)):
        messages.success(request, _("Đã lưu."))
        return redirect(desk_url(survey))
    return render(request, "reach/edit.html", {"form": form, "back_url": desk_url(survey)})


@require_safe
@gated(permissions.READ)
def show(request: Request, ref: str) -> HttpResponse:
    survey, day = survey_or_404(ref), today()
    lines = queries.progress(survey, day, _own(request))
    if request.GET.get("xuat") == "xlsx":
        data = result_sheet(survey) if survey.state == "closed" else progress_sheet(survey, lines)
        return attachment(data, f"den-voi-dan-{survey.ref}.xlsx")
    last = queries.before(survey)
    context: dict[str, Any] = {
        "survey": survey, "state": survey.state, "chip": state_words()[survey.state], "facts": queries.facts(survey),
        "progress": lines, "rate": queries.rate(survey), "today": day,
        "may": {name: may(request.actor, permission, survey) for name, permission in (
            ("plan", permissions.PLAN), ("draw", permissions.DRAW), ("type", permissions.TYPE),
            ("close", permissions.CLOSE), ("cancel", permissions.CANCEL))},
        "may_draw_now": survey.seed_day <= day, "over": day > survey.ends, "last": last,
        "mean": queries.mean_known(survey), "last_mean": queries.mean_known(last) if last else None,
    }  # fmt: skip
    return render(request, "reach/survey.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.PLAN)
def announce(request: Request, ref: str) -> HttpResponse:
    survey = survey_or_404(ref)
    return _confirmed(
        request, survey, lambda: actions.announce_survey(by=request.actor, survey=survey),
        _("Công bố cách bốc thăm?"),
        _("Số hộ của từng thôn, tổ dân phố được chốt; câu hỏi và nguồn hạt giống không sửa được nữa."),
        _("Công bố"), _("Đã công bố. Đến ngày có hạt giống, hãy vào bốc thăm."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.DRAW)
def draw(request: Request, ref: str) -> HttpResponse:
    survey = survey_or_404(ref)
    form = SeedForm(request.POST or None)
    if form.is_valid() and tried(
        form, lambda: actions.draw_sample(by=request.actor, survey=survey, seed=form.cleaned_data["seed"])
    ):
        messages.success(request, _("Đã bốc thăm. In danh sách và phiếu cho người đi hỏi."))
        return redirect(desk_url(survey))
    lead = _("Đã công bố lấy từ: %(rule)s, ngày %(day)s.") % {
        "rule": survey.seed_rule, "day": f"{survey.seed_day:%d/%m/%Y}"}  # fmt: skip
    return form_page(request, form, _("Bốc thăm"), _("Bốc thăm, không làm lại"), desk_url(survey), lead=lead)


@require_http_methods(["GET", "POST"])
@gated(permissions.CLOSE)
def close(request: Request, ref: str) -> HttpResponse:
    survey = survey_or_404(ref)
    return _confirmed(
        request, survey, lambda: actions.close_survey(by=request.actor, survey=survey),
        _("Khóa và công bố kết quả?"),
        _("Không nhận thêm phiếu nào nữa. Mã và dấu hộ nào đã trả lời bị xóa hẳn; kết quả hiện ở trang công khai."),
        _("Khóa và công bố"), _("Đã khóa và công bố kết quả."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.CANCEL)
def cancel(request: Request, ref: str) -> HttpResponse:
    survey = survey_or_404(ref)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and tried(
        form, lambda: actions.cancel_survey(by=request.actor, survey=survey, reason=form.cleaned_data["reason"])
    ):
        messages.success(request, _("Đã hủy đợt hỏi."))
        return redirect(desk_url(survey))
    lead = _("Phiếu đã nhập không thành kết quả. Mã của các hộ bị xóa.")
    return form_page(request, form, _("Hủy đợt hỏi?"), _("Hủy đợt hỏi"), desk_url(survey), lead=lead, danger=True)


def _confirmed(
    request: Request, survey: Survey, act: Callable[[], Any], question: str, consequence: str, action: str, done: str
) -> HttpResponse:
    """A page that asks first; what the act refuses is said on the survey's page."""
    if request.method == "POST":
        try:
            act()
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, done)
        return redirect(desk_url(survey))
    context = {"question": question, "consequence": consequence, "action": action, "back_url": desk_url(survey)}
    return render(request, "reach/confirm.html", context)
