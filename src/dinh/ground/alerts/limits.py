"""How often one address on the network may ask. Counted in the cache, so it lasts as long as the process does."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.cache import cache

from dinh.ground.alerts.sealing import digest

HOUR = 3600  # seconds


def too_often(request: Any, what: str, most: int) -> bool:
    """Whether this visitor has done `what` more than `most` times within the hour. A village behind one address shares
    it, so `most` is generous; the limits that cost money are kept in the database (actions/following.py)."""
    key = f"alerts:{digest('visitor', what, visitor(request))[:32]}"
    cache.add(key, 0, HOUR)
    try:
        return int(cache.incr(key)) > most
    except ValueError:  # it ended between the two
        return False


def visitor(request: Any) -> str:
    """The visitor's address. Behind a trusted proxy it is the last one named in X-Forwarded-For: the proxy wrote
    that one, the visitor may have written those before it."""
    named = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return named.rsplit(",", 1)[-1].strip() or request.META.get("REMOTE_ADDR", "")
