"""Where the head of a table is: one row or up to three, under rows of titles, over rows of column numbers.

Of every block of rows that may be a head the one wins that names most columns known to the asker. Titles of merged
cells stand before those below them: «Người gửi: Họ tên».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dinh.scribe.ledgers.cells import Cell, words
from dinh.scribe.ledgers.opening import Line, Span

WITHIN = 40  # rows from the top in which a head is looked for
DEEPEST = 3
LONGEST = 120  # characters of a column's title
COUNTING = re.compile(r"[(\[]?\s*(?:cột\s*)?\d{1,2}\s*[)\]]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """`titles` of the columns, empty where none stands; `first`: the number of the head's first row; `below` of the
    first row under it; `above`: the words over it (name of the office, of the book, its year)."""

    titles: tuple[str, ...]
    first: int
    below: int
    above: tuple[str, ...] = ()


def find_head(lines: Sequence[Line], spans: Sequence[Span], known: Callable[[str], bool]) -> Head | None:
    """The head among a sheet's first rows; None where no row names two columns."""
    best: tuple[float, Head] | None = None
    texts = [_texts(line) for line in lines[:WITHIN]]
    for at in range(len(texts)):
        for deep in range(1, min(DEEPEST, len(texts) - at) + 1):
            block = lines[at : at + deep]
            titles = _joined(block, texts[at : at + deep], spans)
            if titles is None:
                break
            found = [title for title in titles if title]
            if len(set(found)) < 2:
                continue
            score = 2.0 * sum(_known(title, known) for title in titles) + 0.3 * len(found)
            score -= 0.15 * at + 0.05 * (deep - 1)  # the first of equals, with the titles over it
            if best is None or score > best[0]:
                above = tuple(filter(None, (" ".join(dict.fromkeys(filter(None, row))) for row in texts[:at])))
                best = score, Head(titles, block[0].number, block[-1].number + 1, above)
    return best[1] if best else None


def _known(title: str, known: Callable[[str], bool]) -> bool:
    return bool(title) and (known(title) or known(title.rpartition(": ")[2]))


def _texts(line: Line) -> list[str]:
    return [words(cell) for cell in line.cells]


def _heads(cells: Sequence[Cell]) -> bool:
    """Whether a row may be part of a head: words only, none of them long, no days, no numbers."""
    for cell in cells:
        if isinstance(cell, int | float | date | datetime) and not isinstance(cell, bool):
            return False
        if isinstance(cell, str) and (len(cell) > LONGEST or re.fullmatch(r"[\d\s./\-,]+", cell.strip() or "x")):
            return False
    return True


def _joined(block: Sequence[Line], texts: Sequence[list[str]], spans: Sequence[Span]) -> tuple[str, ...] | None:
    """The titles of a block of rows as columns; None when its last row does not go with those above it."""
    if not all(_heads(line.cells) for line in block):
        return None
    width = max(map(len, texts))
    above = _spread(block[0].number, texts[0], width, spans)
    titles = [texts[0][at] if at < len(texts[0]) else "" for at in range(width)]
    for line, row in zip(block[1:], texts[1:], strict=True):
        cells = [row[at] if at < len(row) else "" for at in range(width)]
        new, alone = 0, False
        for at, cell in enumerate(cells):
            if not cell or cell == above[at][0]:
                alone = alone or bool(titles[at])
                continue
            over, reach = above[at]
            if over and reach < 2:
                return None
            titles[at] = f"{over}: {cell}" if over else cell
            new += 1
        if not new or not alone:  # a title over a whole table is none of its heads
            return None
        deeper = _spread(line.number, cells, width, spans)
        above = [deeper[at] if deeper[at][0] else above[at] for at in range(width)]
    return tuple(title if len(title) <= LONGEST else title[:LONGEST] for title in titles)


def _spread(number: int, cells: list[str], width: int, spans: Sequence[Span]) -> list[tuple[str, int]]:
    """(the title over each column, over how many columns it reaches): by its merged cell, or over what is empty."""
    wide = {span.left: span.right for span in spans if span.top == number and span.right > span.left}
    made: list[tuple[str, int]] = [("", 0)] * width
    at = 0
    while at < width:
        text = cells[at] if at < len(cells) else ""
        end = at
        if at in wide:
            end = min(wide[at], width - 1)
        elif text and not wide:
            while end + 1 < width and not (cells[end + 1] if end + 1 < len(cells) else ""):
                end += 1
        for column in range(at, end + 1):
            made[column] = (text, end - at + 1) if text else ("", 0)
        at = end + 1
    return made
