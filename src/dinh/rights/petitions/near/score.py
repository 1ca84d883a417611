"""How alike two matters are: what they are about, where, and how long apart. Pure.

The coefficients were fitted by `tests/fit.py` to the developing part of `tests/pairs.tsv`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import exp, log
from typing import NamedTuple

from dinh.rights.petitions.near.features import Features

PRIOR = 200.0  # how many matters the share below weighs as, beside the matters that are there
USUAL = {"m": 0.02, "t": 0.05, "w": 0.01, "p": 0.002}  # the share of matters that a feature of each kind is usually in
FACTOR = {"m": 1.6, "t": 0.6, "w": 1.0, "p": 0.6}
THRESHOLD = 0.5  # from here on a matter is worth offering; chosen on the developing pairs
OPEN_HALF, CLOSED_HALF = 365, 60  # days in which a matter's likeness falls by half: still open, and closed


class Weights:
    """How much each feature tells: the rarer among the matters of a commune, the more."""

    def __init__(self, matters: Iterable[Iterable[str]] = ()) -> None:
        self.count: Counter[str] = Counter()
        self.total = 0
        self.known: dict[str, float] = {}
        for said in matters:
            self.count.update(said)
            self.total += 1

    def __getitem__(self, feature: str) -> float:
        if feature in self.known:
            return self.known[feature]
        kind = feature[0]
        share = (self.count[feature] + PRIOR * USUAL[kind]) / (self.total + PRIOR)
        self.known[feature] = FACTOR[kind] * -log(share)
        return self.known[feature]


class Likeness(NamedTuple):
    """What speaks for and against, each between -1 and 1; 0 says nothing."""

    about: float  # the weighted share of what both say
    almost_all: float  # what of that share is above a half, where the places do not speak against it
    same_matter: float
    other_matter: float  # nothing in common
    other_part: float  # something in common, and each something of its own
    same_number: float  # the same alley, house, pole
    other_number: float
    same_name: float
    other_name: float
    same_group: float
    other_group: float
    same_kind: float  # both speak of a market, of a school
    other_kind: float


def likeness(a: Features, b: Features, weights: Weights, groups: tuple[int | None, int | None]) -> Likeness:
    """`groups`: the residential group of each, where it is known."""
    said_a, said_b = a.said, b.said
    shared = sum(weights[feature] for feature in said_a & said_b)
    # A word of one that stands inside a name or a place of the other is no difference.
    lone_a = sum(weights[feature] for feature in said_a - said_b if feature[2:] not in b.near)
    lone_b = sum(weights[feature] for feature in said_b - said_a if feature[2:] not in a.near)
    about = shared / (shared + 0.7 * min(lone_a, lone_b) + 0.3 * max(lone_a, lone_b)) if shared else 0.0
    same_number, other_number = _numbers(a, b)
    same_name, other_name = _names(a, b)
    written = _differ(a, b, "group")
    both = None not in groups
    other_group = max(float(both and groups[0] != groups[1]), written)
    other_kind = float(bool(a.kinds and b.kinds and not a.kinds & b.kinds))
    elsewhere = other_number or other_name or other_group or other_kind
    common, own = a.matters & b.matters, (a.matters - b.matters, b.matters - a.matters)
    return Likeness(
        about=about,
        almost_all=0.0 if elsewhere else max(0.0, 2 * about - 1),
        same_matter=float(bool(common)),
        other_matter=float(all(own) and not common),
        other_part=float(all(own) and bool(common)),
        same_number=same_number,
        other_number=other_number,
        same_name=same_name,
        other_name=other_name,
        same_group=float(both and groups[0] == groups[1]),
        other_group=other_group,
        same_kind=float(bool(a.kinds & b.kinds)),
        other_kind=other_kind,
    )


def _numbers(a: Features, b: Features) -> tuple[float, float]:
    same = other = 0.0
    for kind in ("alley", "house", "pole", "lot", "street"):
        ours, theirs = a.numbers.get(kind, frozenset()), b.numbers.get(kind, frozenset())
        if ours & (theirs | b.bare) or theirs & a.bare:
            same = 1.0
        elif ours and theirs:
            other = 1.0
    return same, other


def _names(a: Features, b: Features) -> tuple[float, float]:
    ours, theirs = ({name for names in side.names.values() for name in names} for side in (a, b))
    if ours & (theirs | b.near) or theirs & a.near:
        return 1.0, 0.0
    return 0.0, float(any(a.names[kind] and b.names.get(kind) for kind in a.names))


def _differ(a: Features, b: Features, kind: str) -> float:
    ours, theirs = a.numbers.get(kind), b.numbers.get(kind)
    return float(bool(ours and theirs and not ours & theirs))


BASE = -2.99
COEFFICIENTS = Likeness(
    about=1.47, almost_all=3.34, same_matter=1.68, other_matter=-2.45, other_part=-0.66,
    same_number=1.29, other_number=-1.93, same_name=1.30, other_name=-1.26, same_group=0.15,
    other_group=-1.26, same_kind=0.41, other_kind=-0.60,
)  # fmt: skip


def score(found: Likeness) -> float:
    """From 0 to 1: how surely the two are one matter, were they sent on one day."""
    total = sum(x * weight for x, weight in zip(found, COEFFICIENTS, strict=True))
    return 1 / (1 + exp(-(BASE + total)))


def decay(days: int, *, is_open: bool) -> float:
    """What is left of the likeness after so many days between the two; a closed matter is soon another one."""
    half: float = OPEN_HALF if is_open else CLOSED_HALF
    return float(0.5 ** (abs(days) / half))
