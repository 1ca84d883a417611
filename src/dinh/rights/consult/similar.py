"""Which opinions seem to say the same: how alike their folded words are, clause by clause. Suggestions only.

A text is its parts of words of three to five letters, rare ones weighing more (TF-IDF); two texts are as alike as the
cosine between them. Folding takes tones away first, for many type without.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dinh.ground.fold import fold

TOGETHER = 0.33  # average likeness from which texts are suggested as one group
SAME = 0.85  # from here on two texts are nearly word for word the same
WITH_GROUP = 0.30  # likeness to the middle of a group from which it is suggested for it
MOST = 1_500  # texts weighed against each other at once: about a second
MOST_TEXT = 2_000  # characters of a text that are weighed


@dataclass(frozen=True, slots=True)
class Text:
    """What is weighed: `key` the opinion's, `clause` where it speaks to (None: the whole), `group` where it already
    lies (None: nowhere)."""

    key: int
    clause: int | None
    text: str
    group: int | None = None


@dataclass(frozen=True, slots=True)
class Cluster:
    """Opinions that seem to say the same: the most typical first. `group` is the one they would join, None a new one.
    `same` are those that are nearly word for word the first."""

    clause: int | None
    keys: tuple[int, ...]
    group: int | None = None
    same: frozenset[int] = frozenset()


def suggest(texts: Sequence[Text]) -> list[Cluster]:
    """Suggestions for every text without a group: to join a group of its clause, else among themselves; largest first.
    The same texts give the same answer."""
    found: list[Cluster] = []
    for clause in dict.fromkeys(one.clause for one in texts):
        found += _of_clause(clause, [one for one in texts if one.clause == clause])
    return sorted(found, key=lambda one: (-len(one.keys), one.keys))


def _of_clause(clause: int | None, texts: list[Text]) -> Iterable[Cluster]:
    loose = [one for one in texts if one.group is None][:MOST]
    if not loose:
        return
    if len(texts) == 1:
        yield Cluster(clause, (loose[0].key,))
        return
    placed = [one for one in texts if one.group is not None][:MOST]
    weights = _weights([*loose, *placed])
    joined = _joining(loose, placed, weights)
    for group in dict.fromkeys(joined.values()):
        keys = tuple(loose[at].key for at, one in joined.items() if one == group)
        yield Cluster(clause, keys, group)
    rest = [at for at in range(len(loose)) if at not in joined]
    yield from _among(clause, [loose[at] for at in rest], weights[rest])


def _weights(texts: Sequence[Text]) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]  # heavy: when asked

    said = [fold(one.text[:MOST_TEXT]) or "-" for one in texts]
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True).fit_transform(said)


def _joining(loose: list[Text], placed: list[Text], weights: Any) -> dict[int, int]:
    """For the places of loose texts: the group whose middle they are like enough."""
    import numpy as np

    groups = list(dict.fromkeys(one.group for one in placed if one.group is not None))
    if not groups:
        return {}
    rows = [[len(loose) + at for at, one in enumerate(placed) if one.group == group] for group in groups]
    middles = np.vstack([np.asarray(weights[row].mean(axis=0)) for row in rows])
    middles /= np.linalg.norm(middles, axis=1, keepdims=True)
    likeness = np.asarray(weights[: len(loose)] @ middles.T)
    best = likeness.argmax(axis=1)
    return {at: groups[best[at]] for at in range(len(loose)) if likeness[at, best[at]] >= WITH_GROUP}


def _among(clause: int | None, texts: list[Text], weights: Any) -> Iterable[Cluster]:
    from sklearn.cluster import AgglomerativeClustering  # type: ignore[import-untyped]

    if len(texts) < 2:
        yield from (Cluster(clause, (one.key,)) for one in texts)
        return
    likeness = (weights @ weights.T).toarray()
    labels = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1 - TOGETHER
    ).fit_predict(1 - likeness.clip(0, 1))
    for label in dict.fromkeys(labels):
        members = [at for at in range(len(texts)) if labels[at] == label]
        inside = {at: likeness[at, members].sum() for at in members}
        ordered = sorted(members, key=lambda at: (-inside[at], texts[at].key))
        same = frozenset(texts[at].key for at in ordered[1:] if likeness[ordered[0], at] >= SAME)
        yield Cluster(clause, tuple(texts[at].key for at in ordered), None, same)
