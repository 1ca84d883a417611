"""The register as the desk lists it: whom a filter finds on a day, page by page, and the counts of every group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from dinh.ground.actor import Actor
from dinh.ground.gate import may
from dinh.ground.households import grouping, permissions, queries
from dinh.ground.households.grouping import Group, Grouping
from dinh.ground.households.models import Line
from dinh.ground.sheets import Cell

ABSENT, SILENT, ENDED = "vang", "khong-lien-lac", "ra-khoi-so"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: words, a group of that day, a state (ABSENT, SILENT, ENDED or none), the day."""

    day: date
    text: str = ""
    group: int | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A household in a list: its line, and the title of its group on the day asked for."""

    line: Line
    group: str
    absent: bool


def found(by: Actor, wanted: Wanted, known: Grouping) -> list[tuple[int, int]]:
    """(line, group of the day) of everyone found, by group and number; a head finds only their own group's."""
    mine = permissions.own_group(by)
    groups = {each for each in (wanted.group, mine) if each is not None}
    if len(groups) > 1:
        return []
    lines = _of_state(wanted)
    if groups:
        lines = lines.filter(group_id__in=known.behind(groups))
    lines = queries.with_words(lines, wanted.text)
    rows = [(known.of(group), order, pk) for pk, group, order in lines.values_list("pk", "group", "household__order")]
    rows.sort(key=lambda row: (known.rank(row[0]), row[1], row[2]))
    return [(pk, group) for group, _order, pk in rows]


def _of_state(wanted: Wanted) -> QuerySet[Line]:
    if wanted.state == ENDED:
        gone: QuerySet[Line] = Line.objects.filter(household__valid_to__lte=wanted.day, to_day=F("household__valid_to"))
        return gone
    lines: QuerySet[Line] = Line.objects.on(wanted.day)
    if wanted.state == ABSENT:
        return lines.filter(queries.away_on(wanted.day))
    if wanted.state == SILENT:
        return lines.filter(household__phone="", household__email="")
    return lines


def shown(rows: Sequence[tuple[int, int]], known: Grouping, day: date) -> list[Shown]:
    """The lines of a page, in the order given."""
    lines = Line.objects.select_related("household").annotate(absent=queries.away_on(day))
    by_pk: dict[int, Any] = {}
    for start in range(0, len(rows), 500):
        by_pk |= {line.pk: line for line in lines.filter(pk__in=[pk for pk, _group in rows[start : start + 500]])}
    return [Shown(by_pk[pk], known.title(group), by_pk[pk].absent) for pk, group in rows if pk in by_pk]


def cells(by: Actor, rows: Sequence[Shown]) -> list[list[Cell]]:
    """Rows of the sheet: telephone and letters only for those who keep the register."""
    keeps = may(by, permissions.WRITE, by.commune)
    sheet: list[list[Cell]] = []
    for each in rows:
        line, home = each.line, each.line.household
        reach: list[Cell] = [home.phone, home.email] if keeps else []
        sheet.append([
            home.number, each.group, line.representative, line.head, line.address, *reach, "x" if each.absent else "",
            home.valid_from, home.valid_to, home.get_ended_why_display(),
        ])  # fmt: skip
    return sheet


@dataclass(frozen=True, slots=True)
class Counted:
    """A group beside the number typed on its own page; `counted` is what the register has."""

    group: Group
    counted: int
    absent: int
    silent: int

    @property
    def differs(self) -> bool:
        return self.counted != self.group.typed


def counted(by: Actor, day: date) -> tuple[list[Counted], int]:
    """Every group this post may see, and how many households wait to be placed after their group was split."""
    known = grouping.on(by.commune, day)
    mine = permissions.own_group(by)
    everyone = queries.on(by.commune, day, groups=None if mine is None else [mine])
    all_, absent, silent = _tally(everyone)
    groups = [group for group in known.standing if mine in (None, group.id)]
    waiting = sum(1 for each in everyone if each.group_id not in known.ids)
    return [
        Counted(group, all_.get(group.id, 0), absent.get(group.id, 0), silent.get(group.id, 0)) for group in groups
    ], waiting


def _tally(everyone: list[queries.Listed]) -> tuple[dict[int, int], dict[int, int], dict[int, int]]:
    tallies: tuple[dict[int, int], dict[int, int], dict[int, int]] = ({}, {}, {})
    for each in everyone:
        for tally, counts in zip(tallies, (True, each.absent, not each.has_contact), strict=True):
            tally[each.group_id] = tally.get(each.group_id, 0) + counts
    return tallies
