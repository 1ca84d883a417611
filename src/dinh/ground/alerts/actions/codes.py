"""One-time codes: how many may be asked for, what a typed one is worth; and those by which a resident opens «Việc của
tôi» (`ground/own`). Addresses never reach the journal.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Literal

from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.alerts import permissions
from dinh.ground.alerts.channels import configured
from dinh.ground.alerts.jobs import deliver
from dinh.ground.alerts.models import AddressCode, Channel, Follower, Message, Round
from dinh.ground.alerts.queries import codes_to_forget
from dinh.ground.alerts.sealing import code, digest, seal, unseal
from dinh.ground.alerts.timing import CODE_COUNTED, CODE_LIVES
from dinh.ground.clock import now
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record

TRIES = 5  # wrong codes before a new one must be asked for: one guess in two hundred thousand
ASKED_A_DAY, ASKED_APART = 3, timedelta(minutes=2)  # messages of one sort to one address
ASKED_AN_HOUR = 60  # paid messages with codes a commune sends in an hour, against those who would run up its bill
URGENT = 50  # priority of a code among jobs: somebody is waiting at the screen
PAID = (Channel.SMS, Channel.ZALO)
ASKING = (Message.Kind.CONFIRM, Message.Kind.MANAGE, Message.Kind.CODE)

Judged = Literal["right", "wrong", "dead"]


@act
def ask_code(*, by: Actor, channel: str, address: str, language: str = "vi") -> AddressCode:
    """Somebody wants to prove that they read `address` (normalised). Known or not, and whether or not another may be
    sent now, what comes back is the same: a code that was asked for.

    Raises Refused when the commune has sent too many codes within the hour, or does not have this channel.
    """
    require(by, permissions.PROVE, by.commune)
    if not configured(channel):
        raise Refused(_("Cách nhận này hiện chưa có ở đây. Mời chọn cách khác."))
    Round.objects.get_or_create(commune=by.commune)
    Round.objects.select_for_update().get(commune=by.commune)  # who ask at one moment are counted one after the other
    bounded(channel)
    key = digest("address", by.commune.pk, channel, address)
    asked = AddressCode(
        commune=by.commune, channel=channel, address_key=key, address_sealed=seal(address), language=language,
        asked_at=now(),
    )  # fmt: skip
    renew(asked, CODE_LIVES)
    asked.save(force_insert=True)
    send = room_for_another(Message.objects.filter(address_code__channel=channel, address_code__address_key=key))
    if send:
        message = Message(commune=by.commune, kind=Message.Kind.CODE, channel=channel, address_code=asked)
        message.created_at = message.next_at = now()
        message.save(force_insert=True)
        deliver.using(priority=URGENT).enqueue(by.commune.pk)
    record(by, "alerts.ask_code", asked, after={"channel": channel, "sent": send})
    return asked


@act
def use_code(*, by: Actor, asked: AddressCode, typed: str) -> tuple[Judged, str]:
    """What a typed code is worth, and the address it proves when it is right: then it is spent, and what was sealed
    gone."""
    require(by, permissions.PROVE, asked)
    fresh = AddressCode.objects.select_for_update().get(pk=asked.pk)
    judged = judge(fresh, typed)
    if judged == "right" and not fresh.messages.exists():
        judged = "wrong"  # never sent: nobody can know it, and who asks a thousand times gets no more guesses by it
    address = (unseal(fresh.address_sealed) or "") if judged == "right" else ""
    if judged == "right" and not address:  # sealed under a key that is gone
        judged = "dead"
    if judged == "right":
        empty_code(fresh)
        record(by, "alerts.use_code", fresh, after={"channel": fresh.channel})
        return judged, address
    if judged == "wrong":
        fresh.code_tries += 1
        fresh.save(update_fields=["code_tries"])
    record(by, "alerts.wrong_code", fresh, after={"tries": fresh.code_tries})
    return judged, ""


@act
def forget_codes(*, by: Actor) -> int:
    """Addresses of codes that have ended, and the hashes of those no limit counts any more, are emptied."""
    require(by, permissions.PROVE, by.commune)
    over = list(codes_to_forget().select_for_update())
    for asked in over:
        empty_code(asked, whole=asked.asked_at < now() - CODE_COUNTED)
    record(by, "alerts.forget_codes", by.commune, after={"emptied": len(over)})
    return len(over)


def empty_code(asked: AddressCode, *, whole: bool = False) -> None:
    """The code and the sealed address go; `whole`: the address' hash too. The row stays, so that what was sent stays
    counted."""
    asked.address_sealed = asked.code_salt = ""
    asked.code_until = None
    if whole:
        asked.address_key = ""
    asked.save()


def renew(row: Follower | AddressCode, lives: timedelta) -> None:
    """A new code; the one before is dead. Not saved here."""
    row.code_salt, row.code_tries, row.code_until = secrets.token_hex(16), 0, now() + lives


def judge(row: Follower | AddressCode, typed: str) -> Judged:
    """`dead`: too late, spent, or too many tries."""
    alive = bool(row.code_salt) and row.code_until is not None and row.code_until >= now() and row.code_tries < TRIES
    right = constant_time_compare(code(row.code_salt), "".join(typed.split()))
    return ("right" if right else "wrong") if alive else "dead"


def bounded(channel: str) -> None:
    """Raises Refused when the commune paid for enough codes within the hour."""
    if channel not in PAID:
        return
    lately = Message.objects.filter(channel__in=PAID, kind__in=ASKING, created_at__gt=now() - timedelta(hours=1))
    if lately.count() >= ASKED_AN_HOUR:
        raise Refused(
            _("Giờ này đã có quá nhiều người xin mã qua điện thoại. Mời thử lại sau một giờ, hoặc dùng thư điện tử.")
        )


def room_for_another(sent: QuerySet[Message]) -> bool:
    """Whether one more message of asking may go to the address these went to."""
    lately = sent.filter(kind__in=ASKING, created_at__gt=now() - timedelta(days=1))
    times = list(lately.values_list("created_at", flat=True))
    return len(times) < ASKED_A_DAY and all(at <= now() - ASKED_APART for at in times)
