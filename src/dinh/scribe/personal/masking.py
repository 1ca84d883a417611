"""Masks: enough left to check a list by, too little to find the person. Three last digits, the year of birth."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dinh.scribe.personal.columns import Cell, find_in_tables
from dinh.scribe.personal.finding import Datum, digits, find
from dinh.scribe.sheets import SheetTable

HIDDEN = "•••"
KEPT = 3  # digits


def mask(text: str, kind: str) -> str:
    """What may stand in the place of a datum.

    >>> mask("025190001234", "cccd"), mask("0912 345 678", "phone"), mask("05/8/1980", "birth")
    ('•••234', '•••678', '1980')
    >>> mask("nguyenvana@gmail.com", "email"), mask("bệnh tim bẩm sinh", "health")
    ('•••@gmail.com', '(không nêu)')
    """
    if kind == "birth":
        year = re.search(r"(?:19|20)\d\d", text)
        return year.group() if year else HIDDEN
    if kind == "email":
        return f"{HIDDEN}@{text.rpartition('@')[2]}"
    if kind == "health":
        return "(không nêu)"
    number = digits(text)
    return HIDDEN + number[-KEPT:] if len(number) > 2 * KEPT else HIDDEN


def mask_text(text: str, data: Iterable[Datum] | None = None) -> str:
    """`text` with the given data masked; without any given, those that are sure."""
    chosen = [datum for datum in find(text) if datum.sure] if data is None else list(data)
    for datum in sorted(chosen, key=lambda datum: datum.start, reverse=True):
        text = text[: datum.start] + mask(datum.text, datum.kind) + text[datum.end :]
    return text


def mask_tables(tables: Sequence[SheetTable], cells: Iterable[Cell] | None = None) -> tuple[SheetTable, ...]:
    """The tables with the given cells masked; without any given, those that are sure. Titles and heads too."""
    chosen = [cell for cell in find_in_tables(tables) if cell.datum.sure] if cells is None else list(cells)
    by_place: dict[tuple[str, int, str], list[Datum]] = defaultdict(list)
    for cell in chosen:
        by_place[cell.sheet, cell.row, cell.column].append(cell.datum)

    def row_of(table: SheetTable, at: int) -> tuple[str, ...]:
        return tuple(
            mask_text(text, by_place.get((table.name, table.row_number(at), table.letter(place)), ()))
            for place, text in enumerate(table.rows[at])
        )

    return tuple(
        replace(
            table,
            title=tuple(map(mask_text, table.title)),
            header=tuple(map(mask_text, table.header)),
            rows=tuple(row_of(table, at) for at in range(len(table.rows))),
        )
        for table in tables
    )
