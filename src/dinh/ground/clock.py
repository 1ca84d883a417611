"""What day it is in Vietnam. `law` and `queries` take the day as an argument; only views, jobs and actions ask here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_pretended: ContextVar[datetime | None] = ContextVar("pretended_moment", default=None)


def now() -> datetime:
    return _pretended.get() or timezone.now()


def today() -> date:
    return timezone.localdate(now())


def year_asked(text: str) -> int | None:
    """The year that somebody typed or an address names; None for what no calendar has.

    >>> year_asked("2026"), year_asked("0000"), year_asked("99999"), year_asked("")
    (2026, None, None, None)
    """
    return int(text) if text.isdecimal() and len(text) == 4 and int(text) else None


@contextmanager
def pretend(moment: datetime) -> Iterator[None]:
    """Acts inside happen at `moment` (aware). Only the demo year uses it, to have a past; no request can reach it."""
    token = _pretended.set(moment)
    try:
        yield
    finally:
        _pretended.reset(token)
