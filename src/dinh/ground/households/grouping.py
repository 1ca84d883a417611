"""Which residential group a household belongs to on a day, when groups merge, split and change their names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from dinh.ground.households.ordering import natural
from dinh.ground.places.models import Commune, ResidentialGroup


@dataclass(frozen=True, slots=True)
class Group:
    """A residential group as rows of the register refer to it."""

    id: int
    code: str
    title: str
    valid_from: date
    valid_to: date | None
    typed: int
    """How many households someone typed on the group's own page."""

    def stands(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


class Grouping:
    """The groups of a commune on a day, and for every group that has ended the one that it has become.

    A group that was split has no single heir: its households stay under it, waiting to be placed.
    """

    def __init__(self, groups: dict[int, Group], became: dict[int, list[int]], day: date) -> None:
        self._groups, self._became, self._day = groups, became, day
        ordered = sorted(groups.values(), key=lambda group: (natural(group.code), group.valid_from, group.id))
        self._rank = {group.id: rank for rank, group in enumerate(ordered)}
        self.standing = [group for group in ordered if group.stands(day)]
        self.ids = {group.id for group in self.standing}

    def of(self, group: int) -> int:
        """The group of the day that the given one is or has become; itself when there is no single heir."""
        here = group
        for _step in self._groups:  # a chain is no longer than there are groups
            if here in self.ids or here not in self._groups:
                return here
            heirs = [heir for heir in self._became.get(here, []) if self._groups[heir].valid_from <= self._day]
            if len(heirs) != 1:
                return here
            here = heirs[0]
        return here

    def all(self) -> list[int]:
        """Every group of any day."""
        return list(self._groups)

    def behind(self, wanted: set[int]) -> list[int]:
        """Every group, of any day, whose households are under one of the wanted groups today."""
        return [group for group in self._groups if self.of(group) in wanted]

    def waiting(self) -> list[int]:
        """The groups that have ended without a single heir."""
        return [group for group in self._groups if self.of(group) not in self.ids]

    def heirs(self, group: int) -> list[int]:
        """The groups that came from this one, the ones of the day first to be offered."""
        return [heir for heir in self._became.get(group, []) if self.of(heir) in self.ids]

    def rank(self, group: int) -> int:
        """Where the group comes in lists: by code, read naturally (tdp-2 before tdp-10)."""
        return self._rank.get(group, len(self._rank))

    def title(self, group: int) -> str:
        return self._groups[group].title if group in self._groups else ""

    def get(self, group: int) -> Group | None:
        return self._groups.get(group)


def on(commune: Commune, day: date) -> Grouping:
    """One query. Raises ScopeError outside the commune's scope."""
    return _grouped(ResidentialGroup.objects.filter(commune=commune), day).get(commune.pk) or Grouping({}, {}, day)


def of_each(day: date) -> dict[int, Grouping]:
    """Of every commune in scope that has groups, by its key. One query."""
    return _grouped(ResidentialGroup.objects.all(), day)


def _grouped(rows: QuerySet[ResidentialGroup], day: date) -> dict[int, Grouping]:
    fields = ("commune", "pk", "code", "name", "label", "valid_from", "valid_to", "households", "became")
    groups: dict[int, dict[int, Group]] = {}
    became: dict[int, dict[int, list[int]]] = {}
    for commune, pk, code, name, label, begins, ends, typed, heir in rows.values_list(*fields):
        title = f"{label[:1].upper()}{label[1:]} {name}"
        groups.setdefault(commune, {})[pk] = Group(pk, code, title, begins, ends, typed)
        if heir is not None:
            became.setdefault(commune, {}).setdefault(pk, []).append(heir)
    return {commune: Grouping(each, became.get(commune, {}), day) for commune, each in groups.items()}
