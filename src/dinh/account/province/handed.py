"""What a commune had handed in before it began to keep its records here goes on to count.

The rule, by the day its journal here began: a period that was over by then is told by what was handed in, for each
indicator that it tells. A period that holds the day is, where months add up to it, the months handed in and the records
of the others; where they do not, the records alone. Later periods are the records' alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Min, QuerySet
from django.utils import timezone
from django_scopes import scopes_disabled

from dinh.account.province.models import HandIn
from dinh.ground.journal.models import Entry
from dinh.ground.places.models import Commune
from dinh.ground.room import Indicator, Value
from dinh.law.periods import Period

Told = dict[str, dict[str, Value]]  # by period and indicator
Values = dict[tuple[int, Period], Value]


@dataclass(slots=True)
class Before:
    """What a commune handed in, and the day its records here began."""

    begun: date
    told: Told = field(default_factory=dict)

    def stands(self, period: Period) -> bool:
        return period.end < self.begun and str(period) in self.told


def before(communes: Iterable[int]) -> dict[int, Before]:
    """By commune, of those that handed in anything and keep their records here now."""
    with scopes_disabled():
        rows = list(HandIn.objects.filter(unit__in=communes, unit__here=True, replaced=False).order_by("pk"))
        begun = dict(
            Entry.objects.filter(commune__in={row.unit_id for row in rows})
            .order_by().values_list("commune").annotate(first=Min("at"))
        )  # fmt: skip
    found: dict[int, Before] = {}
    for row in rows:
        if row.unit_id in begun:
            one = found.setdefault(row.unit_id, Before(timezone.localdate(begun[row.unit_id])))
            one.told[row.period] = {key: Value(*figure) for key, figure in row.figures.items()}
    return found


def begun_after(period: Period) -> QuerySet[Commune]:
    """Communes known by name once (some period was handed in for them) whose records here begin after the period."""
    late = Entry.objects.filter(seq=1, at__date__gt=period.end).values("commune")
    return Commune.objects.filter(here=True, pk__in=late).filter(pk__in=HandIn.objects.values("unit"))


def stands_for(unit: Commune, period: Period) -> HandIn | None:
    """The hand-in that tells the period of a commune that keeps its records here now."""
    one = before([unit.pk]).get(unit.pk)
    if one is None or not one.stands(period):
        return None
    with scopes_disabled():
        return HandIn.objects.filter(unit=unit, period=str(period), replaced=False).first()


def with_handed(indicator: Indicator, kept: Iterable[Period], counted: Values, known: dict[int, Before]) -> Values:
    """The values of an indicator counted from the records of communes, with what they had handed in."""
    made = dict(counted)
    for commune, one in known.items():
        for period in kept:
            if one.stands(period) and indicator.key in one.told[str(period)]:
                made[commune, period] = one.told[str(period)][indicator.key]
            elif indicator.adds and period.start < one.begun <= period.end:
                made[commune, period] = _sum(_by_month(indicator, period, commune, one, counted))
    return made


def _by_month(indicator: Indicator, period: Period, commune: int, one: Before, counted: Values) -> Iterator[Value]:
    month = Period.of(period.start, 1)
    while month.start <= period.end:
        handed = one.told[str(month)].get(indicator.key) if one.stands(month) else None
        yield handed or counted.get((commune, month), Value(0))
        month = month.next()


def _sum(values: Iterable[Value]) -> Value:
    part, whole = 0, None
    for value in values:
        part += value.part
        whole = whole if value.whole is None else (whole or 0) + value.whole
    return Value(part, whole)
