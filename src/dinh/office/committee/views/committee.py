"""The committee and who looks after which unit; or the body that owns the work where there is none."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.ground.sheets import table
from dinh.office.committee import actions, permissions, queries
from dinh.office.committee.forms import CommitteeForm, EndForm, MemberForm, OwnershipForm, UnitsForm, tried
from dinh.office.committee.models import Committee, Member
from dinh.office.committee.views.common import committee_or_404, form_page, sheet
from dinh.office.tasks import queries as tasks

HOME = "committee:home"


@require_safe
@gated(permissions.READ)
def home(request: Request) -> HttpResponse:
    """Members with their units, units nobody looks after; or, without a committee, who owns the work."""
    day = today()
    committee = queries.committee_on(day)
    context: dict[str, Any] = {"committee": committee, "may_manage": may(request.actor, permissions.MANAGE)}
    if committee is None:
        return render(request, "committee/without.html", {**context, "owner": queries.owner_of_the_work()})
    seats = queries.seats(committee, day)
    if request.GET.get("xuat") == "xlsx":
        return sheet(_members_sheet(seats), f"thanh-vien-ban-chi-dao-{day:%Y%m%d}.xlsx")
    context |= {"seats": seats, "uncharged": queries.uncharged(committee, day), "near": queries.meetings_near(day)}
    return render(request, "committee/home.html", context)


def _members_sheet(seats: list[queries.Seat]) -> bytes:
    columns = [
        (_("TT"), 6),
        (_("Họ và tên"), 28),
        (_("Chức danh"), 45),
        (_("Vai trò"), 26),
        (_("Đơn vị phụ trách"), 70),
    ]
    rows = [
        (
            number,
            seat.person,
            str(seat.member),
            seat.member.get_role_display(),
            "; ".join(unit.name for unit in seat.units),
        )
        for number, seat in enumerate(seats, start=1)
    ]
    return table(_("Thành viên Ban Chỉ đạo"), columns, rows)


@require_http_methods(["GET", "POST"])
@gated(permissions.MANAGE)
def found(request: Request) -> HttpResponse:
    form = CommitteeForm(request.POST or None, day=today())
    if form.is_valid() and tried(form, lambda: actions.found_committee(by=request.actor, **form.cleaned_data)):
        messages.success(request, _("Đã lập Ban Chỉ đạo. Tiếp theo, hãy thêm các thành viên."))
        return redirect(HOME)
    lead = _("Chỉ lập khi địa phương có quyết định thành lập Ban Chỉ đạo.")
    return form_page(request, form, _("Lập Ban Chỉ đạo"), _("Lập"), reverse(HOME), lead=lead)


@require_http_methods(["GET", "POST"])
@gated(permissions.MANAGE)
def end(request: Request) -> HttpResponse:
    committee = committee_or_404()
    form = EndForm(request.POST or None)
    if form.is_valid() and tried(form, lambda: _end(request, committee, form)):
        messages.success(request, _("Đã ghi ngày Ban Chỉ đạo thôi hoạt động."))
        return redirect(HOME)
    lead = _("Cuộc họp, chương trình và văn bản vẫn giữ nguyên. Sau đó hãy chọn cơ quan phụ trách thực hiện dân chủ.")
    action = _("Thôi hoạt động")
    return form_page(request, form, _("Ban Chỉ đạo thôi hoạt động?"), action, reverse(HOME), lead=lead, danger=True)


def _end(request: Request, committee: Committee, form: EndForm) -> None:
    actions.end_committee(by=request.actor, committee=committee, ends=form.cleaned_data["ends"])


@require_http_methods(["GET", "POST"])
@gated(permissions.MANAGE)
def owner(request: Request) -> HttpResponse:
    """Setting: the body that owns the work where the commune has no committee."""
    held = queries.owner_of_the_work()
    initial = {"body": held.body, "ground": held.ground} if held else None
    form = OwnershipForm(request.POST or None, day=today(), initial=initial)
    if form.is_valid() and tried(form, lambda: actions.set_owner(by=request.actor, **form.cleaned_data)):
        messages.success(request, _("Đã ghi cơ quan phụ trách."))
        return redirect(HOME)
    title, lead = _("Cơ quan phụ trách thực hiện dân chủ"), _(
        "Dùng khi địa phương không lập, hoặc đã thôi, Ban Chỉ đạo: mỗi tỉnh giao việc này cho một cơ quan khác nhau."
    )  # fmt: skip
    return form_page(request, form, title, _("Lưu"), reverse(HOME), lead=lead)


@require_http_methods(["GET", "POST"])
@gated(permissions.MANAGE)
def add_member(request: Request) -> HttpResponse:
    committee = committee_or_404()
    form = MemberForm(request.POST or None, day=today(), initial={"begins": today()})
    if form.is_valid() and tried(
        form, lambda: actions.add_member(by=request.actor, committee=committee, **form.cleaned_data)
    ):
        messages.success(request, _("Đã thêm thành viên."))
        return redirect(HOME)
    return form_page(request, form, _("Thêm thành viên"), _("Thêm"), reverse(HOME))


@require_http_methods(["GET", "POST"])
@gated(permissions.MANAGE)
def edit_member(request: Request, pk: int) -> HttpResponse:
    member = _member(pk)
    initial = {"role": member.role, "order": member.order, "units": list(member.units.all())}
    form = UnitsForm(request.POST or None, day=today(), initial=initial)
    if form.is_valid() and tried(
        form, lambda: actions.edit_member(by=request.actor, member=member, **form.cleaned_data)
    ):
        messages.success(request, _("Đã lưu."))
        return redirect(HOME)
    more = [(reverse("committee:end_member", args=[pk]), _("Thôi làm thành viên"))]
    return form_page(request, form, str(member), _("Lưu"), reverse(HOME), more=more)


@require_http_methods(["GET", "POST"])
@gated(permissions.MANAGE)
def end_member(request: Request, pk: int) -> HttpResponse:
    member = _member(pk)
    form = EndForm(request.POST or None, initial={"ends": today()})
    if form.is_valid() and tried(
        form, lambda: actions.end_member(by=request.actor, member=member, **form.cleaned_data)
    ):
        messages.success(request, _("Đã ghi. Các đơn vị người này phụ trách cần người khác."))
        return redirect(HOME)
    title = _("%(member)s thôi làm thành viên?") % {"member": member}
    return form_page(request, form, title, _("Thôi làm thành viên"), reverse(HOME), danger=True)


@require_safe
@gated(permissions.READ)
def my_units(request: Request) -> HttpResponse:
    """A member's week: the units they look after, those with late turns first, and the late turns themselves."""
    day = today()
    units = queries.units_of(request.actor, day)
    loads = queries.unit_loads(units, day)
    late = [line for load in loads if load.late for line in _late_of(load.body.pk)]
    return render(request, "committee/my_units.html", {"loads": loads, "late": late, "today": day})


def _late_of(body: int) -> list[tasks.Line]:
    """The ten latest turns a unit leads: more than that is for its own list."""
    turns = tasks.found(tasks.Filters(state="late", body=body), today()).filter(task__lead=body)
    return tasks.lines(turns[:10], today())


def _member(pk: int) -> Member:
    member: Member = get_object_or_404(Member.objects.select_related("post__body", "committee"), pk=pk)
    return member
