"""The year's plan on the desk, with what has been done for each line."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment, table
from dinh.rights.outreach import actions, permissions, queries
from dinh.rights.outreach.forms import LineForm, tried
from dinh.rights.outreach.models import PlanLine
from dinh.rights.outreach.views.common import form_page, told


def state_words() -> dict[str, tuple[str, str]]:
    return {
        "done": ("ok", _("Đã làm")), "late": ("late", _("Qua tháng, chưa làm")), "planned": ("info", _("Đã lên lịch")),
        "open": ("", _("Chưa có buổi nào")),
    }  # fmt: skip


@require_safe
@gated(permissions.READ)
def show(request: Request, year: int | None = None) -> HttpResponse:
    day = today()
    year = year or day.year
    if not 2000 <= year <= 2999:
        raise Http404(_("Không có kế hoạch của năm này."))
    lines = queries.plan(year, day)
    if request.GET.get("xuat") == "xlsx":
        return attachment(_sheet(lines, year), f"ke-hoach-tuyen-truyen-{year}.xlsx")
    words = state_words()
    context = {
        "lines": [(line, *words[line.state]) for line in lines], "year": year, "years": queries.years(day),
        "done": sum(1 for line in lines if line.state == "done"), "may_plan": may(request.actor, permissions.PLAN),
    }  # fmt: skip
    return render(request, "outreach/plan.html", context)


def _sheet(lines: list[queries.Progress], year: int) -> bytes:
    columns = [(_("Tháng"), 8), (_("Chủ đề"), 60), (_("Đối tượng"), 36), (_("Cơ quan chủ trì"), 34),
               (_("Tình trạng"), 20), (_("Số buổi đã tổ chức"), 12)]  # fmt: skip
    words = state_words()
    rows = [
        (each.line.month, each.line.topic, each.line.audience, each.line.lead.name, words[each.state][1], each.held)
        for each in lines
    ]
    return table(_("Kế hoạch %(year)d") % {"year": year}, columns, rows)


@require_http_methods(["GET", "POST"])
@gated(permissions.PLAN)
def add(request: Request, year: int) -> HttpResponse:
    form = LineForm(request.POST or None, day=today(), initial={"month": today().month})
    if form.is_valid() and tried(form, lambda: actions.add_line(by=request.actor, year=year, **form.cleaned_data)):
        messages.success(request, _("Đã thêm vào kế hoạch."))
        return redirect("outreach_desk:plan", year)
    title = _("Thêm mục vào kế hoạch năm %(year)d") % {"year": year}
    return form_page(request, form, title, _("Thêm"), _page(year))


@require_http_methods(["GET", "POST"])
@gated(permissions.PLAN)
def edit(request: Request, pk: int) -> HttpResponse:
    line = _line(pk)
    names = ("month", "topic", "audience", "lead")
    initial: dict[str, Any] = {name: getattr(line, name) for name in names}
    form = LineForm(request.POST or None, day=today(), initial=initial)
    if form.is_valid() and tried(form, lambda: actions.edit_line(by=request.actor, line=line, **form.cleaned_data)):
        messages.success(request, _("Đã lưu."))
        return redirect("outreach_desk:plan", line.year)
    more = [] if line.sessions.exists() else [(reverse("outreach_desk:remove_line", args=[pk]), _("Bỏ mục này"))]
    return form_page(request, form, _("Sửa mục kế hoạch"), _("Lưu"), _page(line.year), more=more)


@require_http_methods(["GET", "POST"])
@gated(permissions.PLAN)
def remove(request: Request, pk: int) -> HttpResponse:
    line = _line(pk)
    if request.method == "POST":
        told(request, lambda: actions.remove_line(by=request.actor, line=line), _("Đã bỏ mục khỏi kế hoạch."))
        return redirect("outreach_desk:plan", line.year)
    context = {"question": _("Bỏ mục này khỏi kế hoạch?"), "consequence": line.topic, "action": _("Bỏ mục"),
               "back_url": _page(line.year)}  # fmt: skip
    return render(request, "outreach/confirm.html", context)


def _line(pk: int) -> PlanLine:
    line: PlanLine = get_object_or_404(PlanLine.objects.select_related("lead"), pk=pk)
    return line


def _page(year: int) -> str:
    return reverse("outreach_desk:plan", args=[year])
