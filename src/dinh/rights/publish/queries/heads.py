"""Who heads which residential group."""

from __future__ import annotations

from datetime import date

from dinh.ground.bodies.models import Holding


def heads_by_group(day: date) -> dict[int, list[Holding]]:
    """Those who hold the post of head of a group on a day, by group."""
    found: dict[int, list[Holding]] = {}
    for holding in Holding.objects.on(day).filter(post__group__isnull=False).select_related("post", "user"):
        if holding.post.group_id:
            found.setdefault(holding.post.group_id, []).append(holding)
    return found
