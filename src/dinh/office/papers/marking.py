"""The text of a paper as HTML, with every found thing marked where it stands and reachable by a link.

Marks nest: a citation inside a clause is a mark inside a mark. One that crosses the end of another is cut there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

SHOWN = 400_000  # characters; a browser on a village office's machine must still scroll


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the text: `name` becomes the id of its mark (`f-number`, `c-3`, `v-2`), `kind` its class."""

    name: str
    start: int
    end: int
    kind: str


def marked(text: str, spots: Iterable[Spot]) -> SafeString:
    """The text escaped, with `<mark id class>` around each spot. Spots outside the text or empty are left out."""
    text = text[:SHOWN]
    inside = [spot for spot in spots if 0 <= spot.start < spot.end <= len(text)]
    out: list[str] = []
    open_ends: list[int] = []
    place = 0
    for spot in sorted(inside, key=lambda spot: (spot.start, -spot.end, spot.name)):
        place = _close(out, text, place, open_ends, spot.start)
        out.append(escape(text[place : spot.start]))
        place = spot.start
        end = min(spot.end, open_ends[-1]) if open_ends else spot.end
        out.append(format_html('<mark id="{}" class="spot {}" tabindex="-1">', spot.name, spot.kind))
        open_ends.append(end)
    place = _close(out, text, place, open_ends, len(text))
    out.append(escape(text[place:]))
    return mark_safe("".join(out))  # noqa: S308  every piece was escaped above


def _close(out: list[str], text: str, place: int, open_ends: list[int], until: int) -> int:
    """Close the marks that end before or at `until`; returns the place reached in the text."""
    while open_ends and open_ends[-1] <= until:
        end = open_ends.pop()
        out.append(escape(text[place:end]))
        out.append("</mark>")
        place = end
    return place
