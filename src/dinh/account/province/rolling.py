"""Rolling up: each commune's indicators by period, kept as its journal moves, so that thousands are read in one query.

A commune is rolled anew only in the rooms its journal has entries of since the last time, and each day in those
indicators that the passing of days alone can change. What a roll writes is what `Indicator.value` says, and what the
commune had handed in before it kept records here, so that rolling everything again changes nothing (`differing` makes
sure).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django_scopes import scope, scopes_disabled

from dinh.account.province.handed import Before, Values, before, with_handed
from dinh.account.province.models import Cell, Rolled
from dinh.ground.journal.models import Entry, Head
from dinh.ground.places.models import Commune
from dinh.ground.places.queries import GATHERING
from dinh.ground.room import INDICATORS, Indicator
from dinh.ground.tally import AGEING, TALLIES
from dinh.law.periods import Period

GROUND = frozenset({"places", "bodies", "people", "households"})  # rooms that the indicators of all others rest on
LENGTHS = (1, 3, 6, 12)  # months
Known = dict[int, Before]
MANY = 20  # communes; from here on those indicators that can are counted for all at once


def periods(day: date) -> list[Period]:
    """The periods kept: every month, quarter, half and year of this calendar year that has begun, and of the last."""
    kept = []
    for months in LENGTHS:
        period = Period.of(date(day.year - 1, 1, 1), months)
        while period.start <= day:
            kept.append(period)
            period = period.next()
    return kept


@dataclass(frozen=True, slots=True)
class Behind:
    """A commune that has to be rolled: how far its journal goes, and in which rooms; `rooms` None means all."""

    commune: int
    seq: int
    rooms: frozenset[str] | None
    day_moved: bool

    def wants(self, indicator: Indicator) -> bool:
        room = indicator.key.split(".", 1)[0]
        return self.rooms is None or room in self.rooms or (self.day_moved and indicator.key in AGEING)


def behind(day: date, communes: Iterable[int] | None = None) -> list[Behind]:
    """Communes whose journal or whose day has moved since they were rolled, in the order of their keys."""
    with scopes_disabled():
        heads = Head.objects.exclude(commune__kind__in=GATHERING)
        heads = heads if communes is None else heads.filter(commune__in=communes)
        ends = dict(heads.values_list("commune", "seq"))
        rolled = {row.commune_id: row for row in Rolled.objects.filter(commune__in=ends)}
        found = []
        for commune, seq in sorted(ends.items()):
            last = rolled.get(commune)
            if last is None:
                found.append(Behind(commune, seq, None, True))
            elif last.seq < seq or last.day < day:
                found.append(Behind(commune, seq, _rooms(commune, last.seq), last.day < day))
    return found


def _rooms(commune: int, since: int) -> frozenset[str] | None:
    whats = Entry.objects.filter(commune=commune, seq__gt=since).order_by().values_list("what", flat=True).distinct()
    rooms = frozenset(what.split(".", 1)[0] for what in whats)
    return None if rooms & GROUND else rooms


def roll(day: date, found: list[Behind], progress: Callable[[int, int], None] = lambda done, all_: None) -> int:
    """Count anew what those communes need and keep it; returns the cells written. May run twice, or be cut short: an
    indicator's cells change in one transaction, and a commune is noted as rolled only after the last of them."""
    kept, written = periods(day), 0
    wanting = [(each, [one for one in found if one.wants(each)]) for each in INDICATORS.values()]
    steps = [(each, communes) for each, communes in wanting if communes]
    with scopes_disabled():
        known = before(one.commune for one in found)
        for number, (indicator, communes) in enumerate(steps, 1):
            wanted = {one.commune for one in communes}
            written += recount(indicator, kept, wanted, {one: known[one] for one in wanted & known.keys()})
            progress(number, len(steps))
        for one in found:
            Rolled.objects.note(one.commune, one.seq, day)
    return written


def recount(indicator: Indicator, kept: list[Period], communes: set[int], known: Known | None = None) -> int:
    """The cells of one indicator in some communes, made anew; returns how many there are. `known` is what they handed
    in before. Cells are counted before the transaction begins: on SQLite nobody else could write meanwhile."""
    made = list(cells(indicator, kept, communes, known or {}))
    with transaction.atomic():
        Cell.objects.filter(key=indicator.key, commune__in=communes).drop()
        Cell.objects.put(made)
    return len(made)


def cells(indicator: Indicator, kept: list[Period], communes: set[int], known: Known) -> Iterator[Cell]:
    """The cells of one indicator, made from the records and from what was handed in before there were any here. What
    counts nothing has none."""
    counted = _counted(indicator, kept, communes)
    for (commune, period), value in with_handed(indicator, kept, counted, known).items() if known else counted.items():
        if value.part or value.whole:
            yield Cell(commune_id=commune, key=indicator.key, period=str(period), part=value.part, whole=value.whole)


def _counted(indicator: Indicator, kept: list[Period], communes: set[int]) -> Values:
    tally = TALLIES.get(indicator.key)
    if tally and not tally.alone and len(communes) >= MANY:
        with scopes_disabled():
            return {(one, period): value for one, period, value in tally.values(kept) if one in communes}
    found: Values = {}
    for one in Commune.objects.filter(pk__in=communes).order_by("pk").iterator():
        with scope(commune=one):
            if tally is None:
                found |= {(one.pk, period): indicator.value(one, period, None) for period in kept}
            else:
                found |= {(one.pk, period): value for _commune, period, value in tally.values(kept)}
    return found


def differing(day: date, commune: Commune) -> list[str]:
    """Where the cells of a commune are not what its records say now, as «key period: kept, counted»."""
    with scopes_disabled():
        stored = {(cell.key, cell.period): (cell.part, cell.whole) for cell in Cell.objects.filter(commune=commune)}
        known = before([commune.pk])
        made = {
            (cell.key, cell.period): (cell.part, cell.whole)
            for indicator in INDICATORS.values()
            for cell in cells(indicator, periods(day), {commune.pk}, known)
        }
    return [
        f"{key} {period}: {stored.get((key, period))}, {made.get((key, period))}"
        for key, period in sorted(stored.keys() | made.keys())
        if stored.get((key, period)) != made.get((key, period))
    ]
