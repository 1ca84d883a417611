"""An indicator said once: which records count, on which day, how much each weighs. Its value, its rows and the count
for every commune and month at once all follow from that; a test holds them against each other.

Asking commune by commune and period by period would take hours for a country. So records of events are asked for once
over all periods and grouped by commune and month; standings once for each last day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, Unpack

from django.db.models import Count, DateField, QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django_scopes import scope

from dinh.ground.room import INDICATORS, About, Indicator, Row, Value, indicator
from dinh.law.periods import Period

if TYPE_CHECKING:
    from dinh.ground.places.models import Commune

Find = Callable[[Period, "int | None"], Iterable[Any]]
Of = str | Callable[[Any], Any]  # the name of a field, «due» or «inspection__concluded_on», or how to ask a record
Table = Counter[tuple[int, Period]]
Kept = dict[tuple[Find, Period, "int | None"], list[Any]]  # what was found, by who was asked for what
Hangs = Literal["events", "end", "period"]


@dataclass(frozen=True, slots=True)
class Counted:
    """Records that count in a period, of one body where the indicator knows bodies. `found` gives a queryset or a list.

    `hangs`: «events» are those whose `day` lies in the period, so that a year's are its months' together; «end» hangs
    on the period's last day alone; «period» on both its days. `weight` is 1 a record unless said.
    `alone`: what is found hangs on something of the one commune in scope, so that all cannot be asked at once. `holds`
    narrows what is found to a part of it (see `that`).
    """

    found: Find
    hangs: Hangs
    day: Of = ""
    weight: Of = ""
    commune: Of = "commune_id"
    alone: bool = False
    holds: Callable[[Any], bool] | None = None

    def that(self, holds: Callable[[Any], bool]) -> Counted:
        """Those of the same records of which this holds: a share's part and whole are then found once for both."""
        return replace(self, holds=holds)

    def rows(self, period: Period, body: int | None, kept: Kept | None = None) -> QuerySet[Any] | list[Any]:
        at = self.found, period, body
        if kept is None or at not in kept:
            found = self.found(period, body)
            rows = found if isinstance(found, QuerySet) and not self.holds else list(found)
            if kept is not None and isinstance(rows, list):
                kept[at] = rows
        else:
            rows = kept[at]
        return [row for row in rows if self.holds(row)] if self.holds else rows

    def count(self, period: Period, body: int | None = None) -> int:
        """Of the communes in scope."""
        rows = self.rows(period, body)
        if not isinstance(rows, QuerySet) or callable(self.weight):
            return sum(self._weight(row) for row in rows)
        return int(rows.aggregate(all=Sum(self.weight))["all"] or 0) if self.weight else rows.count()

    def table(self, periods: Sequence[Period], kept: Kept) -> Table:
        """By commune and period, of the communes in scope. Periods are whole calendar months. `kept` is what others
        have found already."""
        if self.hangs == "events":
            return self._of_events(periods, kept)
        made: dict[object, Counter[int]] = {}
        table: Table = Counter()
        for period in periods:
            key: object = period.end if self.hangs == "end" else period
            if key not in made:
                made[key] = self._by_commune(period, kept)
            for commune, count in made[key].items():
                table[commune, period] = count
        return table

    def _of_events(self, periods: Sequence[Period], kept: Kept) -> Table:
        if not periods:
            return Counter()
        within: dict[date, list[Period]] = {}  # the periods of each month, by its first day
        for period in periods:
            month = Period.of(period.start, 1)
            while month.start <= period.end:
                within.setdefault(month.start, []).append(period)
                month = month.next()
        table: Table = Counter()
        span = Period.between(min(within), max(each.end for each in periods))
        for commune, first, count in self._by_month(span, kept):
            for period in within.get(first, ()):
                table[commune, period] += count
        return table

    def _by_month(self, span: Period, kept: Kept) -> Iterator[tuple[int, date, int]]:
        rows = self.rows(span, None, kept)
        if isinstance(rows, QuerySet) and isinstance(self.day, str) and isinstance(self.weight, str):
            month = TruncMonth(self.day, output_field=DateField())
            yield from (
                _bare(rows)
                .annotate(tally_month=month)
                .values_list("commune", "tally_month")
                .annotate(tally=self._sum(rows))
            )
            return
        for row in rows:
            yield _of(row, self.commune), _day(_of(row, self.day)).replace(day=1), self._weight(row)

    def _by_commune(self, period: Period, kept: Kept) -> Counter[int]:
        rows = self.rows(period, None, kept)
        if isinstance(rows, QuerySet) and isinstance(self.weight, str) and self.commune == "commune_id":
            return Counter(dict(_bare(rows).values_list("commune").annotate(tally=self._sum(rows))))
        found: Counter[int] = Counter()
        for row in rows:
            found[_of(row, self.commune)] += self._weight(row)
        return found

    def _sum(self, rows: QuerySet[Any]) -> Count | Sum:
        return Sum(self.weight) if self.weight else Count("pk", distinct=rows.query.distinct)

    def _weight(self, row: Any) -> int:
        return int(_of(row, self.weight) or 0) if self.weight else 1


def events(found: Find, day: Of, weight: Of = "", *, commune: Of = "commune_id", alone: bool = False) -> Counted:
    """Records of the period by their `day`: what it finds in a year is what it finds in the year's months."""
    return Counted(found, "events", day, weight, commune, alone)


def standing(found: Find, weight: Of = "", *, commune: Of = "commune_id", alone: bool = False) -> Counted:
    """Records as they stand on the period's last day (or today, while it runs)."""
    return Counted(found, "end", "", weight, commune, alone)


def within(found: Find, weight: Of = "", *, commune: Of = "commune_id", alone: bool = False) -> Counted:
    """Records found by the period's first and last day together: each period is asked for itself."""
    return Counted(found, "period", "", weight, commune, alone)


@dataclass(frozen=True, slots=True)
class Tally:
    """An indicator's part and, of a share, its whole; each the sum of one kind of record or more. A part below `least`
    is told as 0."""

    part: tuple[Counted, ...]
    whole: tuple[Counted, ...] | None = None
    least: int = 0

    @property
    def alone(self) -> bool:
        return any(each.alone for each in (*self.part, *(self.whole or ())))

    def value(self, period: Period, body: int | None) -> Value:
        part = self._told(sum(each.count(period, body) for each in self.part))
        return Value(part, None if self.whole is None else sum(each.count(period, body) for each in self.whole))

    def values(self, periods: Sequence[Period]) -> Iterator[tuple[int, Period, Value]]:
        """Of every commune in scope that has anything to count."""
        kept: Kept = {}
        parts = _summed(self.part, periods, kept)
        wholes = _summed(self.whole, periods, kept) if self.whole is not None else None
        for commune, period in parts.keys() | (wholes or {}).keys():
            at = commune, period
            yield commune, period, Value(self._told(parts[at]), None if wholes is None else wholes[at])

    def _told(self, part: int) -> int:
        return 0 if 0 <= part < self.least else part


TALLIES: dict[str, Tally] = {}  # by the indicator's key
AGEING: set[str] = set()  # keys of indicators whose value can change by the passing of days alone


def counted(
    key: str, label: str, unit: str, definition: str, columns: tuple[str, ...], row: Callable[[Any], Row],
    part: Counted | tuple[Counted, ...], whole: Counted | tuple[Counted, ...] | None = None,
    shown: Counted | tuple[Counted, ...] | None = None, least: int = 0, **about: Unpack[About],
) -> Indicator:  # fmt: skip
    """Offer an indicator that counts records. Its rows are those of the part, or of `shown`, made by `row`; below
    `least` it tells 0 and no row."""
    parts, wholes = _all(part), None if whole is None else _all(whole)
    listed = parts if shown is None else _all(shown)
    made = TALLIES[key] = Tally(parts, wholes, least)

    def value(commune: Commune, period: Period, body: int | None) -> Value:
        with scope(commune=commune):
            return made.value(period, body)

    def rows(commune: Commune, period: Period, body: int | None) -> list[Row]:
        with scope(commune=commune):
            found = [one for each in listed for one in each.rows(period, body)]
            return [row(one) for one in found] if len(found) >= least else []

    return indicator(Indicator(key, label, unit, definition, columns, value, rows, **about))


def ageing(*keys: str) -> None:
    unknown = set(keys) - INDICATORS.keys()
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))}: no indicator.")
    AGEING.update(keys)


def _all(those: Counted | tuple[Counted, ...]) -> tuple[Counted, ...]:
    return those if isinstance(those, tuple) else (those,)


def _summed(those: Iterable[Counted], periods: Sequence[Period], kept: Kept) -> Table:
    table: Table = Counter()
    for each in those:
        for at, count in each.table(periods, kept).items():
            table[at] += count
    return table


def _bare(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.order_by().prefetch_related(None)


def _of(row: Any, wanted: Of) -> Any:
    return wanted(row) if callable(wanted) else attrgetter(wanted.replace("__", "."))(row)


def _day(value: date | datetime) -> date:
    return timezone.localdate(value) if isinstance(value, datetime) else value
