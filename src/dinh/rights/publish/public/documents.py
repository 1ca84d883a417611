"""Documents as pages to read: a long text cut where its lines end, a long table by rows. No database here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

LETTERS = 9_000  # of a text on one page: about four sheets of paper, 60 KB with its tags
ROWS = 100  # of tables on one page
MOST_COLUMNS = 40
NARROW = 6  # columns that a phone can show as labelled lines
_BULLET = re.compile(r"^[-–—•+*]\s+(?=\S)")
_NUMBER = re.compile(r"^[-–(]?\d[\d.,\s]*\)?\s?%?$")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (`lines` holds one), or a list whose items are `lines`."""

    lines: tuple[str, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    label: str
    number: bool


@dataclass(frozen=True, slots=True)
class Slice:
    """A run of rows of one sheet; `first` is the number of its first row, from 1; `total` of all rows of the sheet."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    first: int
    total: int

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def whole(self) -> bool:
        return len(self.rows) == self.total

    @property
    def columns(self) -> list[Cell]:
        """The header; a column of numbers is one whose first row here holds a number."""
        first = self.rows[0] if self.rows else ()
        kinds = [cell.number for cell in first] + [False] * len(self.header)
        return [Cell(name, "", kind) for name, kind in zip(self.header, kinds, strict=False)]

    @property
    def narrow(self) -> bool:
        return len(self.header) <= NARROW and any(self.header)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a document: `number` of `of`, with its text or its tables."""

    number: int
    of: int
    blocks: tuple[Block, ...] = ()
    tables: tuple[Slice, ...] = field(default=())

    @property
    def before(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        return self.number + 1 if self.number < self.of else None


def blocks(text: str) -> tuple[Block, ...]:
    """Lines as paragraphs, and lines that begin with a dash together as one list.

    >>> [(block.listed, block.lines) for block in blocks("Gồm:\\n- đường\\n- cầu\\n\\nHết.")]
    [(False, ('Gồm:',)), (True, ('đường', 'cầu')), (False, ('Hết.',))]
    """
    lines = [line for line in (" ".join(raw.split()) for raw in text.splitlines()) if line]
    found: list[Block] = []
    for listed, run in groupby(lines, key=lambda line: bool(_BULLET.match(line))):
        if listed:
            found.append(Block(tuple(_BULLET.sub("", line) for line in run), True))
        else:
            found += [Block((line,)) for line in run]
    return tuple(found)


def leaf(text: str, tables: Sequence[dict[str, Any]], wanted: object) -> Leaf:
    """Page `wanted` of a document; anything that is no page number leads to the nearest page there is."""
    if tables:
        sheets = _leaves(tables)
        number = _nearest(wanted, len(sheets))
        return Leaf(number, len(sheets), tables=tuple(sheets[number - 1])) if sheets else Leaf(1, 1)
    of = max(-(-len(text) // LETTERS), 1)
    number = _nearest(wanted, of)
    return Leaf(number, of, blocks(text[_cut(text, number - 1) : _cut(text, number)]))


def _cut(text: str, page: int) -> int:
    """Where page `page` ends: after a line, or a word, before the full count of letters."""
    end = page * LETTERS
    if page == 0 or end >= len(text):
        return min(end, len(text))
    begin = end - LETTERS // 2
    after_line = text.rfind("\n", begin, end) + 1
    return after_line or text.rfind(" ", begin, end) + 1 or end


def _nearest(wanted: object, of: int) -> int:
    text = str(wanted)
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1
    return min(max(number, 1), max(of, 1))


def _leaves(tables: Iterable[dict[str, Any]]) -> list[list[Slice]]:
    """Sheets laid out on pages of at most ROWS rows; small sheets share a page."""
    pages: list[list[Slice]] = []
    room = 0
    for table in tables:
        rows, header = table["rows"], tuple(table["header"])[:MOST_COLUMNS]
        for first in range(0, max(len(rows), 1), ROWS):
            part = rows[first : first + ROWS]
            if room < max(len(part), 1):
                pages.append([])
                room = ROWS
            room -= max(len(part), 1)
            cells = tuple(_cells(row, header) for row in part)
            pages[-1].append(Slice(table["name"], header, cells, first + 1, len(rows)))
    return pages


def _cells(row: Sequence[str], header: tuple[str, ...]) -> tuple[Cell, ...]:
    padded = [*row[:MOST_COLUMNS], *([""] * (len(header) - len(row)))]
    labels = (*header, *([""] * (len(padded) - len(header))))
    return tuple(
        Cell(str(text), label, bool(_NUMBER.match(str(text)))) for text, label in zip(padded, labels, strict=False)
    )
