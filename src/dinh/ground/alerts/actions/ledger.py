"""The ledger's own book-keeping: who is to be told, claimed before sending, marked after.

A crash between sending and marking leaves a message claimed. Sending it again might tell somebody twice, so it is
called unclear and shown to a person: at most once by itself, again only by hand. These writes are the ledger itself, a
row for every message; the journal gets one line for a round (`log_round`), not one for each of ten thousand readers.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.alerts import permissions
from dinh.ground.alerts.actions.following import drop_waiting
from dinh.ground.alerts.channels.outcome import Outcome
from dinh.ground.alerts.jobs import deliver
from dinh.ground.alerts.models import Announcement, Delivery, Follower, Message, Round
from dinh.ground.alerts.timing import CLAIM_LIVES, NEWS_LIVES, next_try
from dinh.ground.clock import now
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.places.models import Commune, ResidentialGroup

BATCH = 500


@act
def enlist(*, by: Actor, announcement: Announcement) -> int:
    """Write everyone who is to hear this news into the ledger; returns how many were new. Again changes nothing."""
    require(by, permissions.ANNOUNCE, announcement)
    groups = lineage(announcement.groups.all())
    following = Follower.objects.filter(state=Follower.State.ACTIVE, since__lte=announcement.announced_at)
    entered = set(Delivery.objects.filter(announcement=announcement).values_list("follower", flat=True))
    lines = [
        Delivery(
            commune=by.commune, follower=follower, announcement=announcement, channel=follower.channel, entered_at=now()
        )
        for follower in following.prefetch_related("groups").iterator(chunk_size=BATCH)
        if follower.pk not in entered and concerns(announcement, groups, follower)
    ]  # fmt: skip
    Delivery.objects.bulk_create(lines, batch_size=BATCH, ignore_conflicts=True)
    Announcement.objects.filter(pk=announcement.pk).update(enlisted_at=now())
    record(by, "alerts.enlist", announcement, after={"readers": len(lines)})
    return len(lines)


def lineage(groups: Iterable[ResidentialGroup]) -> set[int]:
    """These groups and those they came from: who followed a group before it merged follows what it became."""
    found: set[int] = set()
    ahead = {group.pk for group in groups}
    while ahead:
        found |= ahead
        ahead = set(ResidentialGroup.objects.filter(became__in=ahead).values_list("pk", flat=True)) - found
    return found


def concerns(announcement: Announcement, groups: set[int], follower: Follower) -> bool:
    """News of the whole commune concerns everyone in it; news without a topic everyone of its place."""
    here = follower.whole or announcement.whole or any(group.pk in groups for group in follower.groups.all())
    about = not follower.topics or not announcement.topics or bool({*follower.topics} & {*announcement.topics})
    return here and about


def claim_news(follower: int) -> Message | None:
    """All that waits for one reader, as one message about to be sent; None when there is nothing, or someone else has
    it."""
    with transaction.atomic():
        reader = Follower.objects.select_for_update().filter(pk=follower, state=Follower.State.ACTIVE).first()
        under_way = [Message.State.WAITING, Message.State.SENDING]
        if reader is None or Message.objects.filter(follower=reader, kind="news", state__in=under_way).exists():
            return None
        waiting = Delivery.objects.filter(follower=reader, announcement__isnull=False, message=None, dropped="")
        if not waiting.exists():
            return None
        message = Message(commune=reader.commune, kind=Message.Kind.NEWS, channel=reader.channel, follower=reader)
        _claimed(message)
        waiting.update(message=message)
        return message


def claim_notices(user: int, channel: str) -> Message | None:
    with transaction.atomic():
        waiting = Delivery.objects.select_for_update(of=("self",)).filter(
            notice__user=user, channel=channel, message=None, dropped=""
        )
        first = waiting.first()
        if first is None:
            return None
        message = Message(commune=first.commune, kind=Message.Kind.NOTICE, channel=channel, user_id=user)
        _claimed(message)
        Delivery.objects.filter(pk__in=[row.pk for row in waiting]).update(message=message)
        return message


def claim_waiting(pk: int) -> Message | None:
    """A message written before (a code, a letter, a second try), together with what has come to wait meanwhile."""
    with transaction.atomic():
        rows = Message.objects.select_for_update(of=("self",)).select_related("follower", "address_code")
        message: Message = rows.get(pk=pk)
        if message.state != Message.State.WAITING or (message.next_at and message.next_at > now()):
            return None
        if message.kind == Message.Kind.NEWS and message.follower:
            if message.follower.state != Follower.State.ACTIVE:
                drop_waiting(message.follower, "người theo dõi không còn nhận")
                return None
            more = Delivery.objects.filter(follower=message.follower, message=None, dropped="")
            more.update(message=message)
        _claimed(message)
        return message


def _claimed(message: Message) -> None:
    message.state, message.claimed_at, message.attempts = Message.State.SENDING, now(), message.attempts + 1
    message.created_at = message.created_at or now()
    message.save()


def mark(message: Message, outcome: Outcome) -> Message.State:
    """What became of a claimed message; a dead address stops its follower."""
    with transaction.atomic():
        fresh = Message.objects.select_for_update(of=("self",)).select_related("follower").get(pk=message.pk)
        if fresh.state != Message.State.SENDING:  # somebody settled it meanwhile
            return Message.State(fresh.state)
        fresh.reason, fresh.provider_id = outcome.reason[:200], outcome.provider_id
        again = next_try(fresh.attempts, now(), outcome.wait) if outcome.ended == "later" else None
        if outcome.ended == "sent":
            fresh.state, fresh.sent_at = Message.State.SENT, now()
        elif outcome.ended == "unclear":
            fresh.state = Message.State.UNCLEAR
        elif again:
            fresh.state, fresh.next_at = Message.State.WAITING, again
        else:
            fresh.state = Message.State.FAILED
        fresh.save()
        if outcome.ended == "gone" and fresh.follower and fresh.follower.state in ("active", "paused"):
            _stop_address(fresh.follower, outcome.reason)
        return Message.State(fresh.state)


def _stop_address(follower: Follower, why: str) -> None:
    follower.state, follower.stopped_why, follower.ended_at = Follower.State.STOPPED, why[:200], now()
    follower.save(update_fields=["state", "stopped_why", "ended_at"])
    drop_waiting(follower, "địa chỉ không còn nhận được")


def settle_lost(at: datetime) -> int:
    """Messages claimed by a process that died: nobody knows whether they went."""
    lost = Message.objects.filter(state=Message.State.SENDING, claimed_at__lt=at - CLAIM_LIVES)
    return lost.update(state=Message.State.UNCLEAR, reason="máy dừng giữa lúc gửi")


def drop_stale(at: datetime) -> int:
    """News nobody could be told within a month is dropped: told now it would be no news."""
    stale = Delivery.objects.filter(message=None, dropped="", entered_at__lt=at - NEWS_LIVES)
    return stale.update(dropped="tin đã quá 30 ngày")


@act
def log_round(*, by: Actor, counts: dict[str, int]) -> None:
    """One line of the journal for what a round did."""
    require(by, permissions.ANNOUNCE, by.commune)
    record(by, "alerts.deliver", by.commune, after=counts)


def plan(commune: Commune, at: datetime | None) -> None:
    """See that a round runs at `at`, unless one is planned that is no later."""
    with transaction.atomic():
        planned, _new = Round.objects.get_or_create(commune=commune)
        planned = Round.objects.select_for_update().get(pk=planned.pk)
        if planned.next_at and planned.next_at <= now():
            planned.next_at = None
        if at and (planned.next_at is None or at < planned.next_at):
            planned.next_at = at
            deliver.using(run_after=at).enqueue(commune.pk)
        planned.save()
