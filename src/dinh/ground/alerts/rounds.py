"""A delivery round: news finds its readers, what is due goes out, the next round is planned.

Two days without a worker end in one message for each reader, not twenty: all that waits for someone goes together.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator

from django.core.exceptions import ValidationError

from dinh.ground.actor import Actor
from dinh.ground.alerts import due
from dinh.ground.alerts.actions import ledger, letters
from dinh.ground.alerts.addresses import normal
from dinh.ground.alerts.channels import configured
from dinh.ground.alerts.channels.outcome import Outcome
from dinh.ground.alerts.channels.sending import send
from dinh.ground.alerts.models import Announcement, Channel, Message
from dinh.ground.alerts.sealing import unseal
from dinh.ground.alerts.timing import letters_due
from dinh.ground.alerts.wording import compose
from dinh.ground.clock import now, today
from dinh.ground.places.models import Commune

MOST = 200  # messages in one round; then the next one begins, and a code somebody waits for can go between
DOWN_AFTER = 3  # failures in a row that a gateway may answer before this round leaves it alone

log = logging.getLogger(__name__)


def run_round(commune: Commune) -> int:
    """Send what is due in the scoped commune; returns how many messages went out."""
    by = Actor(commune=commune)
    at = now()
    for announcement in Announcement.objects.filter(enlisted_at=None).order_by("announced_at", "pk"):
        ledger.enlist(by=by, announcement=announcement)
    ledger.settle_lost(at)
    ledger.drop_stale(at)
    if letters_due(at) and configured(Channel.EMAIL) and (drafts := letters.drafts(commune, today())):
        letters.write_letters(by=by, drafts=drafts)
    counts: Counter[str] = Counter()
    failures: Counter[str] = Counter()
    for message in _claims():
        if failures[message.channel] >= DOWN_AFTER:
            state = ledger.mark(message, Outcome("later", "kênh gửi đang hỏng, chờ vòng sau"))
        else:
            outcome = _send(commune, message)
            state = ledger.mark(message, outcome)
            failures[message.channel] = failures[message.channel] + 1 if outcome.ended == "later" else 0
        counts[state.value] += 1
    if counts:
        ledger.log_round(by=by, counts=dict(counts))
    ledger.plan(commune, now() if counts.total() >= MOST else due.next_moment(now()))
    return counts[Message.State.SENT.value]


def _claims() -> Iterator[Message]:
    """Each message claimed just before it is sent, so that a crash leaves at most one unclear."""
    left = MOST
    at = now()
    for message in due.waiting_messages(at, left):
        if claimed := ledger.claim_waiting(message.pk):
            left -= 1
            yield claimed
    for user, channel in due.officials_with_notices(at, left):
        if claimed := ledger.claim_notices(user, channel):
            left -= 1
            yield claimed
    for follower in due.readers_with_news(at, left):
        if claimed := ledger.claim_news(follower):
            yield claimed


def _send(commune: Commune, message: Message) -> Outcome:
    to = _address(message)
    if not to:
        return Outcome("gone", "không còn địa chỉ, hoặc không mở được địa chỉ")
    try:
        return send(message.channel, to, compose(commune, message))
    except Exception:  # a fault of ours must not stop everyone else's news; it is shown on the desk
        log.exception("Message %s was not sent.", message.pk)
        return Outcome("unclear", "lỗi của phần mềm, xem nhật ký máy chủ")


def _address(message: Message) -> str:
    if message.follower:
        return unseal(message.follower.address_sealed) or ""
    if message.address_code:
        asked = message.address_code
        alive = asked.code_until is not None and asked.code_until >= now()
        return (unseal(asked.address_sealed) or "") if alive else ""  # a dead code helps nobody
    if message.user is None:
        return ""
    typed = message.user.email if message.channel == Channel.EMAIL else message.user.phone
    try:
        return normal(message.channel, typed)
    except ValidationError:
        return ""
