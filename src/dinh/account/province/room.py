"""What the room adds to the house's periodic work."""

from __future__ import annotations

from datetime import date

from dinh.account.province.rolling import behind, roll
from dinh.ground.places.models import Commune
from dinh.ground.room import RING


def roll_one(commune: Commune, day: date) -> int:
    """Periodic work: the commune's figures for the province; 1 if anything was to be counted anew."""
    found = behind(day, [commune.pk])
    roll(day, found)
    return len(found)


RING.append(roll_one)
