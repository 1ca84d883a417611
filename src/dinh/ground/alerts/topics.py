"""What news is about. Rooms register their topics at start-up; residents choose among them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Topic:
    """`key` is kept with followers and announcements, so it never changes; `order` sorts, smallest first."""

    key: str
    title: str | _StrPromise
    order: int


TOPICS: dict[str, Topic] = {}


def topic(item: Topic) -> Topic:
    """Declare a topic. Raises ValueError when its key is taken."""
    if item.key in TOPICS:
        raise ValueError(f"Topic {item.key!r} is declared twice.")
    TOPICS[item.key] = item
    return item


def in_order() -> list[Topic]:
    return sorted(TOPICS.values(), key=lambda item: (item.order, item.key))


def titles(keys: Iterable[str]) -> list[str]:
    """Titles in order; a key whose room is gone is left out."""
    wanted = set(keys)
    return [str(item.title) for item in in_order() if item.key in wanted]
