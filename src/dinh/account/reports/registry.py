"""Reading the numbers themselves: every indicator with its room, its value for any period, and what went before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dinh.account.reports.charts import Bar, Chart
from dinh.account.reports.models import Regime
from dinh.account.reports.periods import CUTTABLE, label, written
from dinh.ground.fold import fold
from dinh.ground.places.models import Commune
from dinh.ground.room import INDICATORS, Indicator, Row, Value
from dinh.law.periods import CutOff, Period

MONTHS = 12  # how far back the chart of one number looks


def rooms() -> list[tuple[str, str]]:
    """(key, title) of every room that offers numbers, in the order they are declared."""
    keys = dict.fromkeys(key.partition(".")[0] for key in INDICATORS)
    return [(key, capfirst(str(apps.get_app_config(key).verbose_name))) for key in keys]


def found(room: str, words: str) -> list[Indicator]:
    """The indicators of a room (all, when empty) whose label, definition or source has every word, diacritics or
    not."""
    wanted = fold(words).split()
    return [
        one
        for key, one in INDICATORS.items()
        if (not room or key.partition(".")[0] == room)
        and all(word in fold(f"{one.label} {one.definition} {one.source}") for word in wanted)
    ]


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator over a period, and over the one before and the same a year earlier."""

    indicator: Indicator
    room: str
    value: Value


def measure(commune: Commune, items: list[Indicator], period: Period) -> list[Measured]:
    titles = dict(rooms())
    return [Measured(one, titles[one.key.partition(".")[0]], one.value(commune, period, None)) for one in items]


def last_months(commune: Commune, one: Indicator, until: date) -> Chart:
    """The last twelve calendar months up to the one `until` lies in, one value each."""
    months = [Period.of(until, 1)]
    while len(months) < MONTHS:
        months.append(months[-1].previous())
    bars = tuple(Bar(f"{m.last:02d}\n{m.year}", one.value(commune, m, None)) for m in reversed(months))
    return Chart(one.label, one.unit, bars)


@dataclass(frozen=True, slots=True)
class Table:
    """Records as a table: `cells` of a line are (text, address), the address where the record opens or empty."""

    header: tuple[str, ...]
    lines: tuple[tuple[tuple[str, str], ...], ...]


def as_table(rows: Sequence[Row], columns: tuple[str, ...]) -> Table:
    """The title and the day have columns of their own only where no other column says them already."""
    titled = all(row.title in row.cells for row in rows)
    dated = all(row.day is None or f"{row.day:%d/%m/%Y}" in row.cells for row in rows)
    header = (*(() if titled else (_("Bản ghi"),)), *(() if dated else (_("Ngày"),)), *columns)
    lines = []
    for row in rows:
        own = [] if titled else [(row.title, row.url)]
        own += [] if dated else [(f"{row.day:%d/%m/%Y}" if row.day else "", "")]
        at = row.cells.index(row.title) if titled else -1
        lines.append((*own, *((cell, row.url if n == at else "") for n, cell in enumerate(row.cells))))
    return Table(header, tuple(lines))


@dataclass(frozen=True, slots=True)
class Choice:
    """A period offered: as addresses write it, and as people say it."""

    key: str
    label: str


def choices(regimes: list[Regime], day: date) -> list[tuple[str, list[Choice]]]:
    """Periods to choose from, grouped: this year's and last year's of the calendar, and those that regimes cut."""
    groups: list[tuple[str, list[Period]]] = []
    for year in (day.year, day.year - 1):
        whole = [Period(year, 12, 12), Period(year, 6, 6), Period(year, 12, 6), Period(year, 9, 9)]
        quarters = [Period(year, last, 3) for last in (3, 6, 9, 12)]
        months = [Period(year, last, 1) for last in range(1, 13)]
        groups.append((f"Năm {year}", [p for p in (*whole, *quarters, *months) if p.start <= day]))
    cuts = {(item["period"], *item["cut"]) for one in regimes for item in one.days if item.get("cut")}
    cut = [
        Period.parse(f"{year}" if kind == "year" else f"{year}-{kind}", CutOff(last, month))
        for kind, last, month in sorted(cuts)
        if kind in CUTTABLE
        for year in (day.year, day.year - 1)
    ]
    if cut:
        groups.append(("Kỳ có ngày chốt riêng", cut))
    return [(title, [Choice(written(p), label(p)) for p in some]) for title, some in groups if some]
