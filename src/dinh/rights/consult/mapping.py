"""Groups of opinion from agree, disagree and pass: PCA, then k-means; what every group agrees with. Pure, reproducible.

The method is the public one of the kind: a table of participants × statements with 1, -1 and 0; what someone did not
answer takes the statement's mean; two main axes; k from 2 to 5 by the best silhouette; a fixed seed. Only groups of at
least `SMALLEST` are told; nobody appears alone, on the picture either: a group is one circle at its middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

SEED = 20_260_701
FEWEST = 40  # participants under which nothing is drawn
SMALLEST = 5  # people of a group under which it is not told apart
ANSWERS_EACH = 3  # statements somebody must have answered to be weighed; fewer where fewer are asked
MOST_GROUPS = 5
AGREED = 0.6  # the share of a group's answers from which it is said to agree
SAMPLE = 2_000  # participants on whom the silhouette is reckoned, above it a fixed sample


@dataclass(frozen=True, slots=True)
class Table:
    """`rows[i][j]`: what participant i answered to statement `numbers[j]`: 1, -1, 0, or None."""

    numbers: tuple[int, ...]
    rows: tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """A statement within a group: how many agreed, disagreed, passed."""

    number: int
    agree: int
    disagree: int
    skipped: int

    @property
    def answered(self) -> int:
        return self.agree + self.disagree + self.skipped


@dataclass(frozen=True, slots=True)
class Drawn:
    """`sizes` people in each group, largest first; `middles` on the two axes, each between -1 and 1; `told[g]` the
    statements in group g; `common` numbers of what every group agrees with, `rejected` with what every group disagrees;
    `typical[g]` the numbers on which a group differs most from the others."""

    participants: int
    sizes: tuple[int, ...]
    middles: tuple[tuple[float, float], ...]
    told: tuple[tuple[Opinion, ...], ...]
    common: tuple[int, ...]
    rejected: tuple[int, ...]
    typical: tuple[tuple[int, ...], ...]
    silhouette: float
    left_out: int = 0

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of(cls, data: dict[str, Any]) -> Drawn:
        told = tuple(tuple(Opinion(**one) for one in group) for group in data["told"])
        pairs = tuple((float(x), float(y)) for x, y in data["middles"])
        plain = {name: tuple(data[name]) for name in ("sizes", "common", "rejected")}
        typical = tuple(map(tuple, data["typical"]))
        return cls(
            participants=data["participants"], middles=pairs, told=told, typical=typical,
            silhouette=data["silhouette"], left_out=data["left_out"], **plain,
        )  # fmt: skip


def draw(table: Table) -> Drawn | None:
    """The groups; None under `FEWEST` participants who answered enough, or with fewer than two statements."""
    least = min(ANSWERS_EACH, len(table.numbers))
    rows = [row for row in table.rows if sum(one is not None for one in row) >= least]
    if len(rows) < FEWEST or len(table.numbers) < 2:
        return None
    points, labels, silhouette = _grouped(rows)
    members = [[at for at, label in enumerate(labels) if label == name] for name in sorted(set(labels))]
    shown = sorted((one for one in members if len(one) >= SMALLEST), key=lambda one: (-len(one), one))
    told = tuple(_told(table.numbers, [rows[at] for at in group]) for group in shown)
    middles = tuple(
        (sum(points[at][0] for at in group) / len(group), sum(points[at][1] for at in group) / len(group))
        for group in shown
    )
    widest = max((abs(value) for pair in middles for value in pair), default=1.0) or 1.0
    return Drawn(
        participants=len(rows),
        sizes=tuple(map(len, shown)),
        middles=tuple((round(x / widest, 3), round(y / widest, 3)) for x, y in middles),
        told=told,
        common=_everywhere(table.numbers, told, agree=True),
        rejected=_everywhere(table.numbers, told, agree=False),
        typical=tuple(_typical(told, at) for at in range(len(told))),
        silhouette=round(silhouette, 3),
        left_out=len(rows) - sum(map(len, shown)),
    )


def _grouped(rows: Sequence[Sequence[int | None]]) -> tuple[list[list[float]], list[int], float]:
    """Points on two axes, a label each, and how clearly the groups stand apart. k-means gives the same every time."""
    import numpy as np
    from sklearn.cluster import KMeans  # type: ignore[import-untyped]
    from sklearn.decomposition import PCA  # type: ignore[import-untyped]
    from sklearn.metrics import silhouette_score  # type: ignore[import-untyped]

    table = np.array([[np.nan if one is None else float(one) for one in row] for row in rows])
    with np.errstate(invalid="ignore"):
        counts = (~np.isnan(table)).sum(axis=0)
        means = np.where(counts > 0, np.nansum(table, axis=0) / np.maximum(counts, 1), 0.0)
    filled = np.where(np.isnan(table), means, table)
    if not np.ptp(filled, axis=0).any():  # everyone says the same
        return [[0.0, 0.0]] * len(rows), [0] * len(rows), 0.0
    points = PCA(n_components=2, svd_solver="full").fit_transform(filled)
    # Who answered little lies near the middle for want of answers only: pulled out by the share answered.
    points *= np.sqrt(table.shape[1] / np.maximum((~np.isnan(table)).sum(axis=1), 1))[:, None]
    points = np.round(points, 6)
    best: tuple[float, Any] | None = None
    different = len({tuple(point) for point in points.tolist()})
    for count in range(2, min(MOST_GROUPS, different - 1, len(rows) - 1) + 1):
        labels = KMeans(n_clusters=count, n_init=10, random_state=SEED).fit_predict(points)
        sample = min(SAMPLE, len(rows))
        score = float(silhouette_score(points, labels, sample_size=sample, random_state=SEED))
        if min(np.bincount(labels)) >= SMALLEST and (best is None or score > best[0] + 1e-9):
            best = score, labels
    if best is None:  # only a handful differ
        return points.tolist(), [0] * len(rows), 0.0
    return points.tolist(), [int(label) for label in best[1]], best[0]


def _told(numbers: Sequence[int], rows: Sequence[Sequence[int | None]]) -> tuple[Opinion, ...]:
    return tuple(
        Opinion(number, *(sum(row[at] == choice for row in rows) for choice in (1, -1, 0)))
        for at, number in enumerate(numbers)
    )


def _everywhere(numbers: Sequence[int], told: Sequence[Sequence[Opinion]], *, agree: bool) -> tuple[int, ...]:
    """The statements that every group agrees (or disagrees) with, where enough of each answered; strongest first."""
    found: list[tuple[float, int]] = []
    for at, number in enumerate(numbers):
        shares = []
        for group in told:
            one = group[at]
            part = one.agree if agree else one.disagree
            shares.append(part / one.answered if one.answered >= SMALLEST else 0.0)
        if shares and min(shares) >= AGREED:
            found.append((-min(shares), number))
    return tuple(number for _share, number in sorted(found))


def _typical(told: Sequence[Sequence[Opinion]], mine: int) -> tuple[int, ...]:
    """Up to three statements whose agreement in this group is farthest from that in the others."""

    def net(one: Opinion) -> float:
        return (one.agree - one.disagree) / one.answered if one.answered else 0.0

    if len(told) < 2:
        return ()
    far = []
    for at, one in enumerate(told[mine]):
        others = [net(group[at]) for place, group in enumerate(told) if place != mine]
        far.append((-abs(net(one) - sum(others) / len(others)), one.number))
    return tuple(number for _distance, number in sorted(far)[:3])
