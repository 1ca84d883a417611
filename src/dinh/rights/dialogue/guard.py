"""At the open door: signed form keys, the PIN of a registration, and how often one address may send or try.

Addresses are kept hashed, for an hour, in the cache only.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.utils.crypto import salted_hmac

from dinh.ground.http import Request

SALT = "dinh.dialogue.form"
DIGITS = 1_000_000
FORM_LIVES = 24 * 3600  # seconds between opening a form and sending it


def new_key() -> str:
    """A signed key for one form: the same form sent twice is one question, one registration, one PIN."""
    return signing.TimestampSigner(salt=SALT).sign(secrets.token_urlsafe(18))


def key_of(signed: str) -> str | None:
    """The key behind a signed one; None when it is not ours or too old."""
    try:
        return signing.TimestampSigner(salt=SALT).unsign(signed, max_age=FORM_LIVES)
    except signing.BadSignature:
        return None


def pin_for(key: str) -> str:
    """`042917`: made from the form's own key."""
    return f"{int(salted_hmac(SALT + '.pin', key, algorithm='sha256').hexdigest(), 16) % DIGITS:06d}"


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `times` in `seconds` for one key."""

    name: str
    times: int
    seconds: int

    def spent(self, key: str) -> bool:
        """Whether the limit is used up; does not count."""
        return int(cache.get(self._slot(key), 0)) >= self.times

    def count(self, key: str) -> None:
        slot = self._slot(key)
        if not cache.add(slot, 1, self.seconds):
            try:
                cache.incr(slot)
            except ValueError:  # it ran out between the two calls
                cache.add(slot, 1, self.seconds)

    def _slot(self, key: str) -> str:
        return f"dialogue:{self.name}:{salted_hmac('dinh.dialogue.guard', key, algorithm='sha256').hexdigest()}"


SENDS = Limit("send", 20, 3600)  # a shared connection of a whole alley still gets through
WRONG_CODES = Limit("code", 20, 3600)  # from one address
WRONG_PINS = Limit("pin", 5, 900)  # for one registration


def address(request: Request) -> str:
    """The visitor's address within this commune; the last hop's word when the operator says there is a proxy."""
    told = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    last = told.rsplit(",", 1)[-1].strip()
    return f"{request.commune.pk}:{last or request.META.get('REMOTE_ADDR', '')}"
