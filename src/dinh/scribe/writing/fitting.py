"""Tables and pictures fitted to the room they have on the page."""

from __future__ import annotations

from dataclasses import dataclass

from dinh.scribe.writing.metrics import CELL, MM, width
from dinh.scribe.writing.model import Figure, Table
from dinh.scribe.writing.pictures import png_size

DOTS = 150  # an inch, for a picture whose width nobody chose
TALLEST = 200 * MM
TALL_ROW = 300  # points: less than half a page


@dataclass(frozen=True, slots=True)
class Fit:
    """A table fitted to the page: the size of its letters and the widths of its columns."""

    size: float
    columns: tuple[float, ...]


def fit(table: Table, room: float) -> Fit:
    """Widths as given, else by what the cells hold; smaller letters, down to 8 points, before a word must be cut."""
    if table.widths:
        return Fit(12, tuple(room * share / sum(table.widths) for share in table.widths))
    size = 12.0
    least, natural = _needs(table, size)
    while sum(least) > room and size > 8:
        size -= 1
        least, natural = _needs(table, size)
    return Fit(size, _shared(least, natural, room))


def is_tall(cells: tuple[str, ...], fitted: Fit) -> bool:
    """A row so tall that holding it together would leave half a page empty, or lose its end below the page."""
    lines = (
        sum(1 + int(width(line, fitted.size) / max(column - 2 * CELL, 1)) for line in cell.split("\n"))
        for cell, column in zip(cells, fitted.columns, strict=True)
    )
    return max(lines) * fitted.size * 1.15 > TALL_ROW


def _needs(table: Table, size: float) -> tuple[list[float], list[float]]:
    """For each column: the longest word, and the longest cell on one line with its head on two."""
    least, natural = [], []
    for at, head in enumerate(table.header):
        cells = [row[at] for row in table.rows]
        longest = max(cells, key=len, default="")
        word = max((word for cell in (head, *cells) for word in cell.split()), key=len, default="")
        pad = 2 * CELL + 1
        least.append(width(word, size, bold=True) + pad)
        natural.append(max(min(width(longest, size), 400), width(head, size, bold=True) / 2) + pad)
    return least, natural


def _shared(least: list[float], natural: list[float], room: float) -> tuple[float, ...]:
    """Small wishes are met in full first, so that long texts wrap and short names do not; what is left goes to all."""
    if sum(least) >= room:
        return tuple(room * part / sum(least) for part in least)
    columns = list(least)
    spare = room - sum(least)
    smallest_first = sorted(range(len(least)), key=lambda at: natural[at] - least[at])
    for done, at in enumerate(smallest_first):
        given = min(max(natural[at] - least[at], 0), spare / (len(columns) - done))
        columns[at] += given
        spare -= given
    return tuple(column + spare * column / sum(columns) for column in columns)


def picture_size(figure: Figure, room: float) -> tuple[float, float]:
    """Width and height in points, inside the room and one page, in the picture's own proportions."""
    across, down = png_size(figure.png)
    wished = figure.width * MM if figure.width else across * 72 / DOTS
    wide = max(min(wished, room, TALLEST * across / down), 1.0)
    return wide, max(wide * down / across, 1.0)
