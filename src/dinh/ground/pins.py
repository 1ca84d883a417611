"""References with a PIN for people without an account: the key of one form, and the six digits made from it.

Sending the same form twice gives the same record and the same PIN: a resident whose line broke after «Gửi» presses
again and loses nothing. The PIN lies nowhere but in the receipt; rows keep a keyed hash of it. A slow hash would not
help: a million PINs are soon tried; without the house's secret key, which is not in the database, none can be.
"""

from __future__ import annotations

import secrets

from django.conf import settings
from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

DIGITS = 1_000_000
# What an official looks at before giving a new slip; of the paper itself nothing is kept.
PAPERS = {
    "can-cuoc": "căn cước, căn cước công dân",
    "dinh-danh": "căn cước điện tử trên ứng dụng định danh",
    "ho-chieu": "hộ chiếu",
    "uy-quyen": "giấy ủy quyền và căn cước của người được ủy quyền",
}
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


def hash_pin(pin: str) -> str:
    """What a row keeps of a PIN."""
    salt = secrets.token_urlsafe(6)
    return f"{salt}${_keyed(salt, pin, settings.SECRET_KEY)}"


def right_pin(pin: str, stored: str | None) -> bool:
    """Whether a PIN fits its stored hash. A reference that does not exist (None) takes as long as a wrong PIN."""
    salt, _sign, digest = (stored or "").partition("$")
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    fits = [constant_time_compare(_keyed(salt, "".join(pin.split()), key), digest) for key in keys]
    return any(fits) and bool(stored)


def _keyed(salt: str, pin: str, secret: str | bytes) -> str:
    return salted_hmac(f"dinh.pin.{salt}", pin, secret=secret, algorithm="sha256").hexdigest()
