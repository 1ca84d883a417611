"""How communes are spread on one indicator, in plain numbers: not only who is first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

FEWEST = 4  # values; of fewer no quartiles are told
FAR = Fraction(3, 2)  # Tukey's fences: this many times the middle half beyond it (Exploratory Data Analysis, 1977)


@dataclass(frozen=True, slots=True)
class Spread:
    """Least, quartiles and most of some values, and the fences beyond which a value is unlike the others."""

    least: Fraction
    low: Fraction
    middle: Fraction
    high: Fraction
    most: Fraction

    @property
    def fences(self) -> tuple[Fraction, Fraction]:
        reach = FAR * (self.high - self.low)
        return self.low - reach, self.high + reach

    def unlike(self, value: Fraction) -> int:
        """-1 far below the others, 1 far above, else 0."""
        low, high = self.fences
        return -1 if value < low else int(value > high)


def spread(values: Sequence[Fraction]) -> Spread | None:
    """None where there are too few to speak of a spread."""
    if len(values) < FEWEST:
        return None
    ordered = sorted(values, key=float)  # fractions themselves are slow to compare
    low, middle, high = (_quantile(ordered, Fraction(part, 4)) for part in (1, 2, 3))
    return Spread(ordered[0], low, middle, high, ordered[-1])


def median(values: Sequence[tuple[int, int]]) -> Fraction | None:
    """The middle of some (part, whole), as `spread` would tell it, without making a fraction of each of them."""
    if len(values) < FEWEST:
        return None
    ordered = sorted((part / whole, part, whole) for part, whole in values)
    low, high = (Fraction(*ordered[place][1:]) for place in ((len(ordered) - 1) // 2, len(ordered) // 2))
    return (low + high) / 2


def _quantile(ordered: Sequence[Fraction], share: Fraction) -> Fraction:
    """Between the neighbours in proportion (Hyndman and Fan, 1996, definition 7)."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
