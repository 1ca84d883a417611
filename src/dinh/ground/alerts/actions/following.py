"""Beginning, changing and ending to follow, by people without an account. Addresses never reach the journal."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.alerts import addresses, permissions
from dinh.ground.alerts.actions.codes import URGENT, bounded, judge, renew, room_for_another
from dinh.ground.alerts.channels import configured, push
from dinh.ground.alerts.jobs import deliver
from dinh.ground.alerts.models import Channel, Delivery, Follower, Message
from dinh.ground.alerts.queries import to_forget
from dinh.ground.alerts.sealing import digest, seal, seal_facts, unseal, unseal_facts
from dinh.ground.alerts.timing import CODE_LIVES, LINK_LIVES
from dinh.ground.clock import now
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.ground.places.models import ResidentialGroup

UNDO_LIVES = 3600  # seconds
FOLLOWING = (Follower.State.ACTIVE, Follower.State.PAUSED)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to be told. `whole`: everything of every group; otherwise the groups' and the commune's own
    news. No `topics`: all."""

    frequency: str
    whole: bool
    groups: tuple[ResidentialGroup, ...] = ()
    topics: tuple[str, ...] = ()
    language: str = "vi"


@act
def ask(*, by: Actor, channel: str, address: str, wish: Wish) -> Follower:
    """Someone asks that news goes to `address` (normalised). Nothing goes there but the question whether they want it.

    To an address that follows already goes its manage link instead; the caller must answer the same in both cases.
    Raises Refused when the commune has sent too many codes within the hour, or does not have this channel.
    """
    _within_bounds(by, channel, wish)
    key = digest("address", by.commune.pk, channel, address)
    found = Follower.objects.select_for_update().filter(channel=channel, address_key=key).first()
    follower = found or Follower(
        commune=by.commune, channel=channel, address_key=key, address_sealed=seal(address),
        salt=secrets.token_hex(16), asked_at=now(),
    )  # fmt: skip
    known = follower.state in FOLLOWING
    if not known:
        follower.state, follower.asked_at = Follower.State.PENDING, now()
        _write(follower, wish)
    send = _may_ask_again(follower)
    if send:
        renew(follower, _lives(channel))
    follower.save()
    if not known:
        follower.groups.set(wish.groups)
    if send:
        kind = Message.Kind.MANAGE if known else Message.Kind.CONFIRM
        Message(
            commune=by.commune, kind=kind, channel=channel, follower=follower, created_at=now(), next_at=now()
        ).save()
        deliver.using(priority=URGENT).enqueue(by.commune.pk)
    record(by, "alerts.ask", follower, after={**_shown(follower), "asked_again": not send})
    return follower


@act
def ask_again(*, by: Actor, follower: Follower) -> None:
    """The code or link once more, as often as `ask` allows; silent beyond that."""
    _own(by, follower)
    fresh = Follower.objects.select_for_update().get(pk=follower.pk)
    sent = fresh.state != Follower.State.ENDED and _may_ask_again(fresh)
    if sent:
        bounded(fresh.channel)
        renew(fresh, _lives(fresh.channel))
        fresh.save(update_fields=["code_salt", "code_tries", "code_until"])
        kind = Message.Kind.MANAGE if fresh.state in FOLLOWING else Message.Kind.CONFIRM
        message = Message(commune=by.commune, kind=kind, channel=fresh.channel, follower=fresh)
        message.created_at = message.next_at = now()
        message.save()
        deliver.using(priority=URGENT).enqueue(by.commune.pk)
    record(by, "alerts.ask_again", fresh, after={"sent": sent})


@act
def confirm_by_code(*, by: Actor, follower: Follower, typed: str) -> Literal["done", "wrong", "dead"]:
    """`wrong`: look again. `dead`: too late or too many tries, ask for a new code. An address that follows already is
    answered as if the code were wrong: nobody learns of it here."""
    _own(by, follower)
    fresh = Follower.objects.select_for_update().get(pk=follower.pk)
    judged = judge(fresh, typed)
    if judged == "right" and fresh.state == Follower.State.PENDING:
        _activate(fresh)
        record(by, "alerts.confirm", fresh, after=_shown(fresh))
        return "done"
    if judged != "dead":
        fresh.code_tries += 1
        fresh.save(update_fields=["code_tries"])
    record(by, "alerts.wrong_code", fresh, after={"tries": fresh.code_tries})
    return "dead" if judged == "dead" else "wrong"


@act
def confirm_by_link(*, by: Actor, follower: Follower) -> Follower:
    """Whoever opened the link in the e-mail reads that address. Once confirmed, again changes nothing."""
    _own(by, follower)
    fresh = Follower.objects.select_for_update().get(pk=follower.pk)
    if fresh.state == Follower.State.PENDING:
        _activate(fresh)
    record(by, "alerts.confirm", fresh, after=_shown(fresh))
    return fresh


@act
def follow_by_push(*, by: Actor, subscription: Any, wish: Wish) -> Follower:
    """A browser that asked its owner follows at once. Raises ValidationError for a subscription that is none."""
    _within_bounds(by, Channel.PUSH, wish)
    subscribed = addresses.subscription(subscription)
    if not push.allowed(subscribed["endpoint"]):
        raise ValidationError(_("Trình duyệt này dùng một dịch vụ thông báo chưa được hỗ trợ."))
    address = addresses.to_text(subscribed)
    key = digest("address", by.commune.pk, Channel.PUSH, subscribed["endpoint"])
    found = Follower.objects.select_for_update().filter(channel=Channel.PUSH, address_key=key).first()
    follower = found or Follower(
        commune=by.commune, channel=Channel.PUSH, address_key=key, salt=secrets.token_hex(16), asked_at=now()
    )
    follower.address_sealed = seal(address)
    _write(follower, wish)
    if follower.state == Follower.State.ACTIVE and follower.pk:
        follower.save()
    else:
        _activate(follower)
    follower.groups.set(wish.groups)
    record(by, "alerts.follow_push", follower, after=_shown(follower))
    return follower


@act
def change(*, by: Actor, follower: Follower, wish: Wish) -> Follower:
    """Other choices, from now on: news already waiting for them still comes."""
    fresh = _following(by, follower, wish)
    before = _shown(fresh)
    _write(fresh, wish)
    fresh.save()
    fresh.groups.set(wish.groups)
    record(by, "alerts.change", fresh, before=before, after=_shown(fresh))
    return fresh


@act
def pause(*, by: Actor, follower: Follower) -> Follower:
    """No news until they resume; what waits is dropped, and what comes meanwhile is not sent afterwards."""
    fresh = _following(by, follower)
    fresh.state = Follower.State.PAUSED
    fresh.save(update_fields=["state"])
    drop_waiting(fresh, "người theo dõi tạm ngừng")
    record(by, "alerts.pause", fresh)
    return fresh


@act
def resume(*, by: Actor, follower: Follower) -> Follower:
    fresh = _following(by, follower)
    fresh.state, fresh.since = Follower.State.ACTIVE, now()
    fresh.save(update_fields=["state", "since"])
    record(by, "alerts.resume", fresh)
    return fresh


@act
def stop(*, by: Actor, follower: Follower) -> str | None:
    """They follow no more and the address is gone. Returns what `undo` needs, sealed, which only their page keeps; None
    when they had stopped before."""
    _own(by, follower)
    fresh = Follower.objects.select_for_update().get(pk=follower.pk)
    address = unseal(fresh.address_sealed) if fresh.address_sealed else None
    kept = {
        "pk": fresh.pk, "address": address, "frequency": fresh.frequency, "whole": fresh.whole,
        "topics": fresh.topics, "groups": list(fresh.groups.values_list("pk", flat=True)),
    }  # fmt: skip
    confirmed = fresh.state in FOLLOWING
    again = fresh.state == Follower.State.ENDED
    if not again:
        erase(fresh)
    record(by, "alerts.stop", fresh, after={"again": again})
    return seal_facts(kept, "undo") if address and confirmed and not again else None


@act
def undo(*, by: Actor, sealed: str) -> Follower:
    """«Theo dõi lại», within the hour. Raises Refused when it is too late or somebody follows from there again."""
    kept = unseal_facts(sealed, "undo", max_age=UNDO_LIVES)
    late = _("Đã quá một giờ nên địa chỉ cũ không còn được giữ. Mời đăng ký theo dõi lại.")
    fresh = Follower.objects.select_for_update().filter(pk=kept["pk"]).first() if kept else None
    if kept is None or fresh is None:
        raise Refused(late)
    _own(by, fresh)
    named = kept["address"]
    unique = addresses.subscription_endpoint(named) if fresh.channel == Channel.PUSH else named
    key = digest("address", by.commune.pk, fresh.channel, unique)
    if fresh.state == Follower.State.ENDED:
        if Follower.objects.filter(channel=fresh.channel, address_key=key).exists():
            raise Refused(_("Địa chỉ này đã được đăng ký theo dõi lại rồi."))
        fresh.address_key, fresh.address_sealed = key, seal(named)
        fresh.state, fresh.ended_at, fresh.since = Follower.State.ACTIVE, None, now()
        fresh.frequency, fresh.whole, fresh.topics = kept["frequency"], kept["whole"], kept["topics"]
        fresh.save()
        fresh.groups.set(ResidentialGroup.objects.filter(pk__in=kept["groups"]))
    record(by, "alerts.undo_stop", fresh, after=_shown(fresh))
    return fresh


@act
def forget_unconfirmed(*, by: Actor) -> int:
    """Addresses that nobody confirmed within a week, and dead ones after a month, are erased."""
    require(by, permissions.FOLLOW, by.commune)
    forgotten = list(to_forget().select_for_update())
    for follower in forgotten:
        erase(follower)
    record(by, "alerts.forget", by.commune, after={"erased": len(forgotten)})
    return len(forgotten)


def erase(follower: Follower) -> None:
    """The address and the choices go; the row stays, so that what was told stays counted."""
    follower.address_sealed = follower.address_key = follower.code_salt = ""
    follower.state, follower.ended_at = Follower.State.ENDED, follower.ended_at or now()
    follower.topics, follower.whole, follower.code_until = [], False, None
    follower.save()
    follower.groups.clear()
    drop_waiting(follower, "đã thôi theo dõi")


def drop_waiting(follower: Follower, why: str) -> None:
    waiting = Message.objects.filter(follower=follower, state=Message.State.WAITING)
    Delivery.objects.filter(follower=follower, message=None, dropped="").update(dropped=why)
    Delivery.objects.filter(message__in=waiting).update(dropped=why)
    waiting.update(state=Message.State.FAILED, reason=why, settled=True)


def _activate(follower: Follower) -> None:
    follower.state, follower.stopped_why, follower.ended_at = Follower.State.ACTIVE, "", None
    follower.confirmed_at, follower.since = follower.confirmed_at or now(), now()
    follower.code_until, follower.code_salt = None, ""
    follower.save()


def _write(follower: Follower, wish: Wish) -> None:
    follower.frequency, follower.whole, follower.language = wish.frequency, wish.whole, wish.language
    follower.topics = list(wish.topics)


def _shown(follower: Follower) -> dict[str, Any]:
    return {
        "channel": follower.channel, "frequency": follower.frequency, "state": follower.state,
        "address": follower.address_key[:16],
    }  # fmt: skip


def _own(by: Actor, follower: Follower) -> None:
    require(by, permissions.FOLLOW, follower)


def _within_bounds(by: Actor, channel: str, wish: Wish) -> None:
    require(by, permissions.FOLLOW, by.commune)
    for group in wish.groups:
        require(by, permissions.FOLLOW, group)
    if not configured(channel):
        raise Refused(_("Cách nhận này hiện chưa có ở đây. Mời chọn cách khác."))
    bounded(channel)


def _may_ask_again(follower: Follower) -> bool:
    return follower.pk is None or room_for_another(Message.objects.filter(follower=follower))


def _lives(channel: str) -> timedelta:
    return LINK_LIVES if channel == Channel.EMAIL else CODE_LIVES


def _following(by: Actor, follower: Follower, wish: Wish | None = None) -> Follower:
    _own(by, follower)
    for group in wish.groups if wish else ():
        require(by, permissions.FOLLOW, group)
    fresh = Follower.objects.select_for_update().get(pk=follower.pk)
    if fresh.state not in FOLLOWING:
        raise Refused(_("Địa chỉ này đã thôi theo dõi, hoặc chưa xác nhận. Mời đăng ký lại."))
    return fresh
