"""How often one address on the network may ask. Counted in the cache, so it lasts as long as the process does."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache

from dinh.ground.alerts.sealing import digest

HOUR = 3600  # seconds


def too_often(request: Any, what: str, most: int) -> bool:
    """Whether this visitor has done `what` more than `most` times within the hour. A village behind one address shares
    it, so `most` is generous; the limits that cost money are kept in the database (actions/following.py)."""
    key = f"alerts:{digest('visitor', what, request.META.get('REMOTE_ADDR', ''))[:32]}"
    cache.add(key, 0, HOUR)
    try:
        return int(cache.incr(key)) > most
    except ValueError:  # it ended between the two
        return False
