"""Values of communes put into a few classes of numbers, for maps: equal values are never parted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

CLASSES = 5


@dataclass(frozen=True)
class Classes:
    """`tops` and `lows`: the highest and the lowest value of each class, ascending."""

    tops: tuple[Fraction, ...]
    lows: tuple[Fraction, ...]

    def of(self, value: Fraction) -> int:
        """0 for the lowest class; a value beyond the highest belongs to it."""
        return min(bisect_left(self._edges, float(value)), len(self.tops) - 1)

    @cached_property
    def _edges(self) -> list[float]:
        """Equal fractions are equal floats too, and those are compared twenty times faster."""
        return [float(top) for top in self.tops]


def classes(values: Sequence[Fraction]) -> Classes | None:
    """As many communes in each class as can be without parting equals; None of nothing."""
    ordered = sorted(values, key=float)
    if not ordered:
        return None
    different = sorted(set(ordered), key=float)
    if len(different) > CLASSES:  # the last of each fifth
        different = sorted({ordered[-(-step * len(ordered) // CLASSES) - 1] for step in range(1, CLASSES + 1)})
    tops = tuple(different)
    lows: list[Fraction] = []
    below: Fraction | None = None
    for top in tops:
        lows.append(next(value for value in ordered if below is None or value > below))
        below = top
    return Classes(tops, tuple(lows))
