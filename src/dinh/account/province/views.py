"""A province's or the country's office reads the communes below it: totals, one figure across communes, one commune."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.account.province import handed, permissions, pictures, queries, sheets, views_map
from dinh.account.province.comparing import Compared, compared
from dinh.account.province.rolling import periods
from dinh.account.province.spread import spread
from dinh.account.province.totals import room_titles, rooms_of
from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.ground.places.queries import communes_of
from dinh.ground.room import INDICATORS, Indicator, Value
from dinh.ground.sheets import attachment
from dinh.law.periods import Period

ON_A_PAGE = 100  # communes
SHOWN_MISSING = 30


@require_safe
@gated(permissions.READ)
def home(request: Request) -> HttpResponse:
    """Every indicator over all communes, by room, and who is missing from it."""
    period, asked = _period(request), request.GET
    rooms = rooms_of(
        period, request.commune, asked.get("q", "").strip()[:100], asked.get("phong", ""), asked.get("trong") == "1"
    )
    absent = queries.missing(period, today(), request.commune)
    if asked.get("xuat") == "xlsx":
        return attachment(sheets.totals_sheet(period, rooms, absent), f"tong-hop-{period}.xlsx")
    context = {
        "period": period, "before": period.previous(), "kept": _kept(), "rooms": rooms, "titles": room_titles(),
        "asked": asked, "absent": absent[:SHOWN_MISSING], "absent_all": len(absent),
        "communes": queries.communes(request.commune, period).count(), "running": today() in period,
        "narrowed": bool(asked.get("q") or asked.get("phong")),
        "may_write": may(request.actor, permissions.WRITE, request.commune),
    }  # fmt: skip
    return render(request, "province/home.html", context)


@require_safe
@gated(permissions.READ)
def indicator(request: Request, key: str) -> HttpResponse:
    """One indicator in each commune, and how they are spread."""
    shown, period = INDICATORS.get(key), _period(request)
    if shown is None:
        raise Http404(_("Không có chỉ tiêu này."))
    absent = queries.missing(period, today(), request.commune)
    found = compared(shown, period, request.commune, absent)
    if request.GET.get("xuat") == "xlsx":
        return attachment(sheets.communes_sheet(shown, period, found), f"{key}-{period}.xlsx")
    page = Paginator(found.lines, ON_A_PAGE).get_page(request.GET.get("page"))
    total = queries.totals(period, request.commune).get(key)
    drawn = views_map.drawn(shown, period, request.commune, found, _said)
    without = drawn.without if drawn else found.lines
    context = {
        "indicator": shown, "period": period, "kept": _kept(), "found": found, "page": page, "total": total,
        "lines": [(line, _said(line.measure, found.by), _line_of_months(shown, line)) for line in page],
        "strip": _strip(shown, found), "map": drawn, "without": without,
        "board": pictures.board(without, _("Mỗi ô một xã, phường: %s") % shown.label) if without else "",
        "unlike": [line for line in found.lines if line.unlike], "words": _spread_words(found),
        "before": period.previous(), "absent_all": len(absent),
    }  # fmt: skip
    return render(request, "province/indicator.html", context)


@require_safe
@gated(permissions.READ)
def commune(request: Request, code: str) -> HttpResponse:
    """One commune: each indicator beside the middle of the others."""
    one = get_object_or_404(communes_of(request.commune), code=code)
    period = _period(request)
    values, others = queries.of_commune(period, one), queries.shares_of_each(period, request.commune)
    rooms = [
        (title, [
            (shown, values[shown.key], _middle(others[shown.key]))
            for key, shown in sorted(INDICATORS.items())
            if key in values and key.startswith(f"{room}.")
        ])
        for room, title in room_titles().items()
    ]  # fmt: skip
    context = {
        "one": one, "period": period, "kept": _kept(), "rooms": [each for each in rooms if each[1]],
        "missing": one in queries.missing(period, today(), request.commune),
        "handed": handed.stands_for(one, period),
    }  # fmt: skip
    return render(request, "province/commune.html", context)


def _period(request: Request) -> Period:
    """`?ky=`; without it, or with one that is not kept, the half year that runs."""
    kept = {str(period): period for period in periods(today())}
    return kept.get(request.GET.get("ky", ""), Period.of(today(), 6))


def _kept() -> list[Period]:
    """Newest first, years and halves before quarters and months."""
    return sorted(periods(today()), key=lambda period: (-period.year, -period.months, -period.last))


def _middle(values: list[Value]) -> str:
    """The median of the others, in words; empty where too few have a figure."""
    shared = any(value.whole is not None for value in values)
    found = spread([Fraction(v.part, v.whole) if shared else Fraction(v.part) for v in values if not shared or v.whole])
    return _said(found.middle, "share" if shared else "count") if found else ""


def _said(measure: Fraction | None, by: str) -> str:
    """«87,5%», «3,2 cho 1.000 hộ», «12»: with one decimal, as reports write it."""
    if measure is None:
        return ""
    value = measure * (100 if by == "share" else 1)
    rounded = (Decimal(value.numerator) / value.denominator).quantize(Decimal("0.1"), ROUND_HALF_UP)
    plain = by != "share" and rounded == rounded.to_integral_value()
    number = number_format(rounded, decimal_pos=0 if plain else 1, force_grouping=True)
    if by == "share":
        return f"{number}%"
    return _("%s cho 1.000 hộ") % number if by == "households" else number


def _spread_words(found: Compared) -> dict[str, str]:
    if found.spread is None:
        return {}
    names = ("least", "low", "middle", "high", "most")
    return {name: _said(getattr(found.spread, name), found.by) for name in names}


def _strip(shown: Indicator, found: Compared) -> str:
    if found.spread is None:
        return ""
    words = _spread_words(found)
    label = _("%(name)s: thấp nhất %(least)s, giữa %(middle)s, cao nhất %(most)s") % {"name": shown.label, **words}
    middle = _("giữa %s") % words["middle"]
    return pictures.strip(found.lines, found.spread, label, (words["least"], middle, words["most"]))


def _line_of_months(shown: Indicator, line: Any) -> str:
    values = [
        None if value is None else value.part / value.whole if value.whole else float(value.part)
        for value in line.months
    ]
    name = {"name": shown.label, "commune": line.commune.title}
    return pictures.months(values, _("%(name)s theo tháng, %(commune)s") % name) if any(values) else ""
