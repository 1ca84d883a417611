"""One paper with what a careful reader finds in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """`head` holds the facts to compare; `tasks` agency and first three words."""

    name: str
    text: str
    head: dict[str, str | None]
    recipients: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    tasks: tuple[tuple[str, str], ...] = ()
