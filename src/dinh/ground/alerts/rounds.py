"""A delivery round."""

from __future__ import annotations

from dinh.ground.places.models import Commune


def run_round(commune: Commune) -> int:
    return 0
