"""Plans, check-lists and the boards' reports on the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.acting import DOCX, Page, act_page, page_of, possible
from dinh.ground.clock import today
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.law.periods import Period
from dinh.rights.oversee import forms_boards as f
from dinh.rights.oversee import papers, permissions
from dinh.rights.oversee import permissions_inspections as inspecting
from dinh.rights.oversee.actions import planning as acts
from dinh.rights.oversee.actions.planning import Item
from dinh.rights.oversee.models import BOARDS, Checklist, Plan, PlanItem, Report
from dinh.rights.oversee.queries import figures
from dinh.rights.oversee.views.acting import form_page
from dinh.rights.oversee.views.desk import corner
from dinh.rights.oversee.views.watchers import watchers


@require_safe
@gated(permissions.ENTER)
def plans(request: Request) -> HttpResponse:
    require(request.actor, permissions.READ, request.commune)
    rows = Plan.objects.select_related("board", "body").order_by("-made_on", "-pk").annotate(
        parts=Count("items", distinct=True) + Count("themes", distinct=True) + Count("supervisions", distinct=True)
    )  # fmt: skip
    context = {"plans": rows[:60], "plans_for": bool(watchers(request.actor)), **corner(request)}
    return render(request, "oversee/desk/plans.html", context)


def home(plan: Plan) -> str:
    return reverse("oversee_desk:plan", args=[plan.pk])


@require_http_methods(["GET", "POST"])
@gated(permissions.ARRANGE)
def new_plan(request: Request) -> HttpResponse:
    able = watchers(request.actor)
    form = f.PlanForm(request.POST or None, watchers=able, initial={"watcher": request.GET.get("cua", "")})

    def run() -> Plan:
        data = dict(form.cleaned_data)
        chosen = able[data.pop("watcher")]
        return acts.draft_plan(
            by=request.actor, watcher=chosen["by"], board=chosen["board"], body=chosen["body"], **data
        )

    return form_page(request, form, _("Lập kế hoạch"), reverse("oversee_desk:plans"), run, home)


def fetch(request: Request, pk: int) -> Plan:
    found = get_object_or_404(Plan.objects.select_related("board", "body"), pk=pk)
    require(request.actor, permissions.READ, found)
    return found


@require_safe
@gated(permissions.ENTER)
def plan(request: Request, pk: int) -> HttpResponse:
    found, by = fetch(request, pk), request.actor
    if request.GET.get("xuat") == "docx":
        return attachment(papers.plan_paper(found), f"ke-hoach-{found.period}.docx", DOCX)
    adds = may(by, permissions.PLAN_LATER if found.sent_on else permissions.PLAN, found)
    key = found.board.ref if found.board else found.by
    context = {
        "plan": found, "items": found.items.select_related("target").prefetch_related("visits"), "adds": adds,
        "themes": found.themes.all() if may(by, inspecting.SCHEDULE, request.commune) else [],
        "supervisions": found.supervisions.all(), "paper": found.by not in BOARDS and not found.items.exists(),
        "steps": possible(by, ACTS, found), "today": today(), "arranges": may(by, permissions.ARRANGE, found),
        "key": key,
    }  # fmt: skip
    return render(request, "oversee/desk/plan.html", context)


ACTS: dict[str, Page] = {
    "gui": Page(
        gettext_lazy("Gửi, ban hành kế hoạch"),
        gettext_lazy("Sau khi gửi chỉ thêm việc, hoặc thôi một việc, kèm lý do."),
        gettext_lazy("Gửi"), permissions.PLAN, f.NumberForm,
        lambda by, it, form: acts.send_plan(by=by, plan=it, **form.cleaned_data), gettext_lazy("Đã gửi kế hoạch."),
        when=lambda it: it.items.exists(),
    ),
    "sua": Page(
        gettext_lazy("Sửa tên, mục đích"), "", gettext_lazy("Lưu"), permissions.PLAN, f.PlanEditForm,
        lambda by, it, form: acts.edit_plan(by=by, plan=it, **form.cleaned_data), gettext_lazy("Đã lưu."),
        initial=lambda it: {"title": it.title, "words": it.words, "edition": it.edition},
    ),
}  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def plan_act(request: Request, pk: int, slug: str) -> HttpResponse:
    found = fetch(request, pk)
    return act_page(request, page_of(ACTS, slug), found, home(found), found.title)


@require_http_methods(["GET", "POST"])
@gated(permissions.ARRANGE)
def new_item(request: Request, pk: int) -> HttpResponse:
    found = fetch(request, pk)
    require(request.actor, permissions.PLAN_LATER if found.sent_on else permissions.PLAN, found)
    first = {"from_day": max(found.span.start, min(today(), found.span.end)), "to_day": found.span.end}
    form = f.ItemForm(request.POST or None, initial=first)
    return form_page(
        request, form, _("Thêm việc"), home(found),
        lambda: acts.add_item(by=request.actor, plan=found, item=Item(**form.cleaned_data)), lambda made: home(found),
        found.title,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.ARRANGE)
def drop_item(request: Request, pk: int) -> HttpResponse:
    item = get_object_or_404(PlanItem.objects.select_related("plan__board", "plan__body"), pk=pk)
    found = fetch(request, item.plan_id)
    require(request.actor, permissions.PLAN_LATER if found.sent_on else permissions.PLAN, found)
    form = f.DropItemForm(request.POST or None)
    return form_page(
        request, form, _("Bỏ việc: %s") % item.theme[:100], home(found),
        lambda: acts.remove_item(by=request.actor, item=item, why=form.cleaned_data["why"]), lambda made: home(found),
    )  # fmt: skip


@require_safe
@gated(permissions.ENTER)
def checklists(request: Request) -> HttpResponse:
    require(request.actor, permissions.READ, request.commune)
    rows = Checklist.objects.filter(retired_on=None)
    context = {"rows": rows, "writes": may(request.actor, permissions.CHECKLIST, request.commune), **corner(request)}
    return render(request, "oversee/desk/checklists.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.CHECKLIST)
def write_checklist(request: Request, pk: int = 0) -> HttpResponse:
    found = get_object_or_404(Checklist, pk=pk, retired_on=None) if pk else None
    first: dict[str, Any] = {}
    if found is not None:
        first = {"title": found.title, "for_kind": found.for_kind, "lines": "\n".join(map(f.write_line, found.lines))}
    form = f.ChecklistForm(request.POST or None, initial=first)
    back = reverse("oversee_desk:checklists")
    return form_page(
        request, form, _("Danh mục kiểm tra"), back,
        lambda: acts.write_checklist(by=request.actor, checklist=found, **form.cleaned_data), lambda made: back,
        _("Viết một lần, dùng cho nhiều cuộc. Cuộc đã lên lịch giữ danh mục cũ."),
    )  # fmt: skip


@require_POST
@gated(permissions.CHECKLIST)
def retire_checklist(request: Request, pk: int) -> HttpResponse:
    acts.retire_checklist(by=request.actor, checklist=get_object_or_404(Checklist, pk=pk, retired_on=None))
    messages.success(request, _("Đã thôi dùng danh mục."))
    return redirect("oversee_desk:checklists")


@require_safe
@gated(permissions.ENTER)
def reports(request: Request) -> HttpResponse:
    require(request.actor, permissions.READ, request.commune)
    rows = [(one, Period.parse(one.period).label) for one in Report.objects.select_related("board")[:60]]
    return render(request, "oversee/desk/reports.html", {"rows": rows, **corner(request)})


def _fetch_report(request: Request, pk: int) -> Report:
    found = get_object_or_404(Report.objects.select_related("board"), pk=pk)
    require(request.actor, permissions.READ, found)
    return found


@require_http_methods(["GET", "POST"])
@gated(permissions.REPORT)
def new_report(request: Request) -> HttpResponse:
    mine = [one for one in permissions.sitting(request.actor) if not one.ended_on]
    form = f.ReportForm(request.POST or None, boards=mine)
    return form_page(
        request, form, _("Viết báo cáo của Ban"), reverse("oversee_desk:reports"),
        lambda: acts.write_report(by=request.actor, **form.cleaned_data),
        lambda made: reverse("oversee_desk:report", args=[made.pk]),
        _("Số liệu tự lấy từ sổ của Ban; Ban chỉ viết lời đánh giá, kiến nghị."),
    )  # fmt: skip


@require_safe
@gated(permissions.ENTER)
def report(request: Request, pk: int) -> HttpResponse:
    found = _fetch_report(request, pk)
    span = Period.parse(found.period)
    counted = found.figures or figures.of_board(found.board, span, today())
    if request.GET.get("xuat") == "docx":
        return attachment(papers.board_report(found, counted), f"bao-cao-{found.period}.docx", DOCX)
    context = {
        "report": found, "label": span.label, "steps": possible(request.actor, ON_REPORT, found),
        "figures": [(figures.LABELS[key], counted[key]) for key in figures.LABELS],
    }  # fmt: skip
    return render(request, "oversee/desk/report.html", context)


ON_REPORT: dict[str, Page] = {
    "gui": Page(
        gettext_lazy("Gửi Mặt trận"), gettext_lazy("Số liệu được giữ nguyên như lúc gửi. Không sửa được nữa."),
        gettext_lazy("Gửi báo cáo"), permissions.REPORT, f.NumberForm,
        lambda by, it, form: acts.send_report(by=by, report=it, **form.cleaned_data), gettext_lazy("Đã gửi báo cáo."),
    ),
    "sua": Page(
        gettext_lazy("Viết tiếp"), "", gettext_lazy("Lưu"), permissions.REPORT, f.ReportEditForm,
        lambda by, it, form: acts.write_report(
            by=by, board=it.board, period=it.period, report=it, **form.cleaned_data),
        gettext_lazy("Đã lưu."),
        initial=lambda it: {"words": it.words, "proposals": it.proposals, "edition": it.edition},
    ),
}  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.ENTER)
def report_act(request: Request, pk: int, slug: str) -> HttpResponse:
    found = _fetch_report(request, pk)
    return act_page(request, page_of(ON_REPORT, slug), found, reverse("oversee_desk:report", args=[pk]), str(found))
