"""The forms of this room have keys and PINs of their own."""

from __future__ import annotations

from functools import partial

from dinh.ground import pins

SALT = "dinh.oversee.form"
new_key = partial(pins.new_key, SALT)
key_of = partial(pins.key_of, salt=SALT)
pin_for = partial(pins.pin_for, salt=SALT)
