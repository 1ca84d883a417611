"""Where a model really went: the tree of its adoptions in words and as a picture, and the ranking by living places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

ROW, STEP, EDGE, LEAST = 44, 34, 20, 320
LETTER = 11  # about the width of one, to fit the longest name
COLOURS = {"alive": "#23613f", "adapted": "#8a5300", "ended": "#5b4f47"}
MARKS = {"alive": "●", "adapted": "◆", "ended": "×"}


@dataclass(frozen=True, slots=True)
class Place:
    """One adoption: `parent` is where it was learnt, None at the origin."""

    key: int
    parent: int | None
    name: str
    state: str
    state_words: str
    begun_on: date
    why: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A place in the tree, `depth` steps from the origin; `row` from the top."""

    place: Place
    depth: int
    row: int
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """How far a model went. `places` leaves the origin out; a place that ended is counted among them, not as living."""

    places: int
    living: int
    ended: int
    depth: int
    origin_lives: bool

    @property
    def dead(self) -> bool:
        """Nothing of it lives anywhere: it leaves the ranking."""
        return not self.living and not self.origin_lives


def tree(places: Sequence[Place]) -> list[Node]:
    """The forest of places, each under where it was learnt, the earliest first. Never loops: a place comes after its
    parent, for only a standing adoption can be learnt from."""
    below: dict[int | None, list[Place]] = defaultdict(list)
    for place in sorted(places, key=lambda one: (one.begun_on, one.key)):
        below[place.parent].append(place)
    rows = iter(range(len(places)))

    def grow(place: Place, depth: int) -> Node:
        row = next(rows)
        return Node(place, depth, row, tuple(grow(child, depth + 1) for child in below[place.key]))

    return [grow(place, 0) for place in below[None]]


def flat(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from flat(node.children)


def spread(places: Sequence[Place]) -> Spread:
    nodes = list(flat(tree(places)))
    taken = [node for node in nodes if node.depth]
    living = sum(node.place.state != "ended" for node in taken)
    origin = any(node.place.state != "ended" for node in nodes if not node.depth)
    return Spread(len(taken), living, len(taken) - living, max((node.depth for node in nodes), default=0), origin)


def picture(nodes: Sequence[Node]) -> SafeString:
    """The tree, a place a row; the list beside it says the same in words."""
    every = list(flat(nodes))
    lines = format_html_join(
        "", '<path d="M{} {} V{} H{}" fill="none" stroke="#8c7f74" stroke-width="2"/>',
        ((_x(node.depth), _y(node.row), _y(child.row), _x(child.depth)) for node in every for child in node.children),
    )  # fmt: skip
    spots = format_html_join(
        "", '<circle cx="{}" cy="{}" r="9" fill="{}"/><text x="{}" y="{}" text-anchor="middle" font-size="12" '
        'fill="#fff">{}</text><text x="{}" y="{}" font-size="19" fill="#2b2320">{}</text>',
        (
            (
                _x(node.depth), _y(node.row), COLOURS[node.place.state], _x(node.depth), _y(node.row) + 4,
                "" if node.place.state == "alive" else MARKS[node.place.state], _x(node.depth) + 18, _y(node.row) + 6,
                node.place.name,
            )
            for node in every
        ),
    )  # fmt: skip
    wide = max([LEAST, *(_x(node.depth) + 24 + LETTER * len(node.place.name) for node in every)])
    label = _("Cây lan tỏa: %(places)d nơi, đọc từng nơi ở danh sách bên dưới") % {"places": len(every)}
    return format_html(
        '<svg role="img" aria-label="{}" viewBox="0 0 {} {}" width="{}">{}{}</svg>',
        label, wide, len(every) * ROW + 12, wide, lines, spots,
    )  # fmt: skip


def _x(depth: int) -> int:
    return EDGE + depth * STEP


def _y(row: int) -> int:
    return 28 + row * ROW


def ranked(spreads: Iterable[tuple[int, Spread]]) -> list[tuple[int, Spread]]:
    """(key, spread) of models: those that live nowhere are left out; the most living places first, then the fewest that
    ended, then the older model."""
    living = [(key, one) for key, one in spreads if not one.dead]
    return sorted(living, key=lambda pair: (-pair[1].living, pair[1].ended, pair[0]))
