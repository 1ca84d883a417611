"""How often one address may ask for information or try a PIN."""

from __future__ import annotations

from dinh.ground.throttle import HOUR, Limit, address

__all__ = ["ASKS", "WRONG_PINS", "WRONG_TRIES", "address"]

ASKS = Limit("information.ask", 10, HOUR)
WRONG_PINS = Limit("information.pin", 5, 900)  # for one reference
WRONG_TRIES = Limit("information.tries", 30, HOUR)  # from one address
