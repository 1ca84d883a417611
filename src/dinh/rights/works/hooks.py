"""What the floors and rooms that watch over works tell the page of a work: works knows none of them by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Check:
    """A look that a people's board took at a work: when, which board, what it found, where it is read."""

    day: date
    board: str
    found: str
    url: str


# Each takes a work's reference (`CT-…`) and answers with what may be public, newest first.
CHECKS: list[Callable[[str], list[Check]]] = []
