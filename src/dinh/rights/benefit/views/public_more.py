"""What anyone may read: relief line by line, one-stop figures, satisfaction; and the page where a drawn household
answers."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.http import Request, public
from dinh.ground.places.queries import groups_on
from dinh.ground.sheets import attachment, table
from dinh.ground.throttle import address
from dinh.law.rules import get as rule
from dinh.rights.benefit import actions, clocks, picture, queries, queries_service, queries_survey, reports
from dinh.rights.benefit.forms import CodeForm
from dinh.rights.benefit.forms_more import MarksForm
from dinh.rights.benefit.models import Entry, Slot, Survey
from dinh.rights.benefit.questions import MARK_WORDS, MARKS
from dinh.rights.benefit.views.common import PAGE, drive_or_404
from dinh.rights.benefit.views.public import WRONG


@public
@require_safe
def relief(request: Request) -> HttpResponse:
    page = Paginator(queries.drives(), 20).get_page(request.GET.get("page"))
    rows = [(drive, queries.balances(drive)) for drive in page]
    return render(request, "benefit/relief.html", {"page": page, "rows": rows})


@public
@require_safe
def drive_page(request: Request, ref: str) -> HttpResponse:
    """`/p/CU-…`: what came, what went to whom, what is left; `?chieu=in|out`, `?to=`."""
    drive = drive_or_404(ref)
    way, group = request.GET.get("chieu", ""), request.GET.get("to", "")
    rows = queries.entries(drive, way if way in Entry.Way.values else "", group)
    until = clocks.names_until(drive.closed_on)
    hidden = until is not None and today() > until
    if request.GET.get("xuat") == "xlsx":
        return attachment(reports.entries_sheet(drive, list(rows), names=not hidden), f"cuu-tro-{drive.ref}.xlsx")
    context = {
        "drive": drive, "balances": queries.balances(drive), "hidden": hidden, "until": until,
        "way": way, "group": group, "ways": Entry.Way.choices,
        "groups": groups_on(today()), "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
    }  # fmt: skip
    return render(request, "benefit/drive.html", context)


def service_context(request: Request, desk: bool = False) -> dict[str, Any]:
    """Figures of a year (`?nam=`) or one of its months (`?thang=`), of all procedures or one field (`?linh-vuc=`)."""
    day = today()
    years = queries_service.years() or [day.year]
    year = _int(request.GET.get("nam", ""), years, years[0])
    month = _int(request.GET.get("thang", ""), range(1, 13), 0)
    start, end = date(year, month or 1, 1), _end(year, month)
    lines = queries_service.by_procedure(start, end)
    fields = queries_service.by_field(lines)
    field = request.GET.get("linh-vuc", "")
    shown = [line for line in lines if line.field == field] if field else lines
    months = queries_service.by_month(date(year, 1, 1), date(year, 12, 31))
    label = _("Hồ sơ đã trả từng tháng năm %(year)d: %(months)s.") % {
        "year": year,
        "months": "; ".join(f"{one.name}: {one.in_time}/{one.returned}" for one in months),
    }
    return {
        "years": years, "year": year, "month": month, "start": start, "end": min(end, day), "lines": shown,
        "fields": fields, "field": field, "months": months, "total": queries_service.total(shown),
        "svg": picture.months([(one.name, one.in_time, one.late) for one in months], label) if months else "",
        "late": queries_service.late_files(start, end, day) if desk else None, "today": day,
        "overdue": queries_service.overdue(day), "month_numbers": range(1, 13),
    }  # fmt: skip


def _int(text: str, known: Any, otherwise: int) -> int:
    return int(text) if text.isdigit() and int(text) in known else otherwise


def _end(year: int, month: int) -> date:
    if not month:
        return date(year, 12, 31)
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def service_export(request: Request, context: dict[str, Any]) -> HttpResponse:
    if request.GET.get("xuat") == "tre-han" and context["late"] is not None:
        columns = [(_("Mã hồ sơ"), 24), (_("Thủ tục"), 60), (_("Tiếp nhận"), 12), (_("Hẹn trả"), 12), (_("Đã trả"), 12)]
        told = [(one.code, one.procedure, one.received_on, one.due_on, one.returned_on) for one in context["late"]]
        return attachment(table(_("Hồ sơ trễ hạn"), columns, told), "ho-so-tre-han.xlsx")
    data = reports.service_sheet(context["lines"], context["start"], context["end"])
    return attachment(data, "mot-cua.xlsx")


@public
@require_safe
def service(request: Request) -> HttpResponse:
    """One-stop results: no file and nobody is named, procedures and counts alone."""
    context = service_context(request)
    if request.GET.get("xuat") == "xlsx":
        return service_export(request, context)
    return render(request, "benefit/service.html", context)


@public
@require_safe
def surveys(request: Request) -> HttpResponse:
    """Satisfaction quarter by quarter, with the trend."""
    page = Paginator(queries_survey.surveys(), 20).get_page(request.GET.get("page"))
    trend = [(survey, found) for survey, found in queries_survey.trend() if found]
    told = "; ".join(f"{one.quarter}: {found['part']}/{found['whole']}" for one, found in trend)
    label = _("Số hộ hài lòng nói chung, từng quý: %(told)s.") % {"told": told}
    points = [
        (f"{one.quarter[-1]}/{one.quarter[:4]}", found["share"], found["low"], found["high"]) for one, found in trend
    ]
    context = {
        "page": page, "rows": [(one, queries_survey.whole(one)) for one in page],
        "svg": picture.shares(points, label) if points else "", "trend": trend,
        "cite": rule(clocks.FEEDBACK).cite(today()),
    }  # fmt: skip
    return render(request, "benefit/surveys.html", context)


def _survey(ref: str) -> Survey:
    found = queries_survey.find_survey(ref)
    if found is None:
        raise Http404(_("Không có đợt đo nào mang mã này."))
    return found


@public
@require_safe
def survey_page(request: Request, ref: str) -> HttpResponse:
    """`/p/HL-…`: how the households are drawn, and once closed what came out."""
    survey = _survey(ref)
    if request.GET.get("xuat") == "xlsx" and survey.state == "closed":
        return attachment(_result_sheet(survey), f"hai-long-{survey.ref}.xlsx")
    context: dict[str, Any] = {
        "survey": survey, "state": survey.state, "questions": queries_survey.asked(survey),
        "strata": survey.strata.order_by("code"), "drawn": queries_survey.drawn(survey),
        "marks": [MARK_WORDS[mark] for mark in MARKS], "result": survey.result,
    }  # fmt: skip
    if survey.state == "closed":
        context["groups"] = [
            {**group, "shares": [question["groups"][place] for question in survey.result["questions"]]}
            for place, group in enumerate(survey.result["groups"])
        ]
    return render(request, "benefit/survey.html", context)


def _result_sheet(survey: Survey) -> bytes:
    """One row a question and place, the commune first; what is hidden says so."""
    columns = [(_("Nơi"), 24), (_("Câu hỏi"), 60), (_("Hài lòng"), 10), (_("Trả lời"), 10), (_("Tỷ lệ %"), 10),
               (_("Thấp nhất %"), 10), (_("Cao nhất %"), 10)]  # fmt: skip
    rows: list[tuple[Any, ...]] = []
    for question in survey.result["questions"]:
        places = [(_("Cả địa phương"), question["commune"])]
        places += [(group["name"], found) for group, found in
                   zip(survey.result["groups"], question["groups"], strict=True)]  # fmt: skip
        rows += [
            (name, question["text"], found["part"], found["whole"],
             *(round(100 * found[key], 1) for key in ("share", "low", "high")))
            if found else (name, question["text"], _("không nêu"), None, None, None, None)
            for name, found in places
        ]  # fmt: skip
    return table(str(survey), columns, rows)


@public
@require_safe
def script(request: Request, ref: str) -> HttpResponse:
    """The draw as a program to run at home."""
    survey = _survey(ref)
    if not survey.seed:
        raise Http404(_("Đợt này chưa bốc thăm."))
    data = queries_survey.script(survey).encode()
    return attachment(data, f"boc-tham-{survey.ref}.py", "text/x-python; charset=utf-8")


@public
@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: Request) -> HttpResponse:
    """First the code from the slip, then the questions. Whoever answers is a visitor, signed in or not."""
    if "xong" in request.GET:
        return render(request, "benefit/thanks.html")
    typed = request.GET.get("ma", "")
    form = CodeForm(request.GET if "ma" in request.GET else None)
    slot = queries_survey.by_code(typed) if typed and not WRONG.spent(address(request)) else None
    if slot is None:
        if typed:
            WRONG.count(address(request))
            form.add_error("ma", _("Không có mã này. Mã có tám chữ và số, hoặc đợt hỏi đã kết thúc."))
        return render(request, "benefit/answer_code.html", {"form": form}, status=400 if typed else 200)
    survey, visitor, found = slot.stratum.survey, Actor(commune=request.commune), slot
    marks = MarksForm(request.POST if request.method == "POST" else None, questions=queries_survey.asked(survey))
    if marks.is_valid() and tried(
        marks, lambda: actions.answer_survey(by=visitor, slot=found, answers=marks.answers)
    ):  # fmt: skip
        return redirect(f"{request.path}?xong=1")
    closed = not slot.called or slot.status != Slot.Status.WAITING or not survey.takes_answers(today())
    context = {"survey": survey, "form": marks, "slot": slot, "closed": closed}
    return render(request, "benefit/answer.html", context, status=400 if marks.errors else 200)
