"""How often one address may ask a board to look at something, or try a PIN."""

from __future__ import annotations

from dinh.ground.throttle import HOUR, Limit, address

__all__ = ["ASKS", "WRONG_PINS", "WRONG_TRIES", "address"]

ASKS = Limit("oversee.ask", 10, HOUR)
WRONG_PINS = Limit("oversee.pin", 5, 900)  # for one reference
WRONG_TRIES = Limit("oversee.tries", 30, HOUR)  # from one address
