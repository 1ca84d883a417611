"""The map of an indicator, and the page where the office brings in the grounds of its communes."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from dinh.account.province import actions, maps, permissions
from dinh.account.province.classes import classes
from dinh.account.province.comparing import Compared, Line
from dinh.ground.clock import today
from dinh.ground.http import Request, gated
from dinh.ground.places.models import Commune
from dinh.ground.places.outlines import Piece, as_geojson, read_grounds
from dinh.ground.places.queries import communes_of
from dinh.ground.places.saving import attempt
from dinh.ground.places.views_map import MapForm
from dinh.ground.room import Indicator
from dinh.law.periods import Period

Said = Callable[[Fraction | None, str], str]
Legend = list[tuple[SafeString, str]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The map with its legend, the months with theirs, and the communes whose ground is not known."""

    map: SafeString
    legend: Legend
    months: SafeString
    months_legend: Legend
    without: list[Line]


def drawn(shown: Indicator, period: Period, office: Commune, found: Compared, said: Said) -> Drawn | None:
    """None where no ground is known. `said(measure, by)` writes a measure in words."""
    sheet = maps.sheet(office, found.lines)
    if sheet is None:
        return None
    kept = classes([line.measure for line in found.lines if line.measure is not None])
    begun = [at for at in range(12) if Period(period.year, at + 1, 1).start <= today()]
    measures = [_month(found, at) for at in begun]
    over_year = classes([value for month in measures for value in month.values()])
    names = {"name": shown.label, "period": period.label, "year": period.year}

    def words(line: Line) -> str:
        if line.missing and line.measure is None:
            return _("chưa có số liệu")
        return said(line.measure, found.by) or _("không phát sinh")

    def link(commune: Commune) -> str:
        return f"{reverse('province:commune', args=[commune.code])}?ky={period}"

    def number(value: Fraction) -> str:
        return said(value, "share" if found.by == "share" else "count")  # «cho 1.000 hộ» is said once, above

    return Drawn(
        maps.choropleth(sheet, kept, words, link, _("Bản đồ: %(name)s, %(period)s") % names),
        maps.legend(kept, number) if kept else [],
        maps.small(
            sheet, [(_("Tháng %d") % (at + 1), month) for at, month in zip(begun, measures, strict=True)], over_year,
            _("Các bản đồ nhỏ: %(name)s theo tháng, năm %(year)s") % names,
        ) if over_year else SafeString(""),
        maps.legend(over_year, number) if over_year else [],
        sheet.without,
    )  # fmt: skip


def _month(found: Compared, at: int) -> dict[int, Fraction]:
    measured = ((line.commune.pk, found.of_month(line, at)) for line in found.lines)
    return {commune: measure for commune, measure in measured if measure is not None}


@gated(permissions.WRITE)
@require_http_methods(["GET", "POST"])
def import_map(request: Request) -> HttpResponse:
    """A GeoJSON file: tried first, feature by feature; it is written whole or not at all."""
    units = list(communes_of(request.commune))
    form = MapForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid() and (pieces := attempt(form, lambda: _pieces(form, units))):
        ready = not any(piece.problems for piece in pieces)
        drawn_units = {piece.unit.pk for piece in pieces if piece.unit and not piece.problems}
        context |= {"pieces": pieces, "ready": ready, "missing": [one for one in units if one.pk not in drawn_units]}
        context["packed"] = json.dumps(as_geojson(pieces), ensure_ascii=False) if ready else ""
        if ready and form.cleaned_data["confirm"]:
            written = attempt(form, lambda: actions.draw_map(by=request.actor, pieces=pieces))
            if written:
                words = ngettext(
                    "Đã ghi địa bàn của %(count)s xã, phường.", "Đã ghi địa bàn của %(count)s xã, phường.", written
                )
                messages.success(request, words % {"count": written})
                return redirect("province:home")
    return render(request, "province/map_import.html", context)


def _pieces(form: MapForm, units: Sequence[Commune]) -> list[Piece]:
    upload, packed = form.cleaned_data["file"], form.cleaned_data["pieces"]
    if upload:
        return read_grounds(upload.read(), upload.name, units)
    return read_grounds(packed, _("bản đồ đã chạy thử"), units)
