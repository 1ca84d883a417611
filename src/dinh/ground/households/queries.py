"""The register as it stands on a day: lists, counts, search. Other rooms read it here and freeze their own copy."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from dinh.ground.actor import Actor
from dinh.ground.fold import words
from dinh.ground.gate import require
from dinh.ground.households import grouping, permissions
from dinh.ground.households.models import Absence, Household, Line
from dinh.ground.places.models import Commune


@dataclass(frozen=True, slots=True)
class Listed:
    """A household as the register has it on a day. `id` is the household's, `group_id` the group's of that day."""

    id: int
    number: str
    group_id: int
    representative: str
    address: str
    absent: bool
    has_contact: bool


def away_on(day: date, household: str = "household") -> Exists:
    """Whether a household is away on a day; `household` is the path from the row asked about."""
    away = Absence.objects.filter(household=OuterRef(household), from_day__lte=day)
    return Exists(away.filter(Q(to_day=None) | Q(to_day__gt=day)))


def on(commune: Commune, day: date, *, groups: Iterable[int] | None = None) -> list[Listed]:
    """Every household that stands in the register on a day, by group (its code read naturally), then by number.

    `groups` are ids of groups that exist on that day; a household entered under a group that has since merged or
    changed its name is under the new one. Those of a group that was split, and not placed yet, keep the old group's id.
    Two queries. Call inside the commune's scope.
    """
    known = grouping.on(commune, day)
    lines = lines_on(commune, day, known, groups)
    fields = ("household_id", "household__number", "group_id", "representative", "address", "absent",
              "household__phone", "household__email", "household__order")  # fmt: skip
    rows = lines.annotate(absent=away_on(day)).values_list(*fields)
    placed = [(known.of(row[2]), row) for row in rows]
    placed.sort(key=lambda pair: (known.rank(pair[0]), pair[1][8], pair[1][0]))
    return [
        Listed(pk, number, group, name, address, absent, bool(phone or email))
        for group, (pk, number, _entered, name, address, absent, phone, email, _order) in placed
    ]


def lines_on(
    commune: Commune, day: date, known: grouping.Grouping, groups: Iterable[int] | None = None
) -> QuerySet[Line]:
    """The lines of a day, of these groups only when they are given. Not ordered."""
    lines: QuerySet[Line] = Line.objects.on(day).filter(commune=commune)
    return lines if groups is None else lines.filter(group_id__in=known.behind(set(groups)))


def count_on(commune: Commune, day: date, group_id: int) -> int:
    """How many households a group has on a day, absent ones included."""
    return lines_on(commune, day, grouping.on(commune, day), [group_id]).count()


def unplaced(commune: Commune, day: date, group_id: int) -> int:
    """How many households of a group that was split may belong to this one and are in none yet."""
    known = grouping.on(commune, day)
    from_groups = [group for group in known.waiting() if group_id in known.heirs(group)]
    return Line.objects.on(day).filter(commune=commune, group_id__in=from_groups).count() if from_groups else 0


def counts_on(commune: Commune, day: date, known: grouping.Grouping | None = None) -> Counter[int]:
    """How many households each group has on a day, absent ones included, by the group's id; groups of none are 0."""
    known = known or grouping.on(commune, day)
    counted: Counter[int] = Counter()
    entered = lines_on(commune, day, known).values_list("group_id").annotate(households=Count("pk")).order_by()
    for group, households in entered:
        counted[known.of(group)] += households
    return counted


def find(by: Actor, text: str, *, day: date, group: int | None = None, most: int = 20) -> list[Listed]:
    """Households whose number, names or address hold every word of `text` on a day, folded; the head of a group finds
    only their own. Raises Refused without households.read."""
    require(by, permissions.READ, by.commune)
    mine = permissions.own_group(by)
    wanted = [each for each in (group, mine) if each is not None]
    if len(set(wanted)) > 1:
        return []
    known = grouping.on(by.commune, day)
    lines = with_words(lines_on(by.commune, day, known, wanted or None), text)
    ordered = lines.annotate(absent=away_on(day)).select_related("household").order_by("household__order", "pk")[:most]
    return [listed(line, known.of(line.group_id)) for line in ordered]


def with_words(lines: QuerySet[Line], text: str) -> QuerySet[Line]:
    """The lines that hold every word of `text`, folded."""
    for word in words(text):
        lines = lines.filter(folded__contains=word)
    return lines


def listed(line: Line, group: int) -> Listed:
    """A line, its household fetched and `absent` annotated, as other rooms see it."""
    household = line.household
    absent = bool(getattr(line, "absent", False))
    contact = bool(household.phone or household.email)
    return Listed(household.pk, household.number, group, line.representative, line.address, absent, contact)


def get(pk: int) -> Household:
    """The household of this id, ended ones included. Raises Household.DoesNotExist outside the scoped commune."""
    found: Household = Household.objects.get(pk=pk)
    return found


def digest(households: Iterable[Listed]) -> str:
    """SHA-256 in hex of a list: what a frozen copy names as its source. The order of the list does not matter.

    Over one JSON array [number, group, representative, address] a line, the lines sorted, in UTF-8.
    """
    lines = sorted(
        json.dumps([each.number, each.group_id, each.representative, each.address], ensure_ascii=False)
        for each in households
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
