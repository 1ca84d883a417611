"""Consolidated figures grouped as they are read: by room, each beside the period before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps

from dinh.account.province import queries
from dinh.account.province.queries import Total
from dinh.ground.fold import words
from dinh.ground.places.models import Commune
from dinh.ground.room import INDICATORS, Indicator
from dinh.law.periods import Period


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator over all communes, now and in the period before. None: no commune has anything to count."""

    indicator: Indicator
    now: Total | None
    before: Total | None


@dataclass(frozen=True, slots=True)
class Room:
    key: str
    title: str
    lines: list[Line]


# What an office looks at first, of each right one or two.
CHIEF = (
    "publish.published", "publish.complete", "decide.decided", "dialogue.kept_in_time", "petitions.received",
    "petitions.on_time", "tasks.done_on_time", "benefit.services",
)  # fmt: skip


def chief(rooms: list[Room]) -> list[Line]:
    """The lines of the chief numbers among these, in their order."""
    found = {line.indicator.key: line for room in rooms for line in room.lines}
    return [found[key] for key in CHIEF if key in found]


def rooms_of(period: Period, office: Commune, asked: str = "", room: str = "", empty: bool = False) -> list[Room]:
    """Every indicator that has something to tell (or all, with `empty`), by room; `asked` are words of its label."""
    now, before = queries.totals(period, office), queries.totals(period.previous(), office)
    lines = [
        Line(indicator, now.get(key), before.get(key))
        for key, indicator in sorted(INDICATORS.items())
        if (empty or key in now or key in before) and _matches(indicator, asked, room)
    ]
    return list(_grouped(lines))


def room_titles() -> dict[str, str]:
    """The rooms that have indicators, by key."""
    rooms = dict.fromkeys(key.split(".", 1)[0] for key in sorted(INDICATORS))
    return {room: str(apps.get_app_config(room).verbose_name) for room in rooms}


def _grouped(lines: list[Line]) -> Iterator[Room]:
    for room, title in room_titles().items():
        mine = [line for line in lines if line.indicator.key.startswith(f"{room}.")]
        if mine:
            yield Room(room, title, mine)


def _matches(indicator: Indicator, asked: str, room: str) -> bool:
    if room and not indicator.key.startswith(f"{room}."):
        return False
    label = words(f"{indicator.label} {indicator.key}")
    return all(any(part.startswith(word) for part in label) for word in words(asked))
