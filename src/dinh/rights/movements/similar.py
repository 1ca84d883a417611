"""Which model answers a problem like this one: words both have, rare ones weighing more. Pure, explained, a suggestion.

Vietnamese words are mostly two syllables, so neighbouring pairs weigh more than single syllables. Folding takes the
tones away first: many type without.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from dinh.ground.fold import fold, words

ENOUGH = 0.14  # likeness from which a model is shown; chosen on the demo's models and matters
MOST_SHARED = 5  # words shown as the reason
PAIR = 2.0  # a pair of syllables tells more than one alone
LEAST_PAIRS = 2  # at least so many pairs in common: one may be chance
_STOP = """
va la cua cho cac nhung co khong mot trong duoc voi tai tu den nguoi nai do khi de ra vao len xuong thi ma nhu o da
dang se bi con nhieu it hon rat cung theo ve sau truoc tren duoi ngoai giua nam thang ngai lan hang moi nha ba nhan dan
to pho phuong xa thon khu duong ngo so viec lam nghi kien phan anh giai quiet xem xet toi chung ho gia dinh hai bon bai
tam chin muoi chua nen hai hoac neu thuong xuien luc gio dem sang chieu
"""
STOP = frozenset(_STOP.split())


@dataclass(frozen=True, slots=True)
class Like:
    """How alike (0 to 1) and by which words, as the problem writes them."""

    key: int
    score: float
    shared: tuple[str, ...]


@cache
def _grams(text: str) -> Counter[tuple[str, ...]]:
    said = words(text)
    kept: Counter[tuple[str, ...]] = Counter()
    for at, word in enumerate(said):
        if word in STOP or word.isdigit():
            continue
        kept[(word,)] += 1
        if at + 1 < len(said) and said[at + 1] not in STOP and not said[at + 1].isdigit():
            kept[(word, said[at + 1])] += 1
    return kept


class Weights:
    """How much each word tells among the texts of a commune."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.count: Counter[tuple[str, ...]] = Counter()
        self.total = 0
        for text in texts:
            self.count.update(set(_grams(text)))
            self.total += 1

    def __getitem__(self, gram: tuple[str, ...]) -> float:
        weight = log((self.total + 2) / (self.count[gram] + 1))
        return weight * (PAIR if len(gram) > 1 else 1.0)


def likes(problem: str, models: Sequence[tuple[int, str]], weights: Weights, most: int = 3) -> list[Like]:
    """The models (`key`, problem in words) most like a problem, the best first; none below ENOUGH.

    >>> texts = [(1, "rác thải vứt bừa bãi ở đầu ngõ"), (2, "người già sống một mình, không ai trông nom")]
    >>> [one.key for one in likes("Rac thai vut bua bai", texts, Weights([t for _, t in texts]))]
    [1]
    """
    asked = _grams(problem)
    found = [like for key, text in models if (like := _like(key, problem, asked, _grams(text), weights))]
    return sorted(found, key=lambda one: (-one.score, one.key))[:most]


def _like(
    key: int, problem: str, asked: Counter[tuple[str, ...]], known: Counter[tuple[str, ...]], weights: Weights
) -> Like | None:
    common = set(asked) & set(known)
    if sum(len(gram) > 1 for gram in common) < LEAST_PAIRS:
        return None
    shared = sum(weights[gram] for gram in common)
    smaller = min(sum(weights[gram] for gram in side) for side in (asked, known))
    score = shared / smaller if smaller else 0.0
    if score < ENOUGH:
        return None
    pairs = sorted((gram for gram in common if len(gram) > 1), key=lambda gram: (-weights[gram], gram))
    return Like(key, round(score, 4), tuple(_as_typed(problem, pairs[:MOST_SHARED])))


def _as_typed(text: str, grams: Sequence[tuple[str, ...]]) -> list[str]:
    """The words as the problem writes them, with their marks."""
    typed = [word.strip(".,;:!?()«»“”\"'") for word in text.split()]
    folded = [fold(word) for word in typed]
    found = []
    for gram in grams:
        for at in range(len(folded) - len(gram) + 1):
            if tuple(folded[at : at + len(gram)]) == gram:
                found.append(" ".join(typed[at : at + len(gram)]).lower())
                break
        else:
            found.append(" ".join(gram))
    return found
