"""Meetings: the list, one meeting on one page, its agenda, roll and conclusion, and the record to print."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.clock import now, today
from dinh.ground.gate import Refused, may, why_not
from dinh.ground.http import Request, gated
from dinh.ground.sheets import table
from dinh.office.committee import actions, permissions, queries
from dinh.office.committee.forms import AssessmentForm, LineForm, MeetingForm, ReasonForm, RollForm, tried
from dinh.office.committee.models import Meeting
from dinh.office.committee.views.common import PAGE, committee_or_404, form_page, sheet

SPARE_ROWS = 3
MOST_ROWS = 60


@require_safe
@gated(permissions.READ)
def index(request: Request) -> HttpResponse:
    found = queries.meetings(request.GET.get("q", "").strip())
    if request.GET.get("xuat") == "xlsx":
        return sheet(_sheet(found), f"cuoc-hop-ban-chi-dao-{today():%Y%m%d}.xlsx")
    context = {
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")), "q": request.GET.get("q", ""), "now": now(),
        "committee": queries.committee_on(today()), "may_manage": may(request.actor, permissions.MANAGE),
    }  # fmt: skip
    return render(request, "committee/meetings.html", context)


def _sheet(found: Any) -> bytes:
    columns = [
        (_("Ngày"), 12),
        (_("Nội dung"), 60),
        (_("Địa điểm"), 34),
        (_("Có mặt"), 10),
        (_("Điểm danh"), 10),
        (_("Thông báo"), 20),
    ]
    rows = [
        (timezone.localdate(each.starts_at), each.subject, each.place, each.came, each.asked,
         each.paper.number if each.paper else each.cancelled)
        for each in found
    ]  # fmt: skip
    return table(_("Cuộc họp"), columns, rows)


@require_safe
@gated(permissions.READ)
def show(request: Request, ref: str) -> HttpResponse:
    return render(request, "committee/meeting.html", _context(request, _meeting(ref)))


@require_safe
@gated(permissions.READ)
def printed(request: Request, ref: str) -> HttpResponse:
    return render(request, "committee/print.html", _context(request, _meeting(ref)))


def _context(request: Request, meeting: Meeting) -> dict[str, Any]:
    roll = queries.roll(meeting)
    came = sum(1 for _seat, noted in roll if noted and noted.presence == "present")
    return {
        "meeting": meeting,
        "roll": roll,
        "came": came,
        "agenda": meeting.agenda.all(),
        "opinions": meeting.opinions.all(),
        "lines": meeting.lines.select_related("body"),
        "begun": meeting.starts_at <= now(),
        "refusal": why_not(request.actor, permissions.MINUTE, meeting),
        "may_manage": may(request.actor, permissions.MANAGE, meeting),
    }


@require_http_methods(["GET", "POST"])
@gated(permissions.MANAGE)
def plan(request: Request) -> HttpResponse:
    committee = committee_or_404()
    form = MeetingForm(request.POST or None, members=_members(committee))
    done: list[Any] = []
    if form.is_valid() and tried(
        form, lambda: done.append(actions.plan_meeting(by=request.actor, committee=committee, **form.given))
    ):
        messages.success(request, _("Đã lên lịch họp."))
        return redirect("committee:meeting", done[0].ref)
    return form_page(request, form, _("Lên lịch họp"), _("Lên lịch"), reverse("committee:meetings"))


@require_http_methods(["GET", "POST"])
@gated(permissions.MANAGE)
def edit(request: Request, ref: str) -> HttpResponse:
    meeting = _meeting(ref)
    form = MeetingForm(request.POST or None, members=_members(meeting.committee), initial=_typed(meeting))
    if form.is_valid() and tried(form, lambda: actions.edit_meeting(by=request.actor, meeting=meeting, **form.given)):
        messages.success(request, _("Đã lưu."))
        return redirect("committee:meeting", ref)
    return form_page(request, form, _("Sửa cuộc họp"), _("Lưu"), reverse("committee:meeting", args=[ref]))


def _members(committee: Any) -> Any:
    return committee.members.filter(queries.in_force(today())).select_related("post__body")


def _typed(meeting: Meeting) -> dict[str, Any]:
    at = timezone.localtime(meeting.starts_at)
    agenda = "\n".join(
        f"{item.text} | {item.presenter}" if item.presenter else item.text for item in meeting.agenda.all()
    )
    return {
        "subject": meeting.subject, "day": at.date(), "time": at.time(), "place": meeting.place, "chair": meeting.chair,
        "agenda": agenda, "guests": meeting.guests,
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.MANAGE)
def roll(request: Request, ref: str) -> HttpResponse:
    """Who came and what was said, on one page."""
    meeting = _meeting(ref)
    opinions = "\n".join(f"{each.speaker}: {each.text}" for each in meeting.opinions.all())
    form = RollForm(request.POST or None, roll=queries.roll(meeting), initial={"opinions": opinions})
    if form.is_valid() and tried(form, lambda: _hold(request, meeting, form)):
        messages.success(request, _("Đã ghi điểm danh và ý kiến."))
        return redirect("committee:meeting", ref)
    refusal = why_not(request.actor, permissions.MINUTE, meeting)
    return render(request, "committee/roll.html", {"meeting": meeting, "form": form, "refusal": refusal})


def _hold(request: Request, meeting: Meeting, form: RollForm) -> None:
    opinions = form.cleaned_data["opinions"]
    actions.hold_meeting(by=request.actor, meeting=meeting, attendance=form.attendance, opinions=opinions)


@require_http_methods(["GET", "POST"])
@gated(permissions.MANAGE)
def conclude(request: Request, ref: str) -> HttpResponse:
    """The assessment and the numbered tasks; `more` only adds empty rows and keeps what was typed."""
    meeting = _meeting(ref)
    top = AssessmentForm(request.POST or None, initial={"assessment": meeting.assessment})
    rows = _rows(request, meeting)
    valid = request.method == "POST" and all([top.is_valid(), *(row.is_valid() for row in rows)])
    if valid and "more" not in request.POST and tried(top, lambda: _conclude(request, meeting, top, rows)):
        messages.success(request, _("Đã lưu kết luận."))
        return redirect("committee:meeting", ref)
    refusal = why_not(request.actor, permissions.MINUTE, meeting)
    return render(
        request, "committee/conclude.html", {"meeting": meeting, "form": top, "rows": rows, "refusal": refusal}
    )


def _rows(request: Request, meeting: Meeting) -> list[LineForm]:
    if request.method == "POST":
        asked = request.POST.get("rows", "")
        count = min(int(asked) if asked.isdecimal() and len(asked) < 4 else 0, MOST_ROWS)
        extra = SPARE_ROWS if "more" in request.POST else 0
        typed = [LineForm(request.POST, day=today(), prefix=f"m{number}") for number in range(count)]
        return typed + [LineForm(day=today(), prefix=f"m{count + number}") for number in range(extra)]
    kept = [
        {"body": each.body, "agency": each.agency, "text": each.text, "due": each.due}
        for each in meeting.lines.select_related("body")
    ]
    initial: list[dict[str, Any]] = [*kept, *({} for _spare in range(SPARE_ROWS))]
    return [LineForm(day=today(), prefix=f"m{number}", initial=each) for number, each in enumerate(initial)]


def _conclude(request: Request, meeting: Meeting, top: AssessmentForm, rows: list[LineForm]) -> None:
    lines = [row.line for row in rows if any(row.cleaned_data.values())]
    actions.conclude(by=request.actor, meeting=meeting, assessment=top.cleaned_data["assessment"], lines=lines)


@require_POST
@gated(permissions.MANAGE)
def draft(request: Request, ref: str) -> HttpResponse:
    """Draft the notice of conclusion, then go on in the papers room: it is issued there."""
    try:
        paper = actions.draft_conclusion(by=request.actor, meeting=_meeting(ref))
    except (ValidationError, Refused) as error:
        messages.error(request, " ".join(error.messages) if isinstance(error, ValidationError) else str(error))
        return redirect("committee:meeting", ref)
    messages.success(
        request, _("Đã soạn dự thảo thông báo kết luận. Xem lại rồi ban hành; sau đó các mục sẽ chờ giao việc.")
    )
    return redirect("papers:paper", paper.ref)


@require_http_methods(["GET", "POST"])
@gated(permissions.MANAGE)
def cancel(request: Request, ref: str) -> HttpResponse:
    meeting = _meeting(ref)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and tried(
        form, lambda: actions.cancel_meeting(by=request.actor, meeting=meeting, **form.cleaned_data)
    ):
        messages.success(request, _("Đã hủy cuộc họp."))
        return redirect("committee:meeting", ref)
    back = reverse("committee:meeting", args=[ref])
    return form_page(request, form, _("Hủy cuộc họp này?"), _("Hủy cuộc họp"), back, danger=True)


def _meeting(ref: str) -> Meeting:
    meeting = queries.find_meeting(ref)
    if meeting is None:
        raise Http404(_("Không có cuộc họp này."))
    return meeting
