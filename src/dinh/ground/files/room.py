"""What files ask of the house: to be tidied each day."""

from __future__ import annotations

from dinh.ground.files.actions import drop_nameless, drop_unused
from dinh.ground.room import RING

RING += [drop_unused, drop_nameless]
