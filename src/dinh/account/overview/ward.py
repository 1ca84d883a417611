"""The public overview: counted in the background when the journal has moved, and read by everyone as it was counted.

The page says when. Where nothing was counted today it is counted on the spot, and says the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from dinh.account.overview import figures, lists
from dinh.account.overview.models import Kept
from dinh.account.overview.spans import Span, span
from dinh.account.overview.views_of import WARD, WARD_CHART, WARD_LATE, WARD_MISSING, Figure
from dinh.account.reports.charts import Bar, Chart
from dinh.ground.clock import now, today
from dinh.ground.journal.listing import acts_recorded
from dinh.ground.places.models import Commune
from dinh.ground.prepared import Prepared
from dinh.ground.room import INDICATORS, TodayItem, Value

MOST = 8  # lines of a list that are shown; all of them are counted
PERIOD = "thang"


@dataclass(frozen=True, slots=True)
class Line:
    """A figure this month, over the same days of the month before, and of the month a year ago; the last two None
    where it stands for now."""

    figure: Figure
    unit: str
    now: Value
    before: Value | None
    year: Value | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A list's first lines and how many there are. Lines are (title, address, when, detail)."""

    key: str
    count: int
    lines: tuple[tuple[str, str, str, str], ...]

    @property
    def source(self) -> lists.Source:
        return lists.LISTS[self.key]


@dataclass(frozen=True, slots=True)
class Ward:
    """All of the page. `at`: when it was counted."""

    at: datetime
    span: Span
    lines: list[Line]
    late: list[Listed]
    missing: list[Listed]
    chart: Chart


def ward(commune: Commune) -> Ward:
    """As it was counted today; otherwise counted now."""
    day = today()
    kept = _kept(day=day)
    return _read(kept[0].told, kept[0].at, day) if kept else _read(counted(commune, day), now(), day)


def _rows(*, day: date) -> Any:
    return Kept.objects.filter(day=day)[:1]


_kept: Prepared[Kept] = Prepared(_rows)


def keep(commune: Commune, day: date) -> int:
    """Periodic work: count it again where the journal or the day has moved; 1 if it was."""
    if commune.gathers:
        return 0
    seq = acts_recorded(commune)
    if Kept.objects.filter(seq=seq, day=day).exists():
        return 0
    Kept.objects.note(commune.pk, seq, day, counted(commune, day))
    return 1


def counted(commune: Commune, day: date) -> dict[str, Any]:
    """Everything the page says, as plain data: values by figure, lists, bars."""
    days = span(PERIOD, day)
    values = {}
    for figure in WARD:
        one = INDICATORS[figure.key]
        periods = (days.now,) if figure.stands else (days.now, days.before, days.year)
        found = [one.value(commune, period, None) for period in periods]
        values[figure.key] = [[value.part, value.whole] for value in found]
    bars = figures.chart(commune, WARD_CHART, day).bars
    return {
        "values": values,
        "lists": {key: _listed(lists.LISTS[key], day) for key in (*WARD_LATE, *WARD_MISSING)},
        "bars": [[bar.label, bar.value.part, bar.value.whole] for bar in bars],
    }


def _listed(source: lists.Source, day: date) -> list[Any]:
    items: Iterator[TodayItem] = iter(source.lines(None, day))
    shown = [[item.title, item.url, item.when, item.detail] for item in islice(items, MOST)]
    return [len(shown) + sum(1 for _item in items), shown]


def _read(told: dict[str, Any], at: datetime, day: date) -> Ward:
    lines = []
    for figure in WARD:
        values = [Value(*pair) for pair in told["values"].get(figure.key, [])]
        if values:
            before, year = values[1:] if len(values) == 3 else (None, None)
            lines.append(Line(figure, INDICATORS[figure.key].unit, values[0], before, year))

    def listed(keys: tuple[str, ...]) -> list[Listed]:
        found = [(key, *told["lists"].get(key, (0, []))) for key in keys]
        return [Listed(key, count, tuple(tuple(line) for line in shown)) for key, count, shown in found]

    one = INDICATORS[WARD_CHART]
    bars = tuple(Bar(label, Value(part, whole)) for label, part, whole in told["bars"])
    chart = Chart(one.label, one.unit, bars, wide=figures.NARROW)
    return Ward(at, span(PERIOD, day), lines, listed(WARD_LATE), listed(WARD_MISSING), chart)
