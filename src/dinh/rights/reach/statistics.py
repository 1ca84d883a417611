"""What a sample says of the whole: shares with their interval. Pure functions over counts; the tests check coverage.

A share of one group: the score interval of E. B. Wilson («Probable inference, the law of succession, and statistical
inference», JASA 22, 1927, 209–212) on the effective size n·(N−1)/(N−n). That is the finite population correction of
W. G. Cochran (Sampling Techniques, 3rd ed., 1977, ch. 2–3) carried into Wilson's formula: the variance of a share
from n of N households without replacement is p·q/n·(N−n)/(N−1). Whoever asks everybody has no interval left.

The share of the commune: Σ W_h·p_h over the groups, W_h their share of households; its variance is
Σ W_h²·(1−n_h/N_h)·p_h·q_h/(n_h−1) (Cochran, ch. 5), turned into an effective size p·q/variance for the same interval
(E. L. Korn, B. I. Graubard, Survey Methodology 24, 1998, 193–201): a share near 0 or 1 keeps an honest interval.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

Z = 1.959963984540054  # two-sided 95 %
FEWEST = 5  # a cell of fewer answers is not shown: it would speak of single households


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share with its 95 % interval, all between 0 and 1; `part` of `whole` answers are what it rests on."""

    share: float
    low: float
    high: float
    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Stratum:
    """One group: its households, how many answered, how many of these knew."""

    households: int
    answered: int
    knew: int

    def __post_init__(self) -> None:
        if not 0 <= self.knew <= self.answered <= self.households:
            raise ValueError(f"{self.knew} of {self.answered} of {self.households} is no sample.")


def wilson(share: float, size: float) -> tuple[float, float]:
    """Wilson's interval for a share from `size` independent draws; `size` need not be whole.

    >>> [round(bound, 4) for bound in wilson(0.5, 10)]
    [0.2366, 0.7634]
    """
    if size <= 0:
        return 0.0, 1.0
    middle = (share + Z * Z / (2 * size)) / (1 + Z * Z / size)
    half = Z * sqrt(share * (1 - share) / size + Z * Z / (4 * size * size)) / (1 + Z * Z / size)
    return max(0.0, middle - half), min(1.0, middle + half)


def effective_size(answered: int, households: int) -> float:
    """How many independent draws `answered` of `households` without replacement are worth; infinite for all."""
    if answered >= households:
        return float("inf")
    return answered * (households - 1) / (households - answered)


def of_group(stratum: Stratum) -> Estimate | None:
    """The share of one group; None without an answer. Never outside what the answers in hand already prove."""
    n, total, knew = stratum.answered, stratum.households, stratum.knew
    if n == 0:
        return None
    share = knew / n
    if n == total:
        return Estimate(share, share, share, knew, n)
    low, high = wilson(share, effective_size(n, total))
    return Estimate(share, max(low, knew / total), min(high, 1 - (n - knew) / total), knew, n)


def of_commune(strata: Sequence[Stratum]) -> Estimate | None:
    """The share of all groups together, weighted by households; groups without an answer are left out of it."""
    asked = [each for each in strata if each.answered]
    total = sum(each.households for each in asked)
    if not total:
        return None
    share = sum(each.households / total * (each.knew / each.answered) for each in asked)
    share = min(max(share, 0.0), 1.0)
    part, whole = sum(each.knew for each in asked), sum(each.answered for each in asked)
    if all(each.answered == each.households for each in asked):
        return Estimate(share, share, share, part, whole)
    low, high = wilson(share, _design_size(asked, total, share))
    return Estimate(share, low, high, part, whole)


def variance(strata: Sequence[Stratum]) -> float:
    """The estimated variance of the weighted share. A group of one answer counts as the widest it could be."""
    total = sum(each.households for each in strata)
    return sum((each.households / total) ** 2 * _spread(each) for each in strata)


def _spread(stratum: Stratum) -> float:
    n, p = stratum.answered, stratum.knew / stratum.answered
    left = 1 - n / stratum.households
    return left * (p * (1 - p) / (n - 1) if n > 1 else 0.25)


def _design_size(strata: Sequence[Stratum], total: int, share: float) -> float:
    """The effective size by the answers, but never more than the design alone is worth: a few groups that happen to
    agree within themselves must not make the interval too short.
    """
    widest = sum((each.households / total) ** 2 * (1 - each.answered / each.households) / max(each.answered - 1, 1)
                 for each in strata)  # fmt: skip
    by_design = 1 / widest if widest else float("inf")
    seen = variance(strata)
    by_answers = share * (1 - share) / seen if seen > 0 and 0 < share < 1 else by_design
    return min(by_design, by_answers)


def hidden(counts: Sequence[int]) -> set[int]:
    """Which cells of a row of counts must not be shown: those of 1 to 4 answers, and one more when only one would be
    hidden, for it could be found by subtracting the others from the total. An empty cell tells on nobody, unless it
    leaves the hidden one alone.

    >>> hidden([12, 3, 9, 0]), hidden([3, 0])
    ({1, 2}, {0, 1})
    """
    small = {place for place, count in enumerate(counts) if 0 < count < FEWEST}
    return small | _cover(counts, small)


def _cover(counts: Sequence[int], small: set[int]) -> set[int]:
    """What else to hide so that no cell is hidden alone."""
    if len(small) != 1:
        return set()
    others = [(count, place) for place, count in enumerate(counts) if place not in small and count]
    return {min(others)[1]} if others else set(range(len(counts)))


def hidden_table(rows: Sequence[Sequence[int]]) -> set[tuple[int, int]]:
    """The cells (row, column) of a table with totals at both edges that must not be shown: `hidden` along rows and
    columns until nothing more can be found by subtracting.
    """
    cells = {(r, c) for r, row in enumerate(rows) for c, count in enumerate(row) if 0 < count < FEWEST}
    while True:
        more = set()
        for r, row in enumerate(rows):
            more |= {(r, c) for c in _cover(row, {c for each, c in cells if each == r})}
        for c, column in enumerate(zip(*rows, strict=True)):
            more |= {(r, c) for r in _cover(column, {r for r, each in cells if each == c})}
        if more <= cells:
            return cells
        cells |= more
