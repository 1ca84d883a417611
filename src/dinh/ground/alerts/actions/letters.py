"""The weekly letter to those who hold a post: at most ten things only they can do, recorded as they stood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.alerts import permissions
from dinh.ground.alerts.models import Channel, Letter, LetterStop, Message
from dinh.ground.alerts.queries import letters_to_empty
from dinh.ground.bodies.models import Holding
from dinh.ground.clock import now, today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.people.models import User
from dinh.ground.places.models import Commune
from dinh.ground.room import OWN_TODAY, TODAY, TodayItem

MOST = 10
TONES = {"late": 0, "soon": 1}


@dataclass(frozen=True, slots=True)
class Draft:
    holding: Holding
    items: tuple[dict[str, Any], ...]


def drafts(commune: Commune, day: date) -> list[Draft]:
    """The letters of this week still to be written: to every holding whose person has an e-mail and something to do."""
    year, week, _weekday = day.isocalendar()
    written = Letter.objects.filter(year=year, week=week).values("holding")
    held = Holding.objects.on(day).select_related("post__body", "user").exclude(user__email="")
    held = held.filter(user__is_active=True).exclude(user__in=LetterStop.objects.values("user"))
    letters = [Draft(each, _items(Actor(commune, each.user, each), day)) for each in held.exclude(pk__in=written)]
    return [draft for draft in letters if draft.items]


def _items(by: Actor, day: date) -> tuple[dict[str, Any], ...]:
    found = sorted((item for source in (*TODAY, *OWN_TODAY) for item in source(by, day)), key=_order)
    return tuple(
        {
            "title": str(item.title), "when": str(item.when), "detail": str(item.detail), "url": item.url,
            "tone": item.tone, "day": item.day.isoformat() if item.day else "", "action": str(item.action),
        }
        for item in found[:MOST]
    )  # fmt: skip


def _order(item: TodayItem) -> tuple[int, bool, date, str]:
    """Late before soon before the rest, dated before undated, the earliest day first: as on the desk."""
    return TONES.get(item.tone, 2), item.day is None, item.day or date.max, str(item.title)


@act
def write_letters(*, by: Actor, drafts: list[Draft]) -> int:
    """Write this week's letters and put them in line. A letter that another process wrote meanwhile is left alone."""
    require(by, permissions.ANNOUNCE, by.commune)
    written = 0
    year, week, _weekday = today().isocalendar()
    for draft in drafts:
        letter, fresh = Letter.objects.get_or_create(
            commune=by.commune, holding=draft.holding, year=year, week=week,
            defaults={"items": list(draft.items), "written_at": now()},
        )  # fmt: skip
        if fresh:
            written += 1
            Message(
                commune=by.commune, kind=Message.Kind.LETTER, channel=Channel.EMAIL, user=draft.holding.user,
                letter=letter, created_at=now(), next_at=now(),
            ).save(force_insert=True)  # fmt: skip
    record(by, "alerts.letters", by.commune, after={"letters": written})
    return written


@act
def stop_letters(*, by: Actor, user: User) -> None:
    """No more weekly letters to this person here; what waits on the desk is not touched."""
    require(by, permissions.FOLLOW, by.commune)
    _stop, fresh = LetterStop.objects.get_or_create(commune=by.commune, user=user, defaults={"stopped_at": now()})
    record(by, "alerts.stop_letters", by.commune, after={"user_id": user.pk, "again": not fresh})


@act
def take_letters(*, by: Actor, user: User) -> None:
    """Weekly letters again."""
    require(by, permissions.FOLLOW, by.commune)
    LetterStop.objects.filter(user=user).delete()
    record(by, "alerts.take_letters", by.commune, after={"user_id": user.pk})


@act
def empty_old_letters(*, by: Actor) -> int:
    """What old letters said is emptied once their links are dead; that they were written stays in the ledger."""
    require(by, permissions.ANNOUNCE, by.commune)
    emptied = letters_to_empty().update(items=[])
    record(by, "alerts.empty_letters", by.commune, after={"letters": emptied})
    return emptied
