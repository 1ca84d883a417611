"""The labelled pairs of `pairs.tsv`: our own writing, told apart by hand before the matching was written.

`dev` was looked at while the matching was made, `held` was not. Columns: split, same (1 or 0), the residential group
(empty: not given) and the text of each.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from dinh.rights.petitions.near.features import features
from dinh.rights.petitions.near.score import Likeness, Weights, likeness, score


@dataclass(frozen=True, slots=True)
class Pair:
    split: str
    same: bool
    groups: tuple[int | None, int | None]
    a: str
    b: str


@cache
def every() -> tuple[Pair, ...]:
    lines = (Path(__file__).parent / "pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return tuple(
        Pair(split, same == "1", (int(one) if one else None, int(two) if two else None), a, b)
        for split, same, one, a, two, b in rows
    )


def developing() -> list[Pair]:
    return [pair for pair in every() if pair.split == "dev"]


def held_out() -> list[Pair]:
    return [pair for pair in every() if pair.split == "held"]


def strangers() -> list[Pair]:
    """Two matters of the developing part that have nothing to do with each other, as most have not; every third time
    from one residential group."""
    known = developing()
    return [
        Pair("dev", False, (one.groups[0], one.groups[0] if place % 3 == 0 else other.groups[1]), one.a, other.b)
        for place, one in enumerate(known)
        for other in (known[(place * 7 + 40) % len(known)],)
        if one.a != other.a
    ]


def echoes() -> list[Likeness]:
    """The same words sent twice, of matters that the lexicon does not know."""
    texts = sorted({(pair.a, pair.groups[0]) for pair in developing()})
    unknown = [(replace(features(text), matters=frozenset()), group) for text, group in texts]
    return [likeness(one, one, Weights(), (group, group)) for one, group in unknown if one.said]


def likeness_of(pair: Pair) -> Likeness:
    return likeness(features(pair.a), features(pair.b), Weights(), pair.groups)


def measured(pairs: list[Pair], threshold: float) -> tuple[float, float]:
    """Precision and recall of «the same» among the pairs."""
    offered = [pair for pair in pairs if score(likeness_of(pair)) >= threshold]
    right = sum(pair.same for pair in offered)
    return right / max(1, len(offered)), right / max(1, sum(pair.same for pair in pairs))
