"""Values of communes put into a few classes of numbers, for maps: equal values are never parted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

CLASSES = 5


@dataclass(frozen=True, slots=True)
class Classes:
    """`tops` and `lows`: the highest and the lowest value of each class, ascending."""

    tops: tuple[Fraction, ...]
    lows: tuple[Fraction, ...]

    def of(self, value: Fraction) -> int:
        """0 for the lowest class; a value beyond the highest belongs to it."""
        return min(bisect_left(self.tops, value), len(self.tops) - 1)


def classes(values: Sequence[Fraction]) -> Classes | None:
    """As many communes in each class as can be without parting equals; None of nothing."""
    ordered = sorted(values)
    if not ordered:
        return None
    different = sorted(set(ordered))
    if len(different) > CLASSES:  # the last of each fifth
        different = sorted({ordered[-(-step * len(ordered) // CLASSES) - 1] for step in range(1, CLASSES + 1)})
    tops = tuple(different)
    lows: list[Fraction] = []
    below: Fraction | None = None
    for top in tops:
        lows.append(next(value for value in ordered if below is None or value > below))
        below = top
    return Classes(tops, tuple(lows))
