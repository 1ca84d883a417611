"""One file: how far it is, its rows as tried, taking it in, taking it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinh.ground.fields import tried
from dinh.ground.http import Request, gated
from dinh.ground.past import actions, exports, jobs, permissions
from dinh.ground.past.forms import TakeForm
from dinh.ground.past.kinds import KINDS
from dinh.ground.past.models import Line, Run
from dinh.ground.past.views.files import fetch
from dinh.ground.sheets import attachment

PAGE = 50
TABS = {"loi": Line.State.FAULT, "chua-chac": Line.State.UNSURE, "moi": Line.State.NEW, "da-co": Line.State.SAME}


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.BRING)
def run(request: Request, pk: int) -> HttpResponse:
    """The trial row by row (`?xem=loi|chua-chac|moi|da-co`), and the button that makes it happen."""
    found = fetch(request, pk)
    if found.state == Run.State.MAPPING:
        return redirect("past:columns", pk)
    if found.state != Run.State.TRIED:
        return render(request, "past/run.html", _told(found))
    form = TakeForm(request.POST if request.method == "POST" else None, counts=found.counts)
    if form.is_valid():
        made: list[Run] = []
        data = form.cleaned_data
        if tried(form, lambda: made.append(actions.begin_taking(
            by=request.actor, run_id=pk, only_good=data.get("only_good", False),
            unsure_too=data.get("unsure_too", False),
        ))):  # fmt: skip
            _now_or_later(made[0], lambda: jobs.bring_now(request.actor, made[0]), jobs.bring_in)
            return redirect("past:run", pk)
    context = {**_told(found), "form": form, **_rows(request, found)}
    return render(request, "past/tried.html", context, status=400 if form.errors else 200)


def _now_or_later(run: Run, now: Callable[[], object], later: Any) -> None:
    if run.total <= jobs.FEW:
        now()
    else:
        later.enqueue(run.commune_id, run.pk)


def _told(found: Run) -> dict[str, Any]:
    kinds = [(sheet, KINDS[sheet["kind"]]) for sheet in found.sheets if sheet["kind"] in KINDS]
    return {"run": found, "kinds": kinds, "handed": [sheet for sheet in found.sheets if sheet.get("handed")]}


def _rows(request: Request, found: Run) -> dict[str, Any]:
    titles = {"loi": _("Có lỗi"), "chua-chac": _("Chưa chắc"), "moi": _("Sẽ nhập"), "da-co": _("Đã có")}
    tabs = [(slug, titles[slug], found.counts.get(state, 0)) for slug, state in TABS.items()]
    asked = request.GET.get("xem", "")
    if asked not in TABS:
        asked = next((slug for slug, _title, count in tabs if count), "moi")
    lines = Line.objects.filter(run=found, state=TABS[asked]).order_by("sheet", "number")
    page = Paginator(lines, PAGE).get_page(request.GET.get("page"))
    shown = [_shown(found, line) for line in page]
    return {"tabs": tabs, "asked": asked, "page": page, "lines": shown, "several": len(found.sheets) > 1}


def _shown(found: Run, line: Line) -> dict[str, Any]:
    """A row as the page tells it: its values under their titles, as they will be written."""
    sheet = found.sheets[line.sheet]
    kind = KINDS[sheet["kind"]]
    cells = [
        (column.title, _day(line.values[column.key]) if column.kind in ("day", "span") else line.values[column.key])
        for column in kind.columns if column.key in line.values
    ]  # fmt: skip
    return {"line": line, "sheet": sheet["name"], "cells": cells}


def _day(text: str) -> str:
    year, month, day = text.split("-")
    return f"{day}/{month}/{year}"


@never_cache
@require_safe
@gated(permissions.BRING)
def faults(request: Request, pk: int) -> HttpResponse:
    """The rows that are not right, with what was in the file and why."""
    found = fetch(request, pk)
    lines = Line.objects.filter(run=found, state__in=[Line.State.FAULT, Line.State.UNSURE]).order_by("sheet", "number")
    return attachment(exports.faults(found, lines.iterator(chunk_size=500)), f"dong-chua-duoc-{pk}.xlsx")


@require_POST
@gated(permissions.BRING)
def again(request: Request, pk: int) -> HttpResponse:
    """Judge the rows anew."""
    fetch(request, pk)
    made = actions.read_again(by=request.actor, run_id=pk)
    if len(made.source.data) <= jobs.SMALL:
        jobs.read_now(request.actor, made)
    else:
        jobs.read_lines.enqueue(made.commune_id, made.pk)
    return redirect("past:run", pk)


@require_POST
@gated(permissions.BRING)
def resume(request: Request, pk: int) -> HttpResponse:
    """Go on with what stopped half way."""
    fetch(request, pk)
    made = actions.take_over(by=request.actor, run_id=pk)
    job = {Run.State.READING: jobs.read_lines, Run.State.TAKING: jobs.bring_in, Run.State.UNDOING: jobs.undo}
    job[Run.State(made.state)].enqueue(made.commune_id, made.pk)
    messages.success(request, _("Đang làm tiếp."))
    return redirect("past:run", pk)


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.BRING)
def drop(request: Request, pk: int) -> HttpResponse:
    found = fetch(request, pk)
    form = Form(request.POST if request.method == "POST" else None)
    if form.is_valid() and tried(form, lambda: actions.drop(by=request.actor, run_id=pk)):
        messages.success(request, _("Đã bỏ tệp. Không sổ nào thay đổi."))
        return redirect("past:home")
    said = _("Tệp và các dòng đọc thử được xóa; không sổ nào thay đổi.")
    return _confirm(request, found, form, _("Bỏ tệp này?"), said, _("Bỏ tệp"))


@never_cache
@require_http_methods(["GET", "POST"])
@gated(permissions.BRING)
def undo(request: Request, pk: int) -> HttpResponse:
    found = fetch(request, pk)
    form = Form(request.POST if request.method == "POST" else None)
    made: list[Run] = []
    if form.is_valid() and tried(form, lambda: made.append(actions.begin_undoing(by=request.actor, run_id=pk))):
        _now_or_later(made[0], lambda: jobs.undo_now(request.actor, made[0]), jobs.undo)
        return redirect("past:run", pk)
    said = _(
        "Toàn bộ các dòng do lần nhập này đưa vào sẽ bị xóa khỏi sổ, số của sổ trở lại như trước. Nếu có dòng "
        "đã được làm "
        "tiếp thì không hoàn tác gì cả và trang sẽ nêu tên dòng ấy."
    )
    return _confirm(request, found, form, _("Hoàn tác lần nhập này?"), said, _("Hoàn tác"))


def _confirm(request: Request, found: Run, form: Form, question: str, said: str, action: str) -> HttpResponse:
    context = {"run": found, "form": form, "question": question, "consequence": said, "action": action}
    return render(request, "past/confirm.html", context, status=400 if form.errors else 200)
