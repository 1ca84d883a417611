"""Matters that may be one and the same: put into the index, taken out, found. Call inside the commune's scope.

Only matters that anyone may be told of are put: never a tố cáo. What `find` shows of a matter are words of the one who
asks, so nothing of another's words is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from django.db import connection
from django_scopes.state import get_scope

from dinh.rights.petitions.models_near import NearKey, NearMatter
from dinh.rights.petitions.near.features import Features, features
from dinh.rights.petitions.near.score import THRESHOLD, Weights, decay, likeness, score

SAMPLE = 200  # the newest matters, from which the weights are taken
PER_KEY = 100  # the newest matters with one key that are looked at
KEYS = 40  # keys asked for, those that tell most
SCORED = 60  # matters scored in full
_PLACE_WEIGHT = 4.0


@dataclass(frozen=True, slots=True)
class Near:
    """A matter that may be the same: how surely (THRESHOLD to 1), whether it is still open, and what both say, in the
    words of the one who asks («den duong hem 12» stands for «đèn đường ngõ 12»)."""

    petition_id: int
    score: float
    is_open: bool
    day: date
    shared: tuple[str, ...]


def put(petition_id: int, text: str, group_id: int | None, place: str, day: date, open: bool = True) -> None:
    """Index a matter, or index it anew. `text`: its words; `place`: what was written of its place; `day`: received."""
    drop(petition_id)
    _put(petition_id, text, group_id, place, day, is_open=open)


def put_new(petition_id: int, text: str, group_id: int | None, place: str, day: date) -> None:
    """Index a matter that was not there before."""
    _put(petition_id, text, group_id, place, day, is_open=True)


def _put(petition_id: int, text: str, group_id: int | None, place: str, day: date, *, is_open: bool) -> None:
    matter, keys = made(_commune(), petition_id, text, group_id, place, day, is_open=is_open)
    NearMatter.objects.put(matter, keys)


def made(
    commune_id: int, petition_id: int, text: str, group_id: int | None, place: str, day: date, *, is_open: bool
) -> tuple[NearMatter, list[int]]:
    """A matter's row, not yet saved, and its keys: for those who write many at once."""
    read = features(text, place)
    matter = NearMatter(
        commune_id=commune_id,
        petition_id=petition_id,
        group_id=group_id,
        day=day,
        is_open=is_open,
        said=" ".join(sorted(read.said)),
        where=packed(read),
    )
    return matter, _numbers(read, group_id)


def drop(petition_id: int) -> None:
    """Take a matter out; nothing happens when it is not there."""
    for matter in NearMatter.objects.filter(petition_id=petition_id):
        NearMatter.objects.take_out(matter, _numbers(unpacked(matter.said, matter.where), matter.group_id))


def mark(petition_id: int, *, is_open: bool) -> None:
    """A matter closed, or opened again."""
    NearMatter.objects.filter(petition_id=petition_id).mark(is_open=is_open)


def find(text: str, group_id: int | None, place: str, day: date, limit: int = 5) -> list[Near]:
    """The matters worth offering as «the same», the surest first, at most `limit`; those under THRESHOLD are not.

    `day`: the day of asking. A closed matter is offered too, while it is fresh: it may have come back.
    """
    asked = features(text, place)
    rows = NearMatter.objects.order_by("-petition_id")[:SAMPLE].values_list("said", flat=True)
    weights = Weights(said.split(" ") for said in rows)
    found = []
    for petition_id, their_group, received, is_open, said, where in _candidates(asked, group_id, weights):
        other = unpacked(said, where)
        alike = score(likeness(asked, other, weights, (group_id, their_group)))
        alike *= decay((day - received).days, is_open=is_open)
        if alike >= THRESHOLD:
            found.append(Near(petition_id, alike, is_open, received, _shared(asked, other, weights)))
    return sorted(found, key=lambda near: (-near.score, -near.petition_id))[:limit]


def _candidates(asked: Features, group_id: int | None, weights: Weights) -> Iterable[tuple[Any, ...]]:
    """Up to SCORED matters that share most keys, the rare keys first; of a common key its newest matters."""
    wanted = sorted(_keys(asked, group_id, weights, asking=True), key=lambda item: -item[1])[:KEYS]
    if not wanted:
        return []
    worth = {key_of(key): weight for key, weight in wanted}
    table, commune = connection.ops.quote_name(NearKey._meta.db_table), _commune()
    one = (
        f"SELECT * FROM (SELECT key, petition_id FROM {table} WHERE commune_id = %s AND key = %s"  # noqa: S608
        f" ORDER BY petition_id DESC LIMIT {PER_KEY}) AS k"
    )
    sums: dict[int, float] = defaultdict(float)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(worth)), [part for key in worth for part in (commune, key)])
        for key, petition_id in cursor.fetchall():
            sums[petition_id] += worth[key]
    best = sorted(sums, key=lambda petition_id: (-sums[petition_id], -petition_id))[:SCORED]
    rows: Iterable[tuple[Any, ...]] = NearMatter.objects.filter(petition_id__in=best).values_list(
        "petition_id", "group_id", "day", "is_open", "said", "where"
    )
    return rows


def _keys(
    read: Features, group_id: int | None, weights: Weights | None = None, *, asking: bool = False
) -> Iterator[tuple[str, float]]:
    """(key, weight): each thing said; each place; each matter at each place, which is the rarest.

    One who asks also tries every two neighbouring words as a name, and every bare number as one of a house.
    """
    places = {f"{kind}:{number}" for kind, numbers in read.numbers.items() for number in numbers if kind != "group"}
    places |= {name for names in read.names.values() for name in names}
    if asking:
        places |= {pair for pair in read.near if "_" in pair}
        places |= {f"house:{number}" for number in read.bare}
    spots = places | ({f"g:{group_id}"} if group_id else set())
    weighed = weights or Weights()
    for place in places:
        yield place, _PLACE_WEIGHT
    for feature in read.said:
        if feature[0] == "t":
            continue
        yield feature, weighed[feature]
        if feature[0] == "m":
            for spot in spots:
                yield f"{feature}@{spot}", weighed[feature] + _PLACE_WEIGHT


def _numbers(read: Features, group_id: int | None) -> list[int]:
    return sorted({key_of(key) for key, _weight in _keys(read, group_id)})


@lru_cache(maxsize=50_000)
def key_of(key: str) -> int:
    """A key as a number that fits a column: half the space of its letters, and its index is a third of the size."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def packed(read: Features) -> dict[str, Any]:
    """The place of a matter as JSON."""
    return {
        "numbers": {kind: sorted(numbers) for kind, numbers in read.numbers.items()},
        "names": {kind: sorted(names) for kind, names in read.names.items()},
        "bare": sorted(read.bare),
        "kinds": sorted(read.kinds),
        "near": sorted(read.near),
    }


def unpacked(said: str, where: dict[str, Any]) -> Features:
    parts: dict[str, set[str]] = {"m": set(), "t": set(), "w": set(), "p": set()}
    for feature in said.split():
        parts[feature[0]].add(feature[2:])
    return Features(
        matters=frozenset(parts["m"]),
        things=frozenset(parts["t"]),
        words=frozenset(parts["w"]),
        pairs=frozenset(parts["p"]),
        near=frozenset(where["near"]),
        numbers={kind: frozenset(numbers) for kind, numbers in where["numbers"].items()},
        bare=frozenset(where["bare"]),
        names={kind: frozenset(names) for kind, names in where["names"].items()},
        kinds=frozenset(where["kinds"]),
    )


def _shared(asked: Features, other: Features, weights: Weights) -> tuple[str, ...]:
    """What both say, as the one who asks typed it: the matter first, then its place."""
    both = sorted(asked.said & other.said, key=lambda feature: -weights[feature])
    said = [asked.shown[feature] for feature in both if feature in asked.shown][:3]
    places = [
        asked.shown[f"n:{kind}:{number}"]
        for kind, numbers in asked.numbers.items()
        for number in numbers & (other.numbers.get(kind, frozenset()) | other.bare)
    ]
    theirs = {name for names in other.names.values() for name in names} | other.near
    places += [asked.shown[f"a:{name}"] for names in asked.names.values() for name in names & theirs]
    return _once([*said, *places])


def _once(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrase for phrase in phrases if phrase))


def _commune() -> int:
    """The commune of the scope; a KeyError outside one is a programming error, as every query's is."""
    return int(get_scope()["commune"].pk)
