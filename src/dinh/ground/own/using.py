"""What rooms ask before they open a matter's own page without its PIN."""

from __future__ import annotations

from dinh.ground.http import Request
from dinh.ground.own.actions import mark_seen
from dinh.ground.own.queries import current, one


def proves(request: Request, key: str, ref: str) -> bool:
    """Whether this browser may open a matter's own page as if its PIN had been typed. Asked at every request: an
    opening that ends, ends it there too."""
    opening = current(request)
    if opening is None or one(request, key, ref) is None:
        return False
    mark_seen(opening)
    return True
