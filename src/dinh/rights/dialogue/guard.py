"""At the open door: form keys of this room, the PIN of a registration, and how often one address may send or try."""

from __future__ import annotations

from dinh.ground import pins
from dinh.ground.throttle import HOUR, Limit, address

__all__ = ["SENDS", "WRONG_CODES", "WRONG_PINS", "address", "key_of", "new_key", "pin_for"]

SALT = "dinh.dialogue.form"
SENDS = Limit("dialogue.send", 20, HOUR)  # a shared connection of a whole alley still gets through
WRONG_CODES = Limit("dialogue.code", 20, HOUR)  # from one address
WRONG_PINS = Limit("dialogue.pin", 5, 900)  # for one registration


def new_key() -> str:
    """A signed key for one form: the same form sent twice is one question, one registration, one PIN."""
    return pins.new_key(SALT)


def key_of(signed: str) -> str | None:
    return pins.key_of(signed, SALT)


def pin_for(key: str) -> str:
    return pins.pin_for(key, SALT)
