"""Addresses at rest are sealed; links and codes are signed. Every key is drawn from the installation's secret key."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from functools import cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.http import base36_to_int, int_to_base36

SIGNED = 16  # letters of base32: 80 bits, short enough for an SMS


def _key(purpose: str) -> bytes:
    """32 bytes of its own for each purpose, by HKDF (RFC 5869)."""
    return _drawn(purpose, settings.SECRET_KEY)


@cache
def _drawn(purpose: str, secret: str) -> bytes:
    """Drawn once: one page may compare thousands of addresses."""
    drawn = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=f"dinh.alerts.{purpose}".encode())
    return drawn.derive(secret.encode())


def _box(purpose: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(_key(purpose)))


def seal(text: str, purpose: str = "address") -> str:
    return _box(purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, purpose: str = "address", *, max_age: int | None = None) -> str | None:
    """What was sealed, or None when it was tampered with, is older than `max_age` seconds, or the key is another."""
    try:
        return _box(purpose).decrypt(sealed.encode(), ttl=max_age).decode()
    except (InvalidToken, UnicodeError):
        return None


def seal_facts(facts: dict[str, Any], purpose: str) -> str:
    return seal(json.dumps(facts), purpose)


def unseal_facts(sealed: str, purpose: str, *, max_age: int) -> dict[str, Any] | None:
    text = unseal(sealed, purpose, max_age=max_age)
    facts: dict[str, Any] | None = json.loads(text) if text is not None else None
    return facts


def digest(*parts: object) -> str:
    """A keyed hash, 64 hexadecimal digits: the same parts give the same hash, which says nothing without the key."""
    text = "\n".join(str(part) for part in parts)
    return hmac.digest(_key("digest"), text.encode(), "sha256").hex()


def code(salt: str) -> str:
    """The six digits that belong to a salt: computed again when needed, so that no code lies in the database."""
    return f"{int(digest('code', salt), 16) % 1_000_000:06d}"


def sign(kind: str, pk: int, salt: str, until: int = 0) -> str:
    """A short signed link to row `pk`, for one kind of page; `until` (seconds since 1970) may end it.

    The row's own salt is part of what is signed: change it, and every link given out before is dead.
    """
    head = f"{int_to_base36(pk)}-{int_to_base36(until)}"
    return f"{head}-{_signature(kind, head, salt)}"


def parts_of(token: str) -> tuple[int, int] | None:
    """The row and the end that a link claims; nothing is proven before `holds`."""
    pieces = token.split("-")
    if len(pieces) != 3 or len(token) > 60:
        return None
    try:
        return base36_to_int(pieces[0]), base36_to_int(pieces[1])
    except ValueError:
        return None


def holds(token: str, kind: str, salt: str) -> bool:
    head, _dash, signature = token.rpartition("-")
    return hmac.compare_digest(signature.encode(), _signature(kind, head, salt).encode())


def _signature(kind: str, head: str, salt: str) -> str:
    made = hmac.new(_key("link"), f"{kind}\n{head}\n{salt}".encode(), hashlib.sha256).digest()
    return base64.b32encode(made).decode().lower()[:SIGNED]
