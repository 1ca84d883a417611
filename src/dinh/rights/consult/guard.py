"""At the open door: form keys and PINs of this room, how often one address may send, a browser's own token."""

from __future__ import annotations

import secrets
from functools import partial

from django.core import signing
from django.http import HttpResponse
from django.utils.crypto import salted_hmac

from dinh.ground import pins
from dinh.ground.actor import Actor
from dinh.ground.http import Request
from dinh.ground.throttle import HOUR, Limit, address
from dinh.rights.consult.models import Consultation

__all__ = [
    "NEW_TOKENS", "SENDS", "VOICES", "WRONG_PINS", "WRONG_TRIES", "address", "key_of", "new_key", "nobody", "pin_for",
]  # fmt: skip

SALT = "dinh.consult.form"
SENDS = Limit("consult.send", 30, HOUR)  # a shared connection of a whole alley still gets through
VOICES = Limit("consult.voice", 300, HOUR)  # pages of answers from one address
NEW_TOKENS = Limit("consult.token", 60, HOUR)  # browsers that begin to answer from one address
WRONG_PINS = Limit("consult.pin", 5, 900)  # for one opinion
WRONG_TRIES = Limit("consult.tries", 30, HOUR)  # from one address
new_key = partial(pins.new_key, SALT)
key_of = partial(pins.key_of, salt=SALT)
pin_for = partial(pins.pin_for, salt=SALT)

COOKIE, COOKIE_SALT = "cau_ngan", "dinh.consult.voice"
LIVES = 400 * 24 * 3600  # seconds: longer than any consultation


def nobody(request: Request) -> Actor:
    """Who speaks is nobody to us, signed in or not: the journal then cannot tell whose an opinion is."""
    return Actor(commune=request.commune)


def token_of(request: Request) -> str | None:
    """The random token of this browser; None when it has none that we signed."""
    try:
        return signing.TimestampSigner(salt=COOKIE_SALT).unsign(request.COOKIES.get(COOKIE, ""), max_age=LIVES)
    except signing.BadSignature:
        return None


def new_token() -> str:
    return secrets.token_urlsafe(18)


def keep_token(response: HttpResponse, token: str, *, secure: bool) -> None:
    """The browser keeps it for the pages of this room only."""
    signed = signing.TimestampSigner(salt=COOKIE_SALT).sign(token)
    response.set_cookie(
        COOKIE, signed, max_age=LIVES, path="/lay-y-kien/", secure=secure, httponly=True, samesite="Lax"
    )


def hashed(token: str, consultation: Consultation) -> str:
    """What is kept: another for each consultation, so that nobody is followed from one to the next."""
    about = f"{consultation.commune_id}:{consultation.ref}:{token}"
    return salted_hmac(COOKIE_SALT, about, algorithm="sha256").hexdigest()
