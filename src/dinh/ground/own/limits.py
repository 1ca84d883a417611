"""How often one network address may ask here. What costs money is counted by address in the database (alerts)."""

from __future__ import annotations

from dinh.ground.throttle import HOUR, Limit

ASKS = Limit("own.ask", 20, HOUR)
CODES = Limit("own.code", 60, HOUR)
RECEIPTS = Limit("own.receipt", 10, HOUR)  # for one opening: codes of slips typed beside
