"""The months of the indicators, reckoned in the daily round: the last ones each time, older ones a few at a time, for
an old record may be corrected."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.journal.actions import record
from dinh.ground.places.models import Commune
from dinh.ground.room import INDICATORS
from dinh.house.api import queries
from dinh.house.api.models import MonthValue, Reckoning
from dinh.house.api.smalls import Number, hidden_of_year, told
from dinh.law.periods import Period

MONTHS = 24  # how far back: our own measure, as far as the pages of figures look
AGAIN, FIRST = (
    2,
    6,
)  # months in one round: reckoned again (the last one, and the one longest ago), and for the first time


def due_months(commune: Commune, day: date) -> list[Period]:
    """The months to reckon now, the oldest first: only months that are over, from the commune's first day on, and none
    since which nobody acted."""
    month, over = Period.of(day, 1).previous(), list[Period]()
    begun = queries.first_day(commune) or day
    while len(over) < MONTHS and month.end >= begun:
        over.append(month)
        month = month.previous()
    acted, done = queries.last_act(commune), queries.reckoned()
    again = sorted(
        (each for each in over if done.get(each.start, acted) < acted),
        key=lambda each: (each is not over[0], done[each.start]),
    )
    first = [each for each in over if each.start not in done]
    return sorted([*again[:AGAIN], *first[:FIRST]], key=_start)


def _start(month: Period) -> date:
    return month.start


@act
def reckon_months(*, by: Actor, months: Iterable[Period]) -> int:
    """Reckon these months anew, and for their years which numbers are not told. Returns how many values there are."""
    count, seq = 0, queries.last_act(by.commune)
    wanted = sorted(set(months), key=_start)
    for month in wanted:
        values = {}
        for key, indicator in INDICATORS.items():
            if told(key):
                value = indicator.value(by.commune, month, None)
                values[key] = Number(value.part, None if value.whole is None else max(value.whole, value.part))
        MonthValue.objects.filter(month=month.start).exclude(key__in=values).delete()
        MonthValue.objects.bulk_create(
            [MonthValue(commune=by.commune, month=month.start, key=key, part=each.part, whole=each.whole)
             for key, each in values.items()],
            update_conflicts=True, unique_fields=["commune", "month", "key"], update_fields=["part", "whole"],
        )  # fmt: skip
        Reckoning.objects.update_or_create(commune=by.commune, month=month.start, defaults={"seq": seq})
        count += len(values)
    for year in sorted({month.start.year for month in wanted}):
        _hide(year)
    row = Reckoning.objects.get(month=wanted[-1].start)
    record(by, "api.reckon_months", row, after={"months": [str(month) for month in wanted], "on": today()})
    return count


def _hide(year: int) -> None:
    rows = list(MonthValue.objects.filter(month__year=year))
    numbers = {(row.key, f"{row.month:%Y-%m}"): Number(row.part, row.whole) for row in rows}
    chosen = hidden_of_year(numbers)
    for row in rows:
        row.hidden = (row.key, f"{row.month:%Y-%m}") in chosen
    MonthValue.objects.bulk_update(rows, ["hidden"], batch_size=400)
