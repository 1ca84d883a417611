"""The PIN of a request: six digits, made from the form's own key, kept only as a hash."""

from __future__ import annotations

import secrets

from django.core import signing
from django.utils.crypto import salted_hmac

SALT = "dinh.information.form"
DIGITS = 1_000_000
FORM_LIVES = 24 * 3600  # seconds between opening the form and sending it


def new_key() -> str:
    """A signed key for one form. Sending the same form twice gives the same request and the same PIN: a resident whose
    line broke after «Gửi» presses again and loses nothing."""
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
