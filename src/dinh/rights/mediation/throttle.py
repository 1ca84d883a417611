"""How often one address may ask for mediation or try a PIN."""

from __future__ import annotations

from dinh.ground.throttle import HOUR, Limit, address

__all__ = ["ASKS", "WRONG_PINS", "WRONG_TRIES", "address"]

ASKS = Limit("mediation.ask", 10, HOUR)
WRONG_PINS = Limit("mediation.pin", 5, 900)  # for one reference
WRONG_TRIES = Limit("mediation.tries", 30, HOUR)  # from one address
