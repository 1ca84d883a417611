"""Lists of the journal: which entries, by whom, about what, on which days."""

from __future__ import annotations

from dinh.ground.journal.models import Head
from dinh.ground.places.models import Commune


def acts_recorded(commune: Commune) -> int:
    """How many acts a commune's chain holds."""
    return Head.objects.filter(commune=commune).values_list("seq", flat=True).first() or 0
