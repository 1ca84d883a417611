"""At the open door: form keys and PINs of this room, how often one address may send."""

from __future__ import annotations

from functools import partial

from dinh.ground import pins
from dinh.ground.actor import Actor
from dinh.ground.http import Request
from dinh.ground.throttle import HOUR, Limit, address

__all__ = ["SENDS", "WRONG_PINS", "WRONG_TRIES", "address", "key_of", "new_key", "nobody", "pin_for"]

SALT = "dinh.scores.form"
SENDS = Limit("scores.send", 30, HOUR)  # a shared connection of a whole alley still gets through
WRONG_PINS = Limit("scores.pin", 5, 900)  # for one comment
WRONG_TRIES = Limit("scores.tries", 30, HOUR)  # from one address
new_key = partial(pins.new_key, SALT)
key_of = partial(pins.key_of, salt=SALT)
pin_for = partial(pins.pin_for, salt=SALT)


def nobody(request: Request) -> Actor:
    """Who comments is nobody to us, signed in or not: the journal then cannot tell whose a comment is."""
    return Actor(commune=request.commune)
