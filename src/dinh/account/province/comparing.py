"""One indicator across communes, ready to be shown: each commune's value, where it lies in the spread, its months."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dinh.account.province import queries
from dinh.account.province.spread import Spread, spread
from dinh.ground.places.models import Commune
from dinh.ground.room import Indicator, Value
from dinh.law.periods import Period

HOUSEHOLDS = "households.count"
A_THOUSAND = 1_000  # households: what counts are compared by, so that small communes stand beside large ones


@dataclass(frozen=True, slots=True)
class Line:
    """A commune's row. `measure` is what it is compared by (a share of 1, a count for a thousand households, or the
    bare count), None where there is nothing to compare. `unlike`: -1 far below the others, 1 far above."""

    commune: Commune
    value: Value | None
    measure: Fraction | None
    unlike: int
    months: tuple[Value | None, ...]
    missing: bool

    @property
    def title(self) -> str:
        return self.commune.title


@dataclass(frozen=True, slots=True)
class Compared:
    """`by`: «share», «households» or «count», how `measure` was taken. `households` of each commune, where known."""

    by: str
    lines: list[Line]
    spread: Spread | None
    households: dict[int, int]

    def of_month(self, line: Line, at: int) -> Fraction | None:
        """A commune's measure in the month `at` of the year (0: January)."""
        value = line.months[at]
        return None if value is None else measured(value, self.by, self.households.get(line.commune.pk))


def compared(indicator: Indicator, period: Period, office: Commune, absent: Sequence[Commune]) -> Compared:
    """The communes of an office, the highest measure first, those without one last by code."""
    values = queries.by_commune(period, indicator.key, office)
    households = {pk: value.part for pk, value in queries.by_commune(period, HOUSEHOLDS, office).items()}
    months = queries.months_by_commune(period.year, indicator.key, office)
    by = way(values, households)
    measures = {
        pk: found for pk, value in values.items() if (found := measured(value, by, households.get(pk))) is not None
    }
    whole, lost = spread(list(measures.values())), {each.pk for each in absent}
    lines = []
    for commune in queries.communes(office, period):
        measure, kept = measures.get(commune.pk), months.get(commune.pk, {})
        lines.append(
            Line(
                commune, values.get(commune.pk), measure,
                whole.unlike(measure) if whole and measure is not None else 0,
                tuple(kept.get(month) for month in queries.months_of(period.year)), commune.pk in lost,
            )
        )  # fmt: skip
    lines.sort(key=lambda line: (line.measure is None, -(line.measure or 0), line.commune.code))
    return Compared(by, lines, whole, households)


def way(values: Mapping[int, Value], households: Mapping[int, int]) -> str:
    """What values are compared by: «share», or «households» where they are known of each, or «count»."""
    if any(value.whole is not None for value in values.values()):
        return "share"
    return "households" if values and all(households.get(pk) for pk in values) else "count"


def measured(value: Value, by: str, households: int | None) -> Fraction | None:
    """What a value is compared by, as `way` said."""
    if by == "share":
        return Fraction(value.part, value.whole) if value.whole else None
    return Fraction(value.part * A_THOUSAND, households) if by == "households" and households else Fraction(value.part)
