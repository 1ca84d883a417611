"""Addresses inside messages: full ones, and signed ones that open without an account."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core import signing
from django.urls import reverse

from dinh.ground.alerts.models import Follower, Letter, Message
from dinh.ground.alerts.sealing import digest, holds, parts_of, sign
from dinh.ground.alerts.timing import LETTER_LINK_LIVES
from dinh.ground.clock import now
from dinh.ground.places.models import Commune

ITEM, STOP_LETTERS = "dinh.alerts.letter.item", "dinh.alerts.letter.stop"


def full(commune: Commune, path: str) -> str:
    """The full address of a path: on the commune's own host where it has one."""
    if not commune.host:
        return settings.DINH_URL + path
    return f"{'https' if settings.TLS else 'http'}://{commune.host}{path}"


def follower_path(name: str, follower: Follower, until: datetime | None = None) -> str:
    """The path of a follower's own page: `confirm`, `manage` or `stop`. The page's name is part of what is signed."""
    token = sign(name, follower.pk, follower.salt, int(until.timestamp()) if until else 0)
    return reverse(f"alerts:{name}", args=[token])


def follower_of(name: str, token: str) -> tuple[Follower | None, bool]:
    """Whose link this is, and whether it is still in time. None for a link nobody was given."""
    claimed = parts_of(token)
    if claimed is None:
        return None, False
    found = Follower.objects.filter(pk=claimed[0]).first()
    if found is None or not holds(token, name, found.salt):
        return None, False
    return found, not claimed[1] or claimed[1] >= now().timestamp()


def message_path(message: Message) -> str:
    return reverse("alerts:news", args=[sign("news", message.pk, _salt_of(message))])


def message_of(token: str) -> Message | None:
    claimed = parts_of(token)
    found = Message.objects.select_related("follower").filter(pk=claimed[0]).first() if claimed else None
    return found if found and holds(token, "news", _salt_of(found)) else None


def _salt_of(message: Message) -> str:
    return message.follower.salt if message.follower else digest("message", message.pk)


def item_path(letter: Letter, index: int) -> str:
    return reverse("alerts:item", args=[signing.dumps([letter.pk, index], salt=ITEM, compress=True)])


def item_of(token: str) -> tuple[int, int]:
    """The letter and the place in it. Raises signing.SignatureExpired, or signing.BadSignature."""
    pk, index = signing.loads(token, salt=ITEM, max_age=LETTER_LINK_LIVES)
    return int(pk), int(index)


def stop_letters_path(user_id: int) -> str:
    return reverse("alerts:letters", args=[signing.dumps(user_id, salt=STOP_LETTERS)])


def user_of(token: str) -> int:
    """Raises signing.BadSignature. Never expires: an old letter's way out must still work."""
    return int(signing.loads(token, salt=STOP_LETTERS))
