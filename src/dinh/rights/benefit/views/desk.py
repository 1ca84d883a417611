"""The desk: programmes and lists at a glance; a programme written, made public, ended."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment, table
from dinh.rights.benefit import actions, permissions, queries, queries_survey
from dinh.rights.benefit.forms import ProgrammeForm, TitleForm, initial_of
from dinh.rights.benefit.models import BeneficiaryList, Programme
from dinh.rights.benefit.views.common import (
    confirmed,
    form_page,
    list_tones,
    own,
    programme_or_404,
    programme_words,
)


@require_safe
@gated(permissions.READ)
def index(request: Request) -> HttpResponse:
    """Lists, the newest first, with promised, given, confirmed; `?tinh-trang=`, `?chinh-sach=`, `?xuat=xlsx`."""
    rows = queries.lists()
    state, programme = request.GET.get("tinh-trang", ""), request.GET.get("chinh-sach", "")
    rows = rows.filter(state=state) if state in BeneficiaryList.State.values else rows
    rows = rows.filter(programme__ref=programme) if programme else rows
    if request.GET.get("xuat") == "xlsx":
        return attachment(_sheet(list(rows)), "danh-sach-thu-huong.xlsx")
    page = Paginator(rows, 20).get_page(request.GET.get("page"))
    figures, tones = queries.figures(page), list_tones()
    head, day = own(request), today()
    cases, late = queries.first_waiting(day)
    context = {
        "page": page, "rows": [(each, tones[each.state], figures[each.pk]) for each in page],
        "programmes": [(each, *programme_words()[each.state]) for each in queries.programmes()],
        "states": BeneficiaryList.State.choices, "state": state, "programme": programme,
        "may_plan": may(request.actor, permissions.PLAN), "may_settle": may(request.actor, permissions.SETTLE),
        "cases": cases, "late": late,
        "head": head, "to_review": queries.to_review(head) if head else [],
        "to_ask": queries.to_ask(head) if head else [], "code": request.actor.post.group.code if head else "",  # type: ignore[union-attr]
        "survey": queries_survey.of_quarter(queries_survey.quarter_of(day)),
    }  # fmt: skip
    return render(request, "benefit/desk/index.html", context)


def _sheet(rows: list[BeneficiaryList]) -> bytes:
    figures = queries.figures(rows)
    columns = [(_("Chính sách"), 40), (_("Đợt"), 24), (_("Tình trạng"), 22), (_("Số người"), 10),
               (_("Đã duyệt (đồng)"), 18), (_("Đã chi (đồng)"), 18), (_("Người đã nhận"), 12),
               (_("Đã hỏi"), 10), (_("Xác nhận nhận đủ"), 12)]  # fmt: skip
    told = [
        (each.programme.title, each.title, each.get_state_display(), one.people, one.promised, one.paid,
         one.paid_people, one.asked, one.yes)
        for each in rows
        for one in [figures[each.pk]]
    ]  # fmt: skip
    return table(_("Danh sách thụ hưởng"), columns, told)


@require_http_methods(["GET", "POST"])
@gated(permissions.PLAN)
def new(request: Request) -> HttpResponse:
    form = ProgrammeForm(request.POST or None)
    made: list[Programme] = []
    if form.is_valid() and tried(
        form, lambda: made.append(actions.write_programme(by=request.actor, words=form.words))
    ):
        messages.success(request, _("Đã lưu bản nháp. Xem lại rồi công khai tiêu chí, quy trình."))
        return redirect("benefit_desk:programme", made[0].ref)
    back = reverse("benefit_desk:index")
    lead = _("Tiêu chí và quy trình phải công khai trước khi bình xét bất kỳ ai.")
    return form_page(request, form, _("Thêm chính sách"), _("Lưu bản nháp"), back, lead=lead)


@require_http_methods(["GET", "POST"])
@gated(permissions.PLAN)
def edit(request: Request, ref: str) -> HttpResponse:
    found = programme_or_404(ref)
    require(request.actor, permissions.PLAN, found)
    form = ProgrammeForm(request.POST or None, initial=initial_of(found))
    if form.is_valid() and tried(form, lambda: actions.edit_programme(
        by=request.actor, programme=found, edition=form.cleaned_data["edition"] or 0, words=form.words
    )):  # fmt: skip
        messages.success(request, _("Đã lưu."))
        return redirect("benefit_desk:programme", ref)
    return form_page(request, form, _("Sửa chính sách"), _("Lưu"), reverse("benefit_desk:programme", args=[ref]))


@require_safe
@gated(permissions.READ)
def show(request: Request, ref: str) -> HttpResponse:
    found = programme_or_404(ref)
    rows = list(queries.lists().filter(programme=found))
    figures, tones = queries.figures(rows), list_tones()
    context = {
        "programme": found, "chip": programme_words()[found.state],
        "rows": [(each, tones[each.state], figures[each.pk]) for each in rows],
        "total": queries.total(figures.values()), "approved": any(each.state == "approved" for each in rows),
        "may_plan": may(request.actor, permissions.PLAN, found),
        "may_open": may(request.actor, permissions.OPEN, found),
    }  # fmt: skip
    return render(request, "benefit/desk/programme.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.PLAN)
def publish(request: Request, ref: str) -> HttpResponse:
    found = programme_or_404(ref)
    return confirmed(
        request, lambda: actions.publish_programme(by=request.actor, programme=found),
        _("Công khai tiêu chí, quy trình?"),
        _("Trang công khai, bảng tin, loa và tin cho Tổ trưởng được lập theo Điều 11. Từ đó tiêu chí không sửa nữa."),
        _("Công khai"), _("Đã công khai. Bây giờ mở được đợt bình xét."),
        reverse("benefit_desk:programme", args=[ref]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.OPEN)
def close(request: Request, ref: str) -> HttpResponse:
    found = programme_or_404(ref)
    return confirmed(
        request, lambda: actions.close_programme(by=request.actor, programme=found),
        _("Kết thúc chính sách?"), _("Không mở đợt mới nữa; các đợt đã duyệt vẫn chi và hỏi tiếp được."),
        _("Kết thúc"), _("Đã kết thúc chính sách."), reverse("benefit_desk:programme", args=[ref]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.OPEN)
def open_list(request: Request, ref: str) -> HttpResponse:
    found = programme_or_404(ref)
    form = TitleForm(request.POST or None)
    made: list[BeneficiaryList] = []
    if form.is_valid() and tried(form, lambda: made.append(
        actions.open_list(by=request.actor, programme=found, title=form.cleaned_data["title"])
    )):  # fmt: skip
        messages.success(request, _("Đã mở đợt. Tổ trưởng, Trưởng thôn đưa người vào danh sách rồi họp bình xét."))
        return redirect("benefit_desk:list", made[0].ref)
    back = reverse("benefit_desk:programme", args=[ref])
    return form_page(request, form, _("Mở đợt bình xét"), _("Mở đợt"), back, lead=found.title)
