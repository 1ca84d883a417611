"""The desk: yearly meetings of all groups, one meeting from plan to report, the UBND's papers of the year."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.sheets import attachment, table
from dinh.law.rules.oversee import YEARLY_MEETING
from dinh.rights.decide import actions, forms_yearly, papers_yearly, permissions
from dinh.rights.decide.models import YearlyMeeting
from dinh.rights.decide.queries import yearly as queries
from dinh.rights.decide.views.outcome import DOCX


@require_safe
@gated(permissions.READ)
def yearly(request: Request) -> HttpResponse:
    """Every group and its meeting of a year; the UBND's plan and reports; .xlsx."""
    day, asked = today(), request.GET.get("nam", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else day.year
    rows = queries.standings(year, day)
    if request.GET.get("xuat") == "xlsx":
        return attachment(_sheet(rows), f"hoi-nghi-dinh-ky-{year}.xlsx")
    own = request.actor.post.group_id if request.actor.post else None
    context = {
        "rows": rows, "year": year, "years": queries.years(day), "papers": queries.papers(year), "own": own,
        "held": sum(one.key in ("held", "reported") for one in rows), "article": YEARLY_MEETING,
        "may_all": request.actor.has(permissions.WRITER), "may_paper": may(request.actor, permissions.WRITE_OFFICES),
    }  # fmt: skip
    return render(request, "decide/desk/yearly_list.html", context)


def _sheet(rows: list[queries.Standing]) -> bytes:
    columns = [
        ("Thôn, tổ dân phố", 22), ("Năm", 8), ("Tình trạng", 22), ("Họp lúc", 18), ("Tổng số hộ", 10), ("Số hộ dự", 10),
        ("Gửi kế hoạch", 12), ("Thông báo", 12), ("Báo cáo", 12),
    ]  # fmt: skip
    lines = (
        (str(one.group), one.year, one.words, *_told(one.meeting))
        for one in rows
    )  # fmt: skip
    return table("Hội nghị định kỳ", columns, lines)


def _told(one: YearlyMeeting | None) -> tuple[Any, ...]:
    if one is None:
        return (None,) * 6
    return one.meets_at, one.total, one.present, one.plan_on, one.notice_on, one.report_on


def _fetch(request: Request, pk: int) -> YearlyMeeting:
    found: YearlyMeeting = get_object_or_404(queries.meetings(), pk=pk)
    require(request.actor, permissions.READ, found)
    return found


@require_safe
@gated(permissions.READ)
def yearly_one(request: Request, pk: int) -> HttpResponse:
    found = _fetch(request, pk)
    one = queries.standing(found.group, found.year, found, today())
    context = {
        "meeting": found,
        "one": one,
        "may_edit": may(request.actor, permissions.YEARLY, found),
        "day": today(),
        "letters": [(letter, found.steps.get(letter, "")) for letter in queries.LETTERS],
        "article": YEARLY_MEETING,
    }
    return render(request, "decide/desk/yearly_one.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def yearly_plan(request: Request, group: int) -> HttpResponse:
    """Set or move the meeting of a group."""
    found = get_object_or_404(ResidentialGroup.objects.on(today()), pk=group)
    known = YearlyMeeting.objects.filter(group=found, year=today().year, present=None).first()
    require(request.actor, permissions.YEARLY, known or YearlyMeeting(commune=request.commune, group=found))
    form, made = forms_yearly.PlanForm(request.POST or None, initial=forms_yearly.planned(known)), []
    if form.is_valid() and tried(form, lambda: made.append(
        actions.plan_yearly(by=request.actor, group=found, **form.cleaned_data)
    )):  # fmt: skip
        return redirect("decide_desk:yearly_one", made[0].pk)
    title = _("Hội nghị định kỳ: %(group)s") % {"group": found}
    return _form(request, form, title, _("Ghi kế hoạch"))


@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def yearly_notice(request: Request, pk: int) -> HttpResponse:
    found = _fetch(request, pk)
    require(request.actor, permissions.YEARLY, found)
    form = forms_yearly.OnForm(request.POST or None)
    if form.is_valid() and tried(
        form, lambda: actions.notify_yearly(by=request.actor, meeting=found, **form.cleaned_data)
    ):  # fmt: skip
        return redirect("decide_desk:yearly_one", pk)
    return _form(request, form, _("Ghi ngày thông báo đến các hộ"), _("Ghi"), found)


@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def yearly_held(request: Request, pk: int) -> HttpResponse:
    found = _fetch(request, pk)
    require(request.actor, permissions.YEARLY, found)
    form = forms_yearly.HeldForm(request.POST or None, meeting=found)
    if form.is_valid() and tried(form, lambda: actions.hold_yearly(
        by=request.actor, meeting=found, present=form.cleaned_data["present"], steps=form.steps(), words=form.words(),
    )):  # fmt: skip
        messages.success(request, _("Đã ghi hội nghị. Tiếp theo: báo cáo bằng văn bản."))
        return redirect("decide_desk:yearly_one", pk)
    return _form(request, form, _("Ghi hội nghị"), _("Lưu"), found)


@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def yearly_report(request: Request, pk: int) -> HttpResponse:
    found = _fetch(request, pk)
    require(request.actor, permissions.YEARLY, found)
    form = forms_yearly.OnForm(request.POST or None)
    if form.is_valid() and tried(
        form, lambda: actions.report_yearly(by=request.actor, meeting=found, **form.cleaned_data)
    ):  # fmt: skip
        return redirect("decide_desk:yearly_one", pk)
    return _form(request, form, _("Ghi ngày báo cáo"), _("Ghi"), found)


@require_safe
@gated(permissions.READ)
def yearly_paper(request: Request, pk: int) -> HttpResponse:
    found = _fetch(request, pk)
    try:
        return attachment(papers_yearly.report(found), f"bao-cao-{found.group.code}-{found.year}.docx", DOCX)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("decide_desk:yearly_one", pk)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE_OFFICES)
def year_paper(request: Request) -> HttpResponse:
    form = forms_yearly.PaperForm(request.POST or None)
    if form.is_valid() and tried(form, lambda: actions.note_year_paper(by=request.actor, **form.cleaned_data)):
        messages.success(request, _("Đã ghi."))
        return redirect("decide_desk:yearly")
    return _form(request, form, _("Kế hoạch, báo cáo của năm (Điều 23)"), _("Ghi"))


def _form(
    request: Request, form: Any, title: str, action: str, meeting: YearlyMeeting | None = None
) -> HttpResponse:  # fmt: skip
    context = {"form": form, "title": title, "action": action, "meeting": meeting}
    return render(request, "decide/desk/yearly_form.html", context, status=400 if form.errors else 200)
