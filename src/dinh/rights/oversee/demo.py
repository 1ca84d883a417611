"""Boards in the demo year."""

from __future__ import annotations

from dinh.ground.places.models import Commune


def load(commune: Commune) -> None:
    """Filled in below."""
