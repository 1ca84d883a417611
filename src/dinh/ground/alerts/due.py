"""What is due to be sent at a moment, and when something next will be. Nothing here writes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Min

from dinh.ground.alerts.channels import configured
from dinh.ground.alerts.models import Channel, Delivery, Follower, Message
from dinh.ground.alerts.timing import after_quiet, next_letters, quiet, slot_after, slot_before

# Somebody is waiting for it
AT_ANY_HOUR = (Message.Kind.CONFIRM, Message.Kind.MANAGE, Message.Kind.CODE, Message.Kind.TEST)
SOONEST = timedelta(minutes=1)  # between two rounds that find nothing to do


def waiting_messages(at: datetime, most: int) -> list[Message]:
    """Written messages whose hour has come, those somebody is waiting for first."""
    found = Message.objects.filter(state=Message.State.WAITING, next_at__lte=at).order_by("next_at", "pk")
    due = [message for message in found[: most * 2] if _may_go(message, at)]
    return sorted(due, key=lambda message: message.kind not in AT_ANY_HOUR)[:most]


def readers_with_news(at: datetime, most: int) -> list[int]:
    """Followers for whom news waits and whose hour has come."""
    found: list[int] = []
    for row in _waiting_news() if most > 0 else ():
        follower, channel, frequency, first = row
        if first <= slot_before(frequency, at) and configured(channel) and not quiet(channel, at):
            found.append(follower)
            if len(found) == most:
                break
    return found


def officials_with_notices(at: datetime, most: int) -> list[tuple[int, str]]:
    rows = Delivery.objects.filter(notice__isnull=False, message=None, dropped="").order_by()
    pairs = rows.values_list("notice__user", "channel").distinct()[: max(most, 0)]
    return [(user, channel) for user, channel in pairs if configured(channel) and not quiet(channel, at)]


def next_moment(at: datetime) -> datetime | None:
    """When the next round has something to do, at the earliest a minute from now; None: nothing waits."""
    moments = [*_moments(at)]
    return max(min(moments), at + SOONEST) if moments else None


def _moments(at: datetime) -> Iterator[datetime]:
    for message in Message.objects.filter(state=Message.State.WAITING):
        if configured(message.channel) and message.next_at:
            yield message.next_at if message.kind in AT_ANY_HOUR else after_quiet(message.channel, message.next_at)
    for _follower, channel, frequency, first in _waiting_news():
        if configured(channel):
            slot = slot_before(frequency, at)
            yield after_quiet(channel, at if first <= slot else slot_after(frequency, at))
    for channel in Delivery.objects.filter(notice__isnull=False, message=None, dropped="").values_list(
        "channel", flat=True
    ):
        if configured(channel):
            yield after_quiet(channel, at)
    if configured(Channel.EMAIL):
        yield next_letters(at)


def _waiting_news() -> list[tuple[int, str, str, datetime]]:
    """(follower, channel, frequency, since when news waits), leaving out those with a message under way."""
    under_way = Message.objects.filter(kind="news", state__in=["waiting", "sending"], follower__isnull=False)
    rows = (
        Delivery.objects.filter(announcement__isnull=False, message=None, dropped="")
        .filter(follower__state=Follower.State.ACTIVE)
        .exclude(follower__in=under_way.values("follower"))
        .values_list("follower", "follower__channel", "follower__frequency")
        .annotate(first=Min("entered_at"))
        .order_by("first")
    )
    return list(rows)


def _may_go(message: Message, at: datetime) -> bool:
    return configured(message.channel) and (message.kind in AT_ANY_HOUR or not quiet(message.channel, at))
