"""The desk: a voting from its plan to its opening; then it leads on to the meeting, the slips or the count."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.clock import now, today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require, why_not
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment, table
from dinh.law.matters import FORM_OVERRIDE
from dinh.rights.decide import actions, permissions
from dinh.rights.decide.forms_matters import PlanForm, StepForm, WhyForm
from dinh.rights.decide.models import Matter, RollEntry, Round
from dinh.rights.decide.queries import votings
from dinh.rights.decide.views.matters import fetch as fetch_matter


def fetch(request: Request, pk: int) -> Round:
    rows = Round.objects.select_related("matter", "group", "commune", "after")
    found: Round = get_object_or_404(rows, pk=pk)
    require(request.actor, permissions.READ, found)
    return found


@require_safe
@gated(permissions.READ)
def round(request: Request, pk: int) -> HttpResponse:
    """A voting: what it asks, its steps with their days, its frozen list, what to do next; numbers once counted."""
    found, by = fetch(request, pk), request.actor
    result = votings.result(found)
    standings = votings.standings(found)
    context = {
        "round": found, "matter": found.matter, "standings": standings, "result": result,
        "ready": not any(each.wrong for each in standings), "may_edit": may(by, permissions.EDIT_ROUND, found),
        "may_open": may(by, permissions.OPEN, found), "may_close": may(by, permissions.CLOSE, found),
        "may_roll": may(by, permissions.ROLL, found), "may_run": may(by, permissions.RUN, found),
        "why_not_run": why_not(by, permissions.RUN, found), "taken": found.casts.count() if found.total else 0,
        "fell_short": votings.fell_short(found), "past_end": now() >= found.closes_at, "today": today(),
    }  # fmt: skip
    return render(request, "decide/desk/round.html", context)


@require_safe
@gated(permissions.READ)
def roll(request: Request, pk: int) -> HttpResponse:
    """The frozen list, to print or as .xlsx: number, representative, address; who has taken part once it is counted."""
    found = fetch(request, pk)
    require(request.actor, permissions.ROLL, found)
    rows = RollEntry.objects.filter(round=found).order_by("pk")
    if request.GET.get("xuat") == "xlsx":
        columns = [("Số hộ", 10), ("Đại diện hộ", 30), ("Địa chỉ", 40), ("Vắng mặt ở địa phương", 12)]
        lines = ((each.number, each.representative, each.address, "vắng" if each.absent else "") for each in rows)
        return attachment(table("Danh sách hộ", columns, lines), f"danh-sach-ho-{found.group.code}.xlsx")
    return render(request, "decide/desk/roll.html", {"round": found, "matter": found.matter, "rows": rows})


@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def plan(request: Request, ref: str) -> HttpResponse:
    """A new voting of a matter. Forms the law does not have are shown with the reason; sending one is refused."""
    found = fetch_matter(request, ref)
    require(request.actor, permissions.PLAN, found)
    form, made = PlanForm(request.POST or None, matter=found), []
    if form.is_valid():
        plan, group = form.plan(), form.cleaned_data.get("group")
        if tried(form, lambda: made.append(
            actions.plan_round(by=request.actor, matter=found, plan=plan, group=group)
        )):  # fmt: skip
            return redirect("decide_desk:round", made[0].pk)
    return _form(request, form, found, _("Lập một lần biểu quyết"), _("Lập"), offers=votings.offers(found))


@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def edit(request: Request, pk: int) -> HttpResponse:
    found = fetch(request, pk)
    require(request.actor, permissions.EDIT_ROUND, found)
    form = PlanForm(request.POST or None, matter=found.matter, round=found)
    if form.is_valid():
        plan = form.plan()
        if tried(form, lambda: actions.revise_round(by=request.actor, round=found, plan=plan)):
            return redirect("decide_desk:round", found.pk)
    return _form(request, form, found.matter, _("Sửa lần biểu quyết"), _("Lưu"), offers=votings.offers(found.matter))


@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def step(request: Request, pk: int, key: str) -> HttpResponse:
    """Write down that a step was taken, and on which day."""
    found = fetch(request, pk)
    require(request.actor, permissions.EDIT_ROUND, found)
    wanted = next((each for each in votings.standings(found) if each.step.key == key), None)
    if wanted is None:
        return redirect("decide_desk:round", found.pk)
    form = StepForm(request.POST or None, initial={"on": wanted.done or today()})
    if form.is_valid() and tried(form, lambda: actions.take_step(
        by=request.actor, matter=found.matter, round=found, key=key, **form.cleaned_data
    )):  # fmt: skip
        return redirect("decide_desk:round", found.pk)
    return _form(request, form, found.matter, wanted.step.title, _("Ghi"), round=found, term=wanted.term)


@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def open_round(request: Request, pk: int) -> HttpResponse:
    """A page that says what is frozen, then opens the voting."""
    found = fetch(request, pk)
    require(request.actor, permissions.OPEN, found)
    lead = _("Danh sách hộ được chốt ngay lúc này: tổng số hộ là mẫu số của kết quả và không đổi nữa (Điều 21).")
    return _bare(request, found, lead, _("Mở biểu quyết"), lambda: actions.open_round(by=request.actor, round=found))


@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def close_round(request: Request, pk: int) -> HttpResponse:
    found = fetch(request, pk)
    require(request.actor, permissions.CLOSE, found)
    lead = _("Không nhận thêm hộ nào nữa. Sau đó hai người kiểm phiếu riêng, số đếm phải giống nhau.")
    return _bare(request, found, lead, _("Đóng biểu quyết"), lambda: actions.close_round(by=request.actor, round=found))


@require_http_methods(["GET", "POST"])
@gated(permissions.PREPARE)
def call_off(request: Request, pk: int) -> HttpResponse:
    found = fetch(request, pk)
    require(request.actor, permissions.CALL_OFF, found)
    form = WhyForm(request.POST or None)
    if form.is_valid() and tried(form, lambda: actions.call_off(by=request.actor, round=found, **form.cleaned_data)):
        return redirect("decide_desk:matter", found.matter.ref)
    return _form(request, form, found.matter, _("Hủy lần biểu quyết"), _("Hủy"), round=found, danger=True)


def _bare(request: Request, found: Round, lead: str, action: str, act: Any) -> HttpResponse:
    """A confirmation: a form without fields, whose errors are the law's."""
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid() and tried(form, act):
        messages.success(request, _("Đã ghi."))
        return redirect("decide_desk:round", found.pk)
    return _form(request, form, found.matter, action, action, round=found, lead=lead)


def _form(request: Request, form: Any, matter: Matter, title: Any, action: str, **more: Any) -> HttpResponse:
    context = {"form": form, "title": title, "action": action, "matter": matter, "override": FORM_OVERRIDE, **more}
    return render(request, "decide/desk/form.html", context, status=400 if form.errors else 200)
