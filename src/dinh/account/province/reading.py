"""What the pages of an office share: which period and province are asked for, how a measure is written and drawn."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, Protocol

from django.http import Http404
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from dinh.account.province import pictures, queries
from dinh.account.province.rolling import periods
from dinh.account.province.spread import Spread
from dinh.ground.clock import today
from dinh.ground.http import Request
from dinh.ground.places.models import Commune
from dinh.ground.places.queries import provinces_of
from dinh.ground.room import Indicator, Value
from dinh.law.periods import Period


class Comparison(Protocol):
    """Communes, or provinces, beside each other."""

    @property
    def by(self) -> str: ...
    @property
    def lines(self) -> Sequence[pictures.Dot]: ...
    @property
    def spread(self) -> Spread | None: ...


def asked_of(request: Request) -> dict[str, Any]:
    """What every page of figures is given: the period, the province looked at (`area`, of the country's office only),
    and the choices of both. `tail` carries them on in addresses. Raises Http404 for a province that is not there."""
    period, code = period_of(request), request.GET.get("tinh", "")
    country = request.commune.kind == Commune.Kind.COUNTRY
    area = queries.area_of(request.commune, code)
    if area is None:
        raise Http404(_("Không có tỉnh, thành phố nào mang mã này."))
    narrowed = country and bool(code)
    return {
        "period": period, "kept": kept(), "area": area, "country": country, "by_province": country and not narrowed,
        "provinces": provinces_of(request.commune) if country else [],
        "tail": tail_of(period, area if narrowed else None),
    }  # fmt: skip


def tail_of(period: Period, area: Commune | None) -> str:
    """What an address carries on: the period, and at the country's office the province looked at."""
    return f"ky={period}&tinh={area.province.code}" if area else f"ky={period}"


def period_of(request: Request) -> Period:
    """`?ky=`; without it, or with one that is not kept, the last quarter that is over: what communes elsewhere hand in
    comes when a period has ended."""
    known = {str(period): period for period in periods(today())}
    return known.get(request.GET.get("ky", ""), Period.of(today(), 3).previous())


def kept() -> list[Period]:
    """Newest first, years and halves before quarters and months."""
    return sorted(periods(today()), key=lambda period: (-period.year, -period.months, -period.last))


def said(measure: Fraction | None, by: str) -> str:
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


def spread_words(found: Comparison) -> dict[str, str]:
    if found.spread is None:
        return {}
    names = ("least", "low", "middle", "high", "most")
    return {name: said(getattr(found.spread, name), found.by) for name in names}


def strip_of(shown: Indicator, found: Comparison) -> str:
    if found.spread is None:
        return ""
    words = spread_words(found)
    label = _("%(name)s: thấp nhất %(least)s, giữa %(middle)s, cao nhất %(most)s") % {"name": shown.label, **words}
    middle = _("giữa %s") % words["middle"]
    return pictures.strip(found.lines, found.spread, label, (words["least"], middle, words["most"]))


def line_of_months(shown: Indicator, title: str, months: Sequence[Value | None]) -> str:
    """The line of a year's months in the commune, or province, called `title`."""
    values = [
        None if value is None else value.part / value.whole if value.whole else float(value.part) for value in months
    ]
    name = {"name": shown.label, "commune": title}
    return pictures.months(values, _("%(name)s theo tháng, %(commune)s") % name) if any(values) else ""
