"""The country by province: one indicator in each, and how many communes of each have told their figures. A province's
number is the sum of its communes' parts and of their wholes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dinh.account.province import queries
from dinh.account.province.comparing import HOUSEHOLDS, measured, way
from dinh.account.province.queries import Total
from dinh.account.province.spread import Spread, spread
from dinh.ground.places.models import Commune, Province
from dinh.ground.room import Indicator, Value
from dinh.law.periods import Period


@dataclass(frozen=True, slots=True)
class Coverage:
    """A province: how many communes it has, and how many of them are missing in a period."""

    province: Province
    communes: int
    missing: int

    @property
    def told(self) -> int:
        return self.communes - self.missing


@dataclass(frozen=True, slots=True)
class Line:
    """A province's row; `measure` and `unlike` as of a commune's. `active`: communes that had anything to count."""

    coverage: Coverage
    value: Value | None
    active: int
    measure: Fraction | None
    unlike: int
    months: tuple[Value | None, ...]

    @property
    def province(self) -> Province:
        return self.coverage.province

    @property
    def title(self) -> str:
        return self.province.title


@dataclass(frozen=True, slots=True)
class Provinces:
    """`by`: «share», «households» or «count», how `measure` was taken. `total` is of the whole country."""

    by: str
    lines: list[Line]
    spread: Spread | None
    total: Value | None


def coverage(office: Commune, period: Period, absent: Sequence[Commune]) -> list[Coverage]:
    """Each province that has communes, by code. `absent`: who is missing, of the whole country."""
    there = Counter(queries.communes(office, period).order_by().values_list("province", flat=True))
    lost = Counter(one.province_id for one in absent)
    provinces = Province.objects.filter(pk__in=there).order_by("code")
    return [Coverage(one, there[one.pk], lost[one.pk]) for one in provinces]


def compared(indicator: Indicator, period: Period, covered: Sequence[Coverage]) -> Provinces:
    """The provinces, the highest measure first, those without one last by code."""
    told = queries.by_province(period, indicator.key, HOUSEHOLDS)
    pks, now = [each.province.pk for each in covered], str(period)
    values = {pk: total for pk in pks if (total := told.get((pk, indicator.key, now)))}
    figures = {pk: _value(total) for pk, total in values.items()}
    households = {pk: total for pk in pks if (total := told.get((pk, HOUSEHOLDS, now)))}
    # A province is told by households only where each commune in its figure told how many it has.
    known = {
        pk: households[pk].part
        for pk, total in values.items()
        if pk in households and households[pk].communes >= total.communes
    }
    by = way(figures, known)
    measures = {pk: found for pk, value in figures.items() if (found := measured(value, by, known.get(pk))) is not None}
    whole = spread(list(measures.values()))
    lines = []
    for each in covered:
        pk = each.province.pk
        measure, total = measures.get(pk), values.get(pk)
        months = (told.get((pk, indicator.key, month)) for month in queries.months_of(period.year))
        lines.append(
            Line(
                each, figures.get(pk), total.communes if total else 0, measure,
                whole.unlike(measure) if whole and measure is not None else 0,
                tuple(_value(month) if month else None for month in months),
            )
        )  # fmt: skip
    lines.sort(key=lambda line: (line.measure is None, -(line.measure or 0), line.province.code))
    return Provinces(by, lines, whole, _sum(list(figures.values())))


def _value(total: Total) -> Value:
    return Value(total.part, total.whole)


def _sum(values: Sequence[Value]) -> Value | None:
    if not values:
        return None
    wholes = [value.whole for value in values if value.whole is not None]
    return Value(sum(value.part for value in values), sum(wholes) if wholes else None)
