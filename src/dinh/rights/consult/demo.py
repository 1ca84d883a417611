"""The room's part of the demo year."""

from __future__ import annotations

from dinh.ground.places.models import Commune


def load(commune: Commune) -> None:
    return None
