"""References with a PIN for people without an account: the key of one form, and the six digits made from it.

Sending the same form twice gives the same record and the same PIN: a resident whose line broke after «Gửi» presses
again and loses nothing. The PIN lies nowhere but in the receipt; rows keep its hash.
"""

from __future__ import annotations

import secrets
from functools import cache

from django.contrib.auth.hashers import check_password, make_password
from django.core import signing
from django.utils.crypto import salted_hmac

DIGITS = 1_000_000
FORM_LIVES = 24 * 3600  # seconds between opening the form and sending it


def new_key(salt: str) -> str:
    """A signed key for one form of the room that `salt` names."""
    return signing.TimestampSigner(salt=salt).sign(secrets.token_urlsafe(18))


def key_of(signed: str, salt: str) -> str | None:
    """The key behind a signed one; None when it is not ours or too old."""
    try:
        return signing.TimestampSigner(salt=salt).unsign(signed, max_age=FORM_LIVES)
    except signing.BadSignature:
        return None


def pin_for(key: str, salt: str) -> str:
    """`042917`"""
    return f"{int(salted_hmac(salt + '.pin', key, algorithm='sha256').hexdigest(), 16) % DIGITS:06d}"


def right_pin(pin: str, stored: str | None) -> bool:
    """Whether a PIN fits its stored hash. A reference that does not exist (None) takes as long as a wrong PIN."""
    return check_password("".join(pin.split()), stored or _nothing()) and stored is not None


@cache
def _nothing() -> str:
    return make_password("không có hồ sơ nào")
