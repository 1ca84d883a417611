"""Which matters grow: the same service in the same residential group rising, or one matter asked by many people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
SPAN = 30  # calendar days compared with as many before them
FEWEST = 3  # matters in the last span, below which nothing is said to rise
TIMES = 2  # as many again as before
MANY = 5  # askers of one matter


@dataclass(frozen=True, slots=True)
class Rising(Generic[K]):
    """`now` matters in the last span under one key, `before` in the span before it."""

    key: K
    now: int
    before: int


def rising(seen: Iterable[tuple[K, date]], day: date) -> list[Rising[K]]:
    """Keys of which at least FEWEST came in the SPAN days up to `day`, and at least TIMES as many as in the span
    before. The steepest first.

    >>> day = date(2026, 11, 20)
    >>> rising([("rac", date(2026, 11, n)) for n in (2, 9, 15)] + [("den", date(2026, 11, 3))], day)
    [Rising(key='rac', now=3, before=0)]
    """
    now: Counter[K] = Counter()
    before: Counter[K] = Counter()
    for key, on in seen:
        age = (day - on).days
        if 0 <= age < SPAN:
            now[key] += 1
        elif SPAN <= age < 2 * SPAN:
            before[key] += 1
    found = [
        Rising(key, count, before[key])
        for key, count in now.items()
        if count >= FEWEST and count >= TIMES * before[key]
    ]
    return sorted(found, key=lambda each: (each.before - each.now, -each.now, str(each.key)))


def crowded(askers: Mapping[K, int]) -> list[tuple[K, int]]:
    """Matters with at least MANY askers, the most first."""
    many = [(key, count) for key, count in askers.items() if count >= MANY]
    return sorted(many, key=lambda pair: (-pair[1], str(pair[0])))


def window(day: date) -> tuple[date, date]:
    """The first and last day that `rising` looks at."""
    return day - timedelta(days=2 * SPAN - 1), day
