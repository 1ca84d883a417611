"""The satisfaction survey on the desk: announced, drawn, asked, closed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.law.rules import get as rule
from dinh.rights.benefit import actions, clocks, permissions, queries_survey
from dinh.rights.benefit.forms_more import SeedForm, SurveyForm, TypeForm, survey_start
from dinh.rights.benefit.models import Slot, Stratum, Survey
from dinh.rights.benefit.questions import MARK_WORDS
from dinh.rights.benefit.views.common import confirmed, form_page, own
from dinh.scribe.posters.qr import qr_svg


def survey_or_404(ref: str) -> Survey:
    found = queries_survey.find_survey(ref)
    if found is None:
        raise Http404(_("Không có đợt đo nào mang mã này."))
    return found


def state_words() -> dict[str, tuple[str, str]]:
    return {
        "announced": ("info", _("Đã công bố, chờ bốc thăm")), "open": ("soon", _("Đang hỏi")),
        "closed": ("ok", _("Đã khóa kết quả")),
    }  # fmt: skip


@require_safe
@gated(permissions.TYPE)
def index(request: Request) -> HttpResponse:
    page = Paginator(queries_survey.surveys(), 20).get_page(request.GET.get("page"))
    words = state_words()
    quarter = queries_survey.quarter_of(today())
    context = {
        "page": page, "rows": [(one, *words[one.state], queries_survey.whole(one)) for one in page],
        "may_plan": may(request.actor, permissions.SURVEY),
        "may_settle": may(request.actor, permissions.SETTLE), "quarter": quarter,
        "missing": queries_survey.of_quarter(quarter) is None, "cite": rule(clocks.FEEDBACK).cite(today()),
    }  # fmt: skip
    return render(request, "benefit/desk/surveys.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.SURVEY)
def new(request: Request) -> HttpResponse:
    day = today()
    form = SurveyForm(request.POST or None, initial=survey_start(queries_survey.quarter_of(day), day))
    made: list[Survey] = []
    if form.is_valid() and tried(
        form, lambda: made.append(actions.announce_survey(by=request.actor, **form.cleaned_data))
    ):
        messages.success(request, _("Đã công bố cách bốc thăm. Đến ngày có con số bốc thăm thì bốc thăm."))
        return redirect("benefit_desk:survey", made[0].ref)
    lead = _("Câu hỏi quay vòng theo quý. Lưu là công bố: số hộ từng tổ và nguồn con số bốc thăm được chốt.")
    back = reverse("benefit_desk:surveys")
    return form_page(request, form, _("Mở đợt đo mức hài lòng"), _("Công bố"), back, lead=lead)


@require_safe
@gated(permissions.TYPE)
def show(request: Request, ref: str) -> HttpResponse:
    survey, day = survey_or_404(ref), today()
    lines = queries_survey.progress(survey, own(request))
    context: dict[str, Any] = {
        "survey": survey, "state": survey.state, "chip": state_words()[survey.state], "progress": lines,
        "questions": queries_survey.asked(survey), "today": day, "may_draw_now": survey.seed_day <= day,
        "done": sum(one.answered for one in lines), "all": sum(one.stratum.asked for one in lines),
        "may": {name: may(request.actor, permission, survey) for name, permission in (
            ("draw", permissions.DRAW), ("type", permissions.TYPE), ("close", permissions.CLOSE))},
    }  # fmt: skip
    return render(request, "benefit/desk/survey.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.DRAW)
def draw(request: Request, ref: str) -> HttpResponse:
    survey = survey_or_404(ref)
    require(request.actor, permissions.DRAW, survey)
    form = SeedForm(request.POST or None)
    if form.is_valid() and tried(
        form, lambda: actions.draw_survey(by=request.actor, survey=survey, **form.cleaned_data)
    ):  # fmt: skip
        messages.success(request, _("Đã bốc thăm. In danh sách và phiếu cho người đi hỏi."))
        return redirect("benefit_desk:survey", ref)
    lead = _("Đã công bố lấy từ: %(rule)s, ngày %(day)s.") % {
        "rule": survey.seed_rule, "day": f"{survey.seed_day:%d/%m/%Y}"}  # fmt: skip
    back = reverse("benefit_desk:survey", args=[ref])
    return form_page(request, form, _("Bốc thăm"), _("Bốc thăm, không làm lại"), back, lead=lead)


@require_http_methods(["GET", "POST"])
@gated(permissions.CLOSE)
def close(request: Request, ref: str) -> HttpResponse:
    survey = survey_or_404(ref)
    return confirmed(
        request, lambda: actions.close_survey(by=request.actor, survey=survey), _("Khóa và công bố kết quả?"),
        _("Không nhận thêm phiếu nào nữa. Mã và dấu hộ nào đã trả lời bị xóa hẳn; kết quả hiện ở trang công khai."),
        _("Khóa và công bố"), _("Đã khóa và công bố kết quả."), reverse("benefit_desk:survey", args=[ref]),
    )  # fmt: skip


def _stratum(request: Request, ref: str, code: str) -> tuple[Survey, Stratum]:
    survey = survey_or_404(ref)
    stratum: Stratum = get_object_or_404(Stratum.objects.select_related("survey"), survey=survey, code=code)
    require(request.actor, permissions.TYPE, stratum)
    return survey, stratum


@require_safe
@gated(permissions.TYPE)
def visits(request: Request, ref: str, code: str) -> HttpResponse:
    """The list an interviewer carries: whom to ask, then who is next when somebody does not answer."""
    survey, stratum = _stratum(request, ref, code)
    slots = queries_survey.slots(stratum)
    context = {
        "survey": survey, "stratum": stratum, "called": [slot for slot in slots if slot.called],
        "spare": [slot for slot in slots if not slot.called],
    }  # fmt: skip
    return render(request, "benefit/desk/visits.html", context)


@require_safe
@gated(permissions.TYPE)
def slips(request: Request, ref: str, code: str) -> HttpResponse:
    survey, stratum = _stratum(request, ref, code)
    base = request.build_absolute_uri(reverse("benefit:answer"))
    mine = [slot for slot in queries_survey.slots(stratum) if slot.called and slot.status == Slot.Status.WAITING]
    context = {
        "survey": survey, "stratum": stratum, "questions": queries_survey.asked(survey), "base": base,
        "marks": list(MARK_WORDS.values()), "slips": [(slot, qr_svg(f"{base}?ma={slot.code}")) for slot in mine],
    }  # fmt: skip
    return render(request, "benefit/desk/survey_slips.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.TYPE)
def type_in(request: Request, ref: str) -> HttpResponse:
    """Type one slip after another; the page comes back empty for the next."""
    survey, head = survey_or_404(ref), own(request)
    require(request.actor, permissions.TYPE, survey)
    strata = list(Stratum.objects.filter(survey=survey, **({"group": head} if head else {})).order_by("code"))
    start = {"group": request.GET.get("to", "")}
    form = TypeForm(request.POST or None, questions=queries_survey.asked(survey), strata=strata, initial=start)
    if form.is_valid() and tried(
        form, lambda: actions.type_survey(by=request.actor, slot=form.cleaned_data["slot"], answers=form.answers)
    ):
        slot = form.cleaned_data["slot"]
        messages.success(request, _("Đã đếm phiếu của %(group)s. Nhập tiếp phiếu sau.") % {"group": slot.stratum.name})
        return redirect(f"{reverse('benefit_desk:survey_type', args=[ref])}?to={slot.stratum_id}")
    lead = _("Lưu rồi không sửa được: câu trả lời chỉ được cộng vào số đếm, không gắn với hộ nào.")
    back = reverse("benefit_desk:survey", args=[ref])
    return form_page(request, form, _("Nhập phiếu"), _("Lưu phiếu này"), back, lead=lead)


@require_http_methods(["GET", "POST"])
@gated(permissions.TYPE)
def skip(request: Request, pk: int) -> HttpResponse:
    slot: Slot = get_object_or_404(Slot.objects.select_related("stratum__survey"), pk=pk)
    require(request.actor, permissions.TYPE, slot)
    survey = slot.stratum.survey
    return confirmed(
        request, lambda: actions.skip_household(by=request.actor, slot=slot),
        _("%(group)s, hộ số %(n)d không trả lời?") % {"group": slot.stratum.name, "n": slot.number},
        _("Hộ kế tiếp trong thứ tự bốc thăm được gọi thay."), _("Ghi, gọi hộ thay"), _("Đã ghi."),
        reverse("benefit_desk:visits", args=[survey.ref, slot.stratum.code]),
    )  # fmt: skip
