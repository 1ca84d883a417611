"""What files ask of the house: to be tidied each day."""

from __future__ import annotations

from dinh.ground.files.actions import drop_unused
from dinh.ground.room import RING

RING.append(drop_unused)
