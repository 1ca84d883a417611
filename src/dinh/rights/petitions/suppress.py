"""Which numbers of a set of tables are not told, so that a small one cannot be computed back from the others. Pure.

The tables are one network: matters flow from the grand total to topics, from topics to states, from states to
residential groups, and back to the grand total, so that every sum a reader can take is «what flows in flows out». A
hidden number is safe when another value of it fits everything that is told; that is so exactly when it lies on a ring
of hidden flows along which one matter can be moved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

FEWEST = 5  # a number from 1 to one below this might tell who it was


@dataclass(frozen=True, slots=True)
class Flow:
    """One number of a table: `count` matters go from `tail` to `head`. `rank`: how much is lost when it is not told (0
    an inner cell, more for totals)."""

    key: Hashable
    tail: Hashable
    head: Hashable
    count: int
    rank: int = 0


def hidden(flows: Sequence[Flow], fewest: int = FEWEST) -> frozenset[Hashable]:
    """The keys not to tell: every number from 1 to `fewest - 1`, and as few others, small ones first, as keep those
    from being computed back. A zero is always told: that nobody asked tells of nobody.

    >>> row = [Flow("a", "S", "in", 3), Flow("b", "S", "in", 8), Flow("c", "S", "in", 9), Flow("all", "in", "S", 20, 1)]
    >>> sorted(hidden(row))
    ['a', 'b']
    """
    small = [flow for flow in flows if 0 < flow.count < fewest]
    chosen = {flow.key: flow for flow in small}
    while told := next((flow for flow in small if _fixed(flow, chosen.values())), None):
        more = [flow for flow in flows if flow.count and flow.key not in chosen]
        if not more:
            break
        ends = {told.tail, told.head}
        best = min(more, key=lambda flow: (not ends & {flow.tail, flow.head}, flow.rank, flow.count, str(flow.key)))
        chosen[best.key] = best
    for flow in sorted(chosen.values(), key=lambda flow: (-flow.rank, -flow.count, str(flow.key))):
        fewer = {key: each for key, each in chosen.items() if key != flow.key}
        if flow.count >= fewest and not any(_fixed(each, fewer.values()) for each in small):
            chosen = fewer
    return frozenset(chosen)


def _fixed(flow: Flow, chosen: Iterable[Flow]) -> bool:
    """Whether one value alone fits what is told. A hidden number is at least 1, for zeros are told."""
    others = [each for each in chosen if each.key != flow.key]
    raised = _reaches(flow.head, flow.tail, others)
    return not raised and not (flow.count > 1 and _reaches(flow.tail, flow.head, others))


def _reaches(start: Hashable, end: Hashable, flows: Iterable[Flow]) -> bool:
    """Whether one matter more can go from `start` to `end` along hidden flows, or one less the other way."""
    ways: dict[Hashable, list[Hashable]] = defaultdict(list)
    for flow in flows:
        ways[flow.tail].append(flow.head)
        if flow.count > 1:
            ways[flow.head].append(flow.tail)
    seen, ahead = {start}, [start]
    while ahead:
        for place in ways[ahead.pop()]:
            if place == end:
                return True
            if place not in seen:
                seen.add(place)
                ahead.append(place)
    return False
