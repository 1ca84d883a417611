"""What the desk does about messages: notices read, a trial sent to oneself, failures tried again or laid aside."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.alerts import permissions
from dinh.ground.alerts.channels import configured
from dinh.ground.alerts.jobs import deliver
from dinh.ground.alerts.models import Channel, Follower, Message, Notice
from dinh.ground.clock import now
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record


@act
def read_notices(*, by: Actor, notices: Iterable[Notice]) -> int:
    """One's own notices are off the desk's first page; they stay in the list of those read."""
    require(by, permissions.OWN, by.commune)
    read = 0
    for notice in notices:
        require(by, permissions.OWN, notice)
        read += Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=now())
    record(by, "alerts.read", by.commune, after={"read": read})
    return read


@act
def send_test(*, by: Actor, channel: str) -> Message:
    """A trial to one's own e-mail or telephone. Raises Refused without the address or the channel."""
    require(by, permissions.MANAGE, by.commune)
    if not configured(channel) or channel == Channel.PUSH:
        raise Refused(_("Kênh này chưa được cấu hình, nên chưa gửi thử được."))
    to = by.person.email if channel == Channel.EMAIL else by.person.phone
    if not to:
        raise Refused(
            _("Tài khoản của anh, chị chưa có địa chỉ cho kênh này. Hãy ghi thư điện tử, số điện thoại trước.")
        )
    message = Message(commune=by.commune, kind=Message.Kind.TEST, channel=channel, user=by.person)
    message.created_at = message.next_at = now()
    message.save(force_insert=True)
    record(by, "alerts.test", message, after={"channel": channel})
    deliver.enqueue(by.commune.pk)
    return message


@act
def send_again(*, by: Actor, messages: Iterable[Message]) -> int:
    """Try messages again that failed or are unclear; returns how many. Its follower follows again where the address is
    still kept. Who may have received an unclear one will receive it twice: the page says so before."""
    require(by, permissions.MANAGE, by.commune)
    again = 0
    for found in messages:
        require(by, permissions.MANAGE, found)
        rows = Message.objects.select_for_update(of=("self",)).select_related("follower", "address_code")
        message = rows.get(pk=found.pk)
        if message.state not in (Message.State.FAILED, Message.State.UNCLEAR) or message.settled:
            continue
        again += _again(message)
    record(by, "alerts.send_again", by.commune, after={"messages": again})
    if again:
        deliver.enqueue(by.commune.pk)
    return again


def _again(message: Message) -> bool:
    follower = message.follower
    if follower and follower.state == Follower.State.STOPPED and follower.address_sealed:
        follower.state, follower.stopped_why, follower.ended_at = Follower.State.ACTIVE, "", None
        follower.save(update_fields=["state", "stopped_why", "ended_at"])
    asked = message.address_code
    over = asked is not None and (asked.code_until is None or asked.code_until < now())
    if over or (follower and follower.state == Follower.State.ENDED):
        message.settled = True
        message.save(update_fields=["settled"])
        return False
    if message.kind == Message.Kind.NEWS:  # its news waits again, and goes with whatever else waits for this reader
        message.deliveries.update(message=None)
        message.settled = True
    else:
        message.state, message.attempts, message.next_at = Message.State.WAITING, 0, now()
    message.save()
    return True


@act
def lay_aside(*, by: Actor, messages: Iterable[Message]) -> int:
    """Messages that failed or are unclear and will not be tried again: looked at, and left."""
    require(by, permissions.MANAGE, by.commune)
    aside = 0
    for message in messages:
        require(by, permissions.MANAGE, message)
        done = Message.objects.filter(pk=message.pk, state__in=[Message.State.FAILED, Message.State.UNCLEAR])
        aside += done.update(settled=True)
    record(by, "alerts.lay_aside", by.commune, after={"messages": aside})
    return aside
