"""The open data of a province's office, taken in the daily round from the communes that moved: of those that keep their
records here what they tell themselves, of the others what they handed in, small numbers left out the same way."""

from __future__ import annotations

from collections.abc import Iterable

from django_scopes import scope

from dinh.account.province.queries import handed_months
from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.journal.actions import record
from dinh.ground.places.models import Commune
from dinh.house.api import queries
from dinh.house.api.models import UnitReckoning, UnitValue
from dinh.house.api.smalls import Cell, Number, hidden_of_year, told
from dinh.law.periods import Period

NAMED = 50  # communes in the journal's line
State = tuple[int, int]  # the end of a commune's journal, its last hand-in


@act
def reckon_units(*, by: Actor, moved: dict[Commune, State]) -> int:
    """Take anew the months of these communes, told by `queries.units_moved`; returns how many numbers there are."""
    count = 0
    for unit, (seq, hand_in) in moved.items():
        numbers, known = _numbers(unit)
        hidden = known | _hidden(numbers)
        UnitValue.objects.filter(unit=unit).delete()
        UnitValue.objects.bulk_create(
            [
                UnitValue(
                    commune=by.commune, unit=unit, month=Period.parse(month).start, key=key, part=each.part,
                    whole=each.whole, hidden=(key, month) in hidden,
                )
                for (key, month), each in sorted(numbers.items(), key=lambda item: item[0][::-1])
            ],
            batch_size=1_000,
        )  # fmt: skip
        UnitReckoning.objects.update_or_create(commune=by.commune, unit=unit, defaults={"seq": seq, "hand_in": hand_in})
        count += len(numbers)
    codes = sorted(unit.code for unit in moved)
    record(by, "api.reckon_units", by.commune, after={"units": codes[:NAMED], "all": len(codes), "numbers": count})
    return count


def _numbers(unit: Commune) -> tuple[dict[Cell, Number], set[Cell]]:
    """The commune's numbers by indicator and month, and which of them it does not tell itself."""
    with scope(commune=unit):
        own = list(queries.month_values())
    numbers = {(row.key, f"{row.month:%Y-%m}"): Number(row.part, row.whole) for row in own}
    months = {month for _key, month in numbers}
    for month, figures in handed_months(unit).items():
        if month not in months:
            numbers |= {(key, month): Number(each.part, each.whole) for key, each in figures.items() if told(key)}
    return numbers, {(row.key, f"{row.month:%Y-%m}") for row in own if row.hidden}


def _hidden(numbers: dict[Cell, Number]) -> set[Cell]:
    found: set[Cell] = set()
    for year in _years(numbers):
        found |= hidden_of_year({cell: each for cell, each in numbers.items() if cell[1].startswith(year)})
    return found


def _years(cells: Iterable[Cell]) -> list[str]:
    return sorted({month[:4] for _key, month in cells})
