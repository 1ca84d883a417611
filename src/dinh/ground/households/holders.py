"""What stands on households in other rooms: votes, frozen lists, opinions. They say so here: the register knows none of
them."""

from __future__ import annotations

from collections.abc import Callable

from dinh.ground.places.models import Commune

Holder = Callable[[Commune, set[int]], str | None]
HOLDERS: list[Holder] = []
"""Each gets a commune and ids of households, and names what stands on some of them («cuộc biểu quyết Mở rộng hẻm 12»),
or says None. Asked before a household is struck out as if it had never been: never before it ends by date."""


def standing_on(commune: Commune, ids: set[int]) -> str | None:
    """The first thing that stands on any of these households, in words."""
    return next((words for holder in HOLDERS if (words := holder(commune, ids))), None) if ids else None
