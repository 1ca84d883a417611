"""A browser is opened by a code, used, closed by itself or by another of the same address. No address is written."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.db import DatabaseError, transaction

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.alerts.actions import use_code
from dinh.ground.alerts.actions.codes import Judged
from dinh.ground.alerts.models import AddressCode
from dinh.ground.alerts.sealing import digest
from dinh.ground.clock import now
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.own import permissions
from dinh.ground.own.models import Opening
from dinh.ground.own.queries import ended, hash_of
from dinh.ground.owned import keys_of
from dinh.ground.people.devices import Device

SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a typed code: `token` is for this browser's session, and lies nowhere else."""

    judged: Judged
    token: str = ""


@act
def open_here(*, by: Actor, asked: AddressCode, typed: str, device: Device) -> Tried:
    """The right code opens this browser; a wrong one counts against the code."""
    require(by, permissions.OPEN, by.commune)
    judged, address = use_code(by=by, asked=asked, typed=typed)
    if judged != "right":
        record(by, "own.not_opened", by.commune, after={"code": judged})
        return Tried(judged)
    token, keys = secrets.token_urlsafe(32), keys_of(by.commune.pk, asked.channel, address)
    opening = Opening(
        commune=by.commune, key_hash=hash_of(token), address_keys=sorted(keys), channel=asked.channel,
        same_key=digest("own.same", *sorted(keys)), browser=device.browser, system=device.system,
        opened_at=now(), seen_at=now(),
    )  # fmt: skip
    opening.save(force_insert=True)
    record(by, "own.open", opening, after={"channel": asked.channel})
    return Tried(judged, token)


@act
def close(*, by: Actor, opening: Opening) -> None:
    """«Thoát»: this browser opens nothing any more."""
    require(by, permissions.CLOSE, opening)
    record(by, "own.close", opening)
    Opening.objects.filter(pk=opening.pk).delete()


@act
def close_others(*, by: Actor, opening: Opening, handle: str = "") -> int:
    """End the other browsers of the same address, or the one with this `handle`; returns how many."""
    require(by, permissions.CLOSE, opening)
    others = Opening.objects.filter(same_key=opening.same_key).exclude(pk=opening.pk)
    over = [each for each in others if not handle or hash_of(f"handle {each.pk}")[:20] == handle]
    Opening.objects.filter(pk__in=[each.pk for each in over]).delete()
    record(by, "own.close_others", opening, after={"closed": len(over)})
    return len(over)


@act
def clear_ended(*, by: Actor) -> int:
    """What has ended is deleted: nothing of it is needed."""
    require(by, permissions.CLEAR, by.commune)
    count = int(ended().delete()[0])
    record(by, "own.clear", by.commune, after={"cleared": count})
    return count


def mark_seen(opening: Opening) -> None:
    """Note that it is in use, once a minute at most. No row of the register, so no act; while the database takes
    nothing, reading goes on."""
    if opening.seen_at > now() - SEEN_EVERY:
        return
    opening.seen_at = now()
    try:
        with transaction.atomic():
            Opening.objects.filter(pk=opening.pk).update(seen_at=opening.seen_at)
    except DatabaseError:
        return
