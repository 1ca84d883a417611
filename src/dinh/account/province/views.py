"""A province's or the country's office reads the communes below it: totals, one figure across communes, one commune."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.account.province import handed, nation, permissions, pictures, queries, sheets, views_map
from dinh.account.province.comparing import compared
from dinh.account.province.reading import (
    asked_of,
    kept,
    line_of_months,
    period_of,
    said,
    spread_words,
    strip_of,
    tail_of,
)
from dinh.account.province.spread import median
from dinh.account.province.totals import chief, room_titles, rooms_of
from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.http import Request, gated, may_lag
from dinh.ground.places.queries import communes_of
from dinh.ground.room import INDICATORS, Indicator
from dinh.ground.sheets import attachment

ON_A_PAGE = 100  # communes
SHOWN_MISSING = 30


@may_lag
@require_safe
@gated(permissions.READ)
def home(request: Request) -> HttpResponse:
    """Every indicator over all communes, by room, and who is missing from it; at the country's office by province."""
    context, asked = asked_of(request), request.GET
    period, area = context["period"], context["area"]
    rooms = rooms_of(period, area, asked.get("q", "").strip()[:100], asked.get("phong", ""), asked.get("trong") == "1")
    absent = queries.missing(period, today(), area)
    covered = nation.coverage(area, period, absent) if context["by_province"] else []
    if asked.get("xuat") == "xlsx":
        return attachment(sheets.totals_sheet(period, rooms, absent, covered), f"tong-hop-{_file_of(context)}.xlsx")
    context |= {
        "before": period.previous(), "rooms": rooms, "titles": room_titles(),
        "asked": asked, "absent": absent[:SHOWN_MISSING], "absent_all": len(absent), "covered": covered,
        "communes": queries.communes(area, period).count(), "running": today() in period,
        "narrowed": bool(asked.get("q") or asked.get("phong")),
        "chief": [] if asked.get("q") or asked.get("phong") else chief(rooms),
        "may_write": may(request.actor, permissions.WRITE, request.commune),
    }  # fmt: skip
    return render(request, "province/home.html", context)


@may_lag
@require_safe
@gated(permissions.READ)
def indicator(request: Request, key: str) -> HttpResponse:
    """One indicator in each commune, and how they are spread; at the country's office in each province."""
    shown, context = INDICATORS.get(key), asked_of(request)
    if shown is None:
        raise Http404(_("Không có chỉ tiêu này."))
    if context["by_province"]:
        return _in_provinces(request, shown, context)
    period, area = context["period"], context["area"]
    absent = queries.missing(period, today(), area)
    found = compared(shown, period, area, absent)
    if request.GET.get("xuat") == "xlsx":
        return attachment(sheets.communes_sheet(shown, period, found), f"{key}-{_file_of(context)}.xlsx")
    page = Paginator(found.lines, ON_A_PAGE).get_page(request.GET.get("page"))
    total = queries.total(period, key, area)
    drawer = area if area.pk else request.commune  # whose grounds: a province without an office here drew none
    drawn = views_map.drawn(shown, period, drawer, found, said)
    without = drawn.without if drawn else found.lines
    context |= {
        "indicator": shown, "found": found, "page": page, "total": total,
        "lines": [
            (line, said(line.measure, found.by), line_of_months(shown, line.title, line.months)) for line in page
        ],
        "strip": strip_of(shown, found), "map": drawn, "without": without,
        "board": pictures.board(without, _("Mỗi ô một xã, phường: %s") % shown.label) if without else "",
        "unlike": [line for line in found.lines if line.unlike], "words": spread_words(found),
        "absent_all": len(absent),
    }  # fmt: skip
    return render(request, "province/indicator.html", context)


def _file_of(context: dict[str, Any]) -> str:
    """The end of a file's name: the period, and at the country's office the province looked at."""
    narrowed = context["country"] and not context["by_province"]
    return f"{context['area'].province.code}-{context['period']}" if narrowed else str(context["period"])


def _in_provinces(request: Request, shown: Indicator, context: dict[str, Any]) -> HttpResponse:
    period, office = context["period"], request.commune
    absent = queries.missing(period, today(), office)
    found = nation.compared(shown, period, nation.coverage(office, period, absent))
    if request.GET.get("xuat") == "xlsx":
        return attachment(sheets.provinces_sheet(shown, period, found), f"{shown.key}-{period}.xlsx")
    context |= {
        "indicator": shown, "found": found, "total": found.total, "absent_all": len(absent),
        "lines": [
            (line, said(line.measure, found.by), line_of_months(shown, line.title, line.months)) for line in found.lines
        ],
        "strip": strip_of(shown, found), "words": spread_words(found),
        "unlike": [line for line in found.lines if line.unlike],
    }  # fmt: skip
    return render(request, "province/provinces.html", context)


@may_lag
@require_safe
@gated(permissions.READ)
def commune(request: Request, code: str) -> HttpResponse:
    """One commune: each indicator beside the middle of the others."""
    one = get_object_or_404(communes_of(request.commune), code=code)
    period = period_of(request)
    area = queries.area_of(request.commune, one.province.code) or request.commune  # beside its own province
    values, others = queries.of_commune(period, one), queries.shares_of_each(period, area)
    rooms = [
        (title, [
            (shown, values[shown.key], _middle(others[shown.key]))
            for key, shown in sorted(INDICATORS.items())
            if key in values and key.startswith(f"{room}.")
        ])
        for room, title in room_titles().items()
    ]  # fmt: skip
    context = {
        "one": one, "period": period, "kept": kept(), "rooms": [each for each in rooms if each[1]],
        "missing": one in queries.missing(period, today(), area),
        "in_country": area != request.commune, "tail": tail_of(period, area if area != request.commune else None),
        "handed": handed.stands_for(one, period),
    }  # fmt: skip
    return render(request, "province/commune.html", context)


def _middle(values: list[tuple[int, int | None]]) -> str:
    """The median of the others, in words; empty where too few have a figure."""
    shared = any(whole is not None for _part, whole in values)
    found = median([(part, whole or 1) for part, whole in values if whole or not shared])
    return said(found, "share" if shared else "count")
