"""Tables that an office brings in: its list of communes, and what communes handed in. Tried first; all rows or none."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_scopes import scopes_disabled

from dinh.account.province import actions, permissions
from dinh.account.province.forms import COUNTRY_COLUMNS, FIGURE_COLUMNS, UNIT_COLUMNS, FigureForm, UnitForm
from dinh.account.province.models import Cell, HandIn
from dinh.account.province.rolling import periods
from dinh.ground.clock import today
from dinh.ground.http import Request, gated
from dinh.ground.places.importing import TableForm, Trial, lines_of, try_lines
from dinh.ground.places.models import Commune
from dinh.ground.places.queries import communes_of
from dinh.ground.places.saving import attempt
from dinh.ground.places.sheets import Line
from dinh.ground.room import INDICATORS, Value
from dinh.ground.sheets import attachment, table
from dinh.law.periods import Period


@gated(permissions.WRITE)
@require_http_methods(["GET", "POST"])
def units(request: Request) -> HttpResponse:
    """The list of administrative units, with mergers by date."""
    back = reverse("province:home")
    columns = COUNTRY_COLUMNS if request.commune.kind == Commune.Kind.COUNTRY else UNIT_COLUMNS
    form = TableForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {
        "title": _("Nhập danh sách xã, phường"), "form": form, "back": back,
        "columns": [names[0] for names in columns.values()],
    }  # fmt: skip
    if form.is_valid():
        lines = lines_of(form, columns)
        trials, rows = try_lines(lines, UnitForm, key=lambda row: str(row["code"]), taken=set())
        ready = bool(lines) and len(rows) == len(lines)
        if ready and form.cleaned_data["confirm"]:
            found = [
                actions.Unit(row["code"], row["name"], row["kind"], row["into"], row["on"], row["province"])
                for row in rows
            ]
            changed = attempt(form, lambda: actions.list_units(by=request.actor, units=found))
            if changed is not None:
                messages.success(request, _("Đã nhập danh sách: %d thay đổi.") % changed)
                return redirect(back)
        context |= {"trials": trials, "packed": form.packed(lines), "ready": ready}
    return render(request, "places/import.html", context)


@gated(permissions.WRITE)
@require_http_methods(["GET", "POST"])
def figures(request: Request) -> HttpResponse:
    """Figures of one period from communes that keep their records elsewhere."""
    over = [period for period in periods(today()) if period.end < today()]
    period = next((each for each in over if str(each) == request.GET.get("ky", "")), None)
    if period is None:
        received = HandIn.objects.filter(replaced=False).select_related("unit")[:100]
        return render(request, "province/handed_in.html", {"periods": reversed(over), "received": received})
    back = reverse("province:figures")
    form = TableForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {
        "title": _("Số liệu xã gửi về, %s") % period.label, "form": form, "back": back,
        "columns": [names[0] for names in FIGURE_COLUMNS.values()],
    }  # fmt: skip
    if form.is_valid():
        lines = lines_of(form, FIGURE_COLUMNS)
        trials, rows = _tried(request, period, lines)
        ready = bool(lines) and len(rows) == len(lines)
        if ready and form.cleaned_data["confirm"]:
            kept = attempt(form, lambda: _keep(request, period, rows))
            if kept is not None:
                messages.success(request, _("Đã nhận số liệu của %d xã, phường.") % kept)
                return redirect(f"{reverse('province:home')}?ky={period}")
        context |= {"trials": trials, "packed": form.packed(lines), "ready": ready}
    return render(request, "places/import.html", context)


@gated(permissions.WRITE)
@require_safe
def blank(request: Request) -> HttpResponse:
    """The table to send out and to get back: a row for each commune elsewhere and each indicator."""
    widths = (10, 30, 28, 12, 14, 14)
    columns = [(names[0].capitalize(), wide) for names, wide in zip(FIGURE_COLUMNS.values(), widths, strict=True)]
    rows = [
        [unit.code, unit.title, indicator.key, None, None, ""]
        for unit in communes_of(request.commune).filter(here=False)
        for indicator in INDICATORS.values()
    ]
    return attachment(table(_("Số liệu xã gửi về"), columns, rows), "so-lieu-xa-gui-ve.xlsx")


def _tried(request: Request, period: Period, lines: list[Line]) -> tuple[list[Trial], list[dict[str, Any]]]:
    units = {unit.code: unit for unit in communes_of(request.commune)}
    before = _before(period, units)

    def form_of(cells: dict[str, str]) -> FigureForm:
        return FigureForm(cells, by=request.actor, units=units, period=period, before=before)

    return try_lines(lines, form_of, key=lambda row: f"{row['code']} {row['key']}", taken=set())


def _before(period: Period, units: dict[str, Commune]) -> dict[tuple[str, str], Value]:
    with scopes_disabled():
        cells = Cell.objects.filter(period=str(period.previous()), commune__in=[unit.pk for unit in units.values()])
        rows = cells.values_list("commune__code", "key", "part", "whole")
        return {(code, key): Value(part, whole) for code, key, part, whole in rows}


@transaction.atomic
def _keep(request: Request, period: Period, rows: list[dict[str, Any]]) -> int:
    """All communes of the table or none. What a commune had handed in for the period is replaced: the page says so."""
    found: dict[str, tuple[Commune, dict[str, Value]]] = {}
    for row in rows:
        found.setdefault(row["code"], (row["unit"], {}))[1][row["key"]] = row["value"]
    for unit, told in found.values():
        actions.hand_in(by=request.actor, unit=unit, period=period, figures=told, replace=True)
    return len(found)
