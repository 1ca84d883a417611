"""Kế hoạch năm: what is to be made public in a year, by whom, until when, and how far it has come."""

from __future__ import annotations

from datetime import date
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment, table
from dinh.rights.publish import actions, permissions
from dinh.rights.publish.desk.common import did, done, form_page
from dinh.rights.publish.desk.forms_plan import AdoptForm, LineForm, line_initial
from dinh.rights.publish.desk.plan_table import HEADINGS, Progress, cells, plan_docx, progress
from dinh.rights.publish.desk.views_outputs import DOCX
from dinh.rights.publish.models import Plan, PlanLine

FIRST, LAST = 2023, 2100


@require_safe
@gated(permissions.READ)
def this_year(request: Request) -> HttpResponse:
    return redirect("publish_desk:plan", today().year)


@require_safe
@gated(permissions.READ)
def show(request: Request, year: int) -> HttpResponse:
    """The lines with what was published for each; `?thieu` those still to come; `?xuat=xlsx`, `?xuat=docx`."""
    plan = Plan.objects.filter(year=year).first()
    every = progress(plan, today()) if plan else []
    found = [each for each in every if not each.done] if "thieu" in request.GET else every
    wanted = request.GET.get("xuat", "")
    if wanted == "xlsx":
        return attachment(_sheet(year, found), f"ke-hoach-cong-khai-{year}.xlsx")
    if wanted == "docx" and plan:
        office = Body.objects.filter(kind=Body.Kind.COMMITTEE).order_by("order").first() or request.actor.body
        if office is not None:
            data = plan_docx(plan, every, office, request.commune, today())
            return attachment(data, f"ke-hoach-cong-khai-{year}.docx", DOCX)
    years = sorted({today().year + 1, today().year, year, *Plan.objects.values_list("year", flat=True)}, reverse=True)
    before = Plan.objects.filter(year=year - 1).first()
    context = {
        "plan": plan, "year": year, "years": years, "lines": found, "all": len(every), "today": today(),
        "done": sum(each.done for each in every), "late": sum(each.late for each in every),
        "missing": "thieu" in request.GET, "may_write": may(request.actor, permissions.WRITE),
        "copyable": before.lines.count() if before and not every else 0,
    }  # fmt: skip
    return render(request, "publish/desk/plan.html", context)


def _sheet(year: int, found: list[Progress]) -> bytes:
    widths = (6, 28, 60, 14, 14, 24, 34)
    columns = [*zip(HEADINGS, widths, strict=True), (_("Đã công khai"), 14), (_("Mã"), 18), (_("Tình trạng"), 16)]
    rows = []
    for each, line in zip(found, cells(found), strict=True):
        first = each.versions[0] if each.versions else None
        state = _("chậm") if each.late else _("công khai chậm") if each.came_late else _("đã công khai")
        rows.append(
            (*line, timezone.localdate(first.published_at) if first else None,
             ", ".join(dict.fromkeys(v.publication.ref for v in each.versions)),
             state if each.done or each.late else _("chưa đến hạn"))
        )  # fmt: skip
    return table(_("Kế hoạch %(year)d") % {"year": year}, columns, rows)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def add(request: Request, year: int) -> HttpResponse:
    form = LineForm(request.POST or None, day=today(), initial={"body": request.actor.body})
    if form.is_valid() and done(
        form, lambda: actions.add_line(by=request.actor, year=year, line=form.line())
    ):  # fmt: skip
        messages.success(request, _("Đã thêm dòng kế hoạch."))
        return redirect("publish_desk:add_line" if "nua" in request.POST else "publish_desk:plan", year)
    back = reverse("publish_desk:plan", args=[year])
    title = _("Thêm dòng kế hoạch năm %(year)d") % {"year": year}
    return form_page(request, form, title, _("Thêm"), back, again=_("Thêm rồi nhập dòng nữa"))


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def edit(request: Request, pk: int) -> HttpResponse:
    row = _row(pk)
    form = LineForm(request.POST or None, day=today(), initial=line_initial(row))
    if form.is_valid() and done(form, lambda: actions.edit_line(by=request.actor, row=row, line=form.line())):
        messages.success(request, _("Đã lưu."))
        return redirect("publish_desk:plan", row.plan.year)
    more = [(reverse("publish_desk:remove_line", args=[pk]), _("Xóa dòng này"))]
    back = reverse("publish_desk:plan", args=[row.plan.year])
    return form_page(request, form, _("Sửa dòng kế hoạch"), _("Lưu"), back, more=more)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def remove(request: Request, pk: int) -> HttpResponse:
    row = _row(pk)
    year = row.plan.year
    if request.method == "POST":
        if did(request, lambda: (actions.remove_line(by=request.actor, row=row), True)):
            messages.success(request, _("Đã xóa dòng “%(content)s”.") % {"content": row.content})
        return redirect("publish_desk:plan", year)
    context = {
        "question": _("Xóa dòng kế hoạch này?"), "consequence": row.content, "action": _("Xóa"),
        "back_url": reverse("publish_desk:plan", args=[year]),
    }  # fmt: skip
    return render(request, "publish/desk/confirm.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def adopt(request: Request, year: int) -> HttpResponse:
    plan = Plan.objects.filter(year=year).first()
    initial = {"paper_number": plan.paper_number, "adopted": plan.adopted} if plan else {}
    form = AdoptForm(request.POST or None, initial=initial)
    if form.is_valid() and done(form, lambda: actions.adopt_plan(by=request.actor, year=year, **form.cleaned_data)):
        messages.success(request, _("Đã ghi kế hoạch năm %(year)d đã ban hành.") % {"year": year})
        return redirect("publish_desk:plan", year)
    back = reverse("publish_desk:plan", args=[year])
    return form_page(request, form, _("Ban hành kế hoạch công khai năm %(year)d") % {"year": year}, _("Ghi"), back)


@require_POST
@gated(permissions.WRITE)
def copy(request: Request, year: int) -> HttpResponse:
    """Begin from last year's lines, each a year later."""
    before = get_object_or_404(Plan, year=year - 1)
    if PlanLine.objects.filter(plan__year=year).exists():
        messages.error(request, _("Kế hoạch năm này đã có dòng. Hãy thêm từng dòng còn thiếu."))
        return redirect("publish_desk:plan", year)
    lines = [_a_year_later(row) for row in before.lines.select_related("body")]
    if all(did(request, partial(actions.add_line, by=request.actor, year=year, line=line)) for line in lines):
        messages.success(
            request, _("Đã chép %(count)d dòng từ năm trước, lùi ngày sang năm nay. Hãy xem lại từng dòng.")
            % {"count": len(lines)}
        )  # fmt: skip
    return redirect("publish_desk:plan", year)


def _a_year_later(row: PlanLine) -> actions.Line:
    day = row.by_day
    moved = date(day.year + 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)
    content = row.content.replace(str(row.plan.year), str(row.plan.year + 1))
    return actions.Line(row.item, content, moved, row.body, tuple(row.forms), row.term)


def _row(pk: int) -> PlanLine:
    row: PlanLine = get_object_or_404(PlanLine.objects.select_related("plan", "body"), pk=pk)
    return row
