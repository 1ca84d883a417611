"""The desk of inspections: the year's plans and themes, the list, one inspection with its steps, sealed violations."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.acting import DOCX, Page, act_page, page_of, possible
from dinh.ground.clock import today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.rights.oversee import exports_oversight, papers_supervision
from dinh.rights.oversee import forms_inspections as forms
from dinh.rights.oversee import permissions_inspections as permissions
from dinh.rights.oversee import permissions_supervision as supervising
from dinh.rights.oversee.actions import inspections as acts
from dinh.rights.oversee.actions import inspections_conclusion as ends
from dinh.rights.oversee.actions.inspections import criteria_of
from dinh.rights.oversee.actions.supervision import issue_year_plan, year_plan
from dinh.rights.oversee.inspections_lists import READY
from dinh.rights.oversee.models import By, Inspection, Passing, Plan, Theme
from dinh.rights.oversee.permissions import INSPECTOR, OF_BODIES
from dinh.rights.oversee.queries import supervision as queries
from dinh.rights.oversee.views.acting import form_page
from dinh.rights.oversee.views.inspections_steps import STEPS

PAGE = 25


def fetch(request: Request, ref: str) -> Inspection:
    one = queries.inspections().filter(ref=ref).first()
    if one is None:
        raise Http404(_("Không có cuộc kiểm tra nào mang mã này."))
    require(request.actor, permissions.READ, one)
    return one


@require_safe
@gated(permissions.ENTER)
def index(request: Request) -> HttpResponse:
    """Every inspection for who inspects; for others what is about their own body."""
    get, inspects = request.GET.get, request.actor.has(INSPECTOR)
    wanted = {"q": get("q", "").strip()[:100], "stage": get("buoc", ""), "year": get("nam", ""), "theme": get("cd", "")}
    rows = queries.inspections_found(request.actor, inspects=inspects, **wanted)
    if get("xuat") == "xlsx":
        return attachment(exports_oversight.inspections(rows), f"kiem-tra-{today():%Y%m%d}.xlsx")
    context = {
        "page": Paginator(rows, PAGE).get_page(get("page")), "wanted": wanted, "stages": permissions.STAGES.items(),
        "years": queries.years(), "inspects": inspects, "filtered": any(request.GET.values()), "today": today(),
    }  # fmt: skip
    return render(request, "oversee/desk/inspections.html", context)


@require_safe
@gated(supervising.ENTER)
def plans(request: Request) -> HttpResponse:
    """The year's plans of the committee, the party, the council and the Front, with their themes."""
    may_see = request.actor.has(INSPECTOR)
    rows = [
        (plan, may(request.actor, supervising.YEAR_PLAN, plan))
        for plan in queries.year_plans()
        if may_see or plan.by in (By.COUNCIL, By.FRONT)
    ]
    context = {
        "rows": rows, "themes": queries.themes() if may_see else [], "inspects": may_see, "ready": READY,
        "may_plan": may(request.actor, supervising.YEAR_PLAN, request.commune), "today": today(),
    }  # fmt: skip
    return render(request, "oversee/desk/year_plans.html", context)


def _kinds(request: Request) -> list[tuple[str, Any]]:
    return [(kind.value, kind.label) for kind, power in OF_BODIES.items() if request.actor.has(power)]


@require_http_methods(["GET", "POST"])
@gated(supervising.YEAR_PLAN)
def new_plan(request: Request) -> HttpResponse:
    form = forms.YearPlanForm(request.POST or None, initial={"year": today().year}, kinds=_kinds(request))
    return form_page(
        request, form, _("Lập kế hoạch năm"), reverse("oversee_desk:year_plans"),
        lambda: year_plan(by=request.actor, **form.cleaned_data), lambda plan: reverse("oversee_desk:year_plans"),
    )  # fmt: skip


PLAN_STEPS = {
    "ban-hanh": Page(
        _lazy("Ban hành kế hoạch"), _lazy("Ghi số và ngày của bản đã ký. Sau đó kế hoạch không sửa nữa."),
        _lazy("Ghi đã ban hành"),
        supervising.YEAR_PLAN, forms.IssueForm,
        lambda by, plan, form: issue_year_plan(by=by, plan=plan, **form.cleaned_data), _lazy("Đã ghi ban hành."),
        lambda plan: {"on": today(), "edition": plan.edition},
    )
}  # fmt: skip


def _plan(pk: int) -> Plan:
    plan: Plan | None = queries.year_plans().filter(pk=pk).first()
    if plan is None:
        raise Http404(_("Không có kế hoạch này."))
    return plan


@require_http_methods(["GET", "POST"])
@gated(supervising.YEAR_PLAN)
def plan_step(request: Request, pk: int, slug: str) -> HttpResponse:
    plan = _plan(pk)
    return act_page(request, page_of(PLAN_STEPS, slug), plan, reverse("oversee_desk:year_plans"), str(plan))


@require_safe
@gated(supervising.ENTER)
def plan_paper(request: Request, pk: int) -> HttpResponse:
    """The year's plan as .docx, to sign."""
    plan = _plan(pk)
    if plan.by in (By.COMMITTEE, By.PARTY):
        require(request.actor, permissions.SCHEDULE, plan)
    try:
        data = papers_supervision.year_plan(plan)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("oversee_desk:year_plans")
    return attachment(data, f"ke-hoach-{plan.by}-{plan.period}.docx", DOCX)


@require_http_methods(["GET", "POST"])
@gated(permissions.THEME)
def new_theme(request: Request, pk: int) -> HttpResponse:
    """A new theme, from a ready list (?mau=)."""
    plan = _plan(pk)
    if plan.by not in (By.COMMITTEE, By.PARTY):
        raise Http404(_("Chuyên đề kiểm tra thuộc kế hoạch của Ban Chỉ đạo hoặc của cấp ủy."))
    require(request.actor, permissions.THEME, plan)
    start = forms.ThemeForm.start(request.GET.get("mau", ""), plan.period)
    form = forms.ThemeForm(request.POST or None, initial=start)
    return form_page(
        request, form, _("Thêm chuyên đề kiểm tra"), reverse("oversee_desk:year_plans"),
        lambda: acts.add_theme(by=request.actor, plan=plan, facts=form.facts),
        lambda theme: reverse("oversee_desk:theme", args=[theme.pk]), lead=str(plan),
    )  # fmt: skip


def _theme(pk: int) -> Theme:
    theme: Theme | None = queries.themes().filter(pk=pk).first()
    if theme is None:
        raise Http404(_("Không có chuyên đề này."))
    return theme


@require_safe
@gated(permissions.SCHEDULE)
def theme(request: Request, pk: int) -> HttpResponse:
    """A theme: its list, and the bodies looked at under it."""
    found = _theme(pk)
    context = {
        "theme": found, "lines": found.criteria.all(), "rows": queries.inspections().filter(theme=found),
        "may_edit": may(request.actor, permissions.THEME, found), "today": today(), "stages": permissions.STAGES,
    }  # fmt: skip
    return render(request, "oversee/desk/theme.html", context)


THEME_STEPS = {
    "sua": Page(
        _lazy("Sửa chuyên đề"),
        _lazy("Chỉ sửa được khi chưa kiểm tra đơn vị nào. Điểm tự chấm đã nộp sẽ phải nộp lại."),
        _lazy("Lưu"),
        permissions.THEME, forms.EditThemeForm,
        lambda by, theme, form: acts.edit_theme(
            by=by, theme=theme, facts=form.facts, edition=form.cleaned_data["edition"]
        ), _lazy("Đã lưu chuyên đề."), forms.theme_initial,
    ),
    "don-vi": Page(
        _lazy("Thêm đơn vị kiểm tra"), _lazy("Ghi rõ vì sao chọn đơn vị này."), _lazy("Đưa vào kế hoạch"),
        permissions.SCHEDULE,
        forms.ScheduleForm, lambda by, theme, form: acts.schedule(by=by, theme=theme, **form.cleaned_data),
        _lazy("Đã đưa vào kế hoạch."), lambda theme: {"planned_on": max(today(), theme.from_day)},
        lambda theme: {"theme": theme},
    ),
}  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.SCHEDULE)
def theme_step(request: Request, pk: int, slug: str) -> HttpResponse:
    found = _theme(pk)
    return act_page(request, page_of(THEME_STEPS, slug), found, reverse("oversee_desk:theme", args=[pk]), found.title)


@require_safe
@gated(permissions.LIST)
def inspection(request: Request, ref: str) -> HttpResponse:
    """One inspection: its days, what was seen at every line, what follows."""
    one = fetch(request, ref)
    marks = {each.criterion_id: each for each in one.marks.prefetch_related("files")}
    lines = [(each, marks.get(each.pk)) for each in criteria_of(one)]
    given = [mark for _line, mark in lines if mark and mark.points is not None]
    sees_violations = request.actor.has(permissions.VIOLATION)
    own_only = not request.actor.has(INSPECTOR)
    context = {
        "one": one, "lines": lines, "steps": possible(request.actor, STEPS, one), "today": today(),
        "stage": permissions.STAGES[one.stage], "got": sum(mark.points or 0 for mark in given),
        "most": sum(line.most for line, _mark in lines), "all_marked": len(given) == len(lines),
        "remarks": one.remarks.select_related("body", "post"), "tasks": one.tasks.select_related("lead"),
        "shows_marks": not own_only or bool(one.concluded_on), "own_only": own_only,
        "passings": one.passings.all() if sees_violations else [], "sees_violations": sees_violations,
        "report_files": one.report_files.all(),
    }  # fmt: skip
    return render(request, "oversee/desk/inspection.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.LIST)
def inspection_step(request: Request, ref: str, slug: str) -> HttpResponse:
    one = fetch(request, ref)
    return act_page(request, page_of(STEPS, slug), one, reverse("oversee_desk:inspection", args=[ref]), str(one))


@require_http_methods(["GET", "POST"])
@gated(permissions.LIST)
def drop_remark(request: Request, ref: str, pk: int) -> HttpResponse:
    """Asks first: what is taken out stays only in the journal."""
    one = fetch(request, ref)
    remark = one.remarks.filter(pk=pk).first()
    if remark is None:
        raise Http404
    require(request.actor, permissions.MARK, one)
    if request.method == "POST":
        ends.drop_remark(by=request.actor, one=one, remark=remark)
        messages.success(request, _("Đã bỏ dòng này."))
        return redirect("oversee_desk:inspection", ref)
    context = {
        "question": _("Bỏ dòng này?"), "consequence": f"{remark}: {remark.words}", "action": _("Bỏ"),
        "back_url": reverse("oversee_desk:inspection", args=[ref]),
    }  # fmt: skip
    return render(request, "oversee/desk/sure.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.OPEN_PASSING)
def passing(request: Request, ref: str, pk: int) -> HttpResponse:
    """A sealed record: nothing of it is shown before a reason is given, and each opening is in the journal."""
    one = fetch(request, ref)
    found = Passing.objects.filter(inspection=one, pk=pk).first()
    if found is None:
        raise Http404
    form = forms.OpenForm(request.POST or None)
    opened: list[Passing] = []
    if request.method == "POST" and form.is_valid():
        tried(form, lambda: opened.append(ends.open_passing(by=request.actor, passing=found, **form.cleaned_data)))
    context = {"one": one, "passing": found, "opened": bool(opened), "form": form}
    return render(request, "oversee/desk/passing.html", context, status=400 if form.errors else 200)


PASSING_STEPS = {
    "chuyen": Page(
        _lazy("Ghi đã chuyển"), _lazy("Hồ sơ và văn bản chuyển đi theo đường văn thư, không gửi qua trang này."),
        _lazy("Ghi đã chuyển"),
        permissions.OPEN_PASSING, forms.HandOnForm,
        lambda by, row, form: ends.hand_on(by=by, passing=row, **form.cleaned_data), _lazy("Đã ghi."),
        lambda row: {"on": today()},
    ),
    "tra-loi": Page(
        _lazy("Ghi cơ quan có thẩm quyền trả lời"), "", _lazy("Ghi trả lời"), permissions.OPEN_PASSING,
        forms.AnsweredForm,
        lambda by, row, form: ends.passing_answered(by=by, passing=row, **form.cleaned_data), _lazy("Đã ghi."),
        lambda row: {"on": today()},
    ),
}  # fmt: skip


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.OPEN_PASSING)
def passing_step(request: Request, ref: str, pk: int, slug: str) -> HttpResponse:
    one = fetch(request, ref)
    found = Passing.objects.select_related("inspection").filter(inspection=one, pk=pk).first()
    if found is None:
        raise Http404
    return act_page(
        request, page_of(PASSING_STEPS, slug), found, reverse("oversee_desk:inspection", args=[ref]), str(one)
    )
