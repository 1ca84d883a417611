"""How often one address may type a code nobody has. A right code is taken whatever was typed before: a village shares
one connection, and a code of sixty bits needs no lock-out."""

from __future__ import annotations

from dinh.ground.throttle import HOUR, Limit, address

__all__ = ["WRONG_CODES", "address"]

WRONG_CODES = Limit("decide.code", 60, HOUR)
