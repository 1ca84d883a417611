"""The form's key and the PIN of someone who asked for mediation: six digits, kept only as a hash."""

from __future__ import annotations

import secrets

from django.core import signing
from django.utils.crypto import salted_hmac

SALT = "dinh.mediation.form"
DIGITS = 1_000_000
FORM_LIVES = 24 * 3600  # seconds between opening the form and sending it


def new_key() -> str:
    """A signed key for one form: the same form sent twice is one request with one PIN."""
    return signing.TimestampSigner(salt=SALT).sign(secrets.token_urlsafe(18))


def key_of(signed: str) -> str | None:
    """The key behind a signed one; None when it is not ours or too old."""
    try:
        return signing.TimestampSigner(salt=SALT).unsign(signed, max_age=FORM_LIVES)
    except signing.BadSignature:
        return None


def pin_for(key: str) -> str:
    """`042917`"""
    return f"{int(salted_hmac(SALT + '.pin', key, algorithm='sha256').hexdigest(), 16) % DIGITS:06d}"
