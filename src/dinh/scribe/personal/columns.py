"""Personal data in tables: a column's heading says what its cells are, and a column of like numbers says it too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dinh.scribe.personal.finding import DAY, Datum, digits, find, is_cccd, is_phone
from dinh.scribe.personal.kinds import HEALTH, KINDS, kind_of_header
from dinh.scribe.sheets import SheetTable

LIKE = 0.6  # the share of cells that makes a column one of numbers without their leading nought
_LENGTHS = {
    "cccd": (9, 11, 12),
    "cmnd": (8, 9, 12),
    "phone": (9, 10, 11, 12),
    "account": range(6, 20),
    "bhyt": (10, 13),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """`row` as the spreadsheet numbers it, from 1, `column` its letter; `datum` has its place within the cell."""

    sheet: str
    row: int
    column: str
    header: str
    datum: Datum

    @property
    def place(self) -> str:
        """«D7»"""
        return f"{self.column}{self.row}"


@dataclass(frozen=True, slots=True)
class Column:
    """A column whose cells offend, once: `cells` how many, `sure` when any of them is."""

    sheet: str
    column: str
    header: str
    kind: str
    cells: int
    sure: bool


def find_in_tables(tables: Sequence[SheetTable]) -> tuple[Cell, ...]:
    """Every offending cell, sheet by sheet, row by row."""
    return tuple(cell for table in tables for cell in _of_table(table))


def columns(cells: Iterable[Cell]) -> tuple[Column, ...]:
    """The offending columns, in the order of their first cell."""
    grouped: dict[tuple[str, str, str, str], list[Cell]] = {}
    for cell in cells:
        grouped.setdefault((cell.sheet, cell.column, cell.header, cell.datum.kind), []).append(cell)
    return tuple(Column(*key, len(each), any(cell.datum.sure for cell in each)) for key, each in grouped.items())


def _of_table(table: SheetTable) -> Iterator[Cell]:
    for line in (*table.title, *table.header):
        for datum in find(line):
            yield Cell(table.name, 1, "A", "", datum)
    kinds = [_kind(table, at) for at in range(len(table.header))]
    for at, row in enumerate(table.rows):
        for place, (text, kind) in enumerate(zip(row, kinds, strict=True)):
            for datum in _of_cell(text, kind, table.header[place]):
                yield Cell(table.name, table.row_number(at), table.letter(place), table.header[place], datum)


def _kind(table: SheetTable, at: int) -> tuple[str | None, bool]:
    """(kind of the column, known by its heading): by its cells where the heading is silent."""
    kind = kind_of_header(table.header[at])
    if kind:
        return kind, True
    numbers = [row[at] for row in table.rows if row[at].isdigit()]
    if len(numbers) >= 3 and len(numbers) >= LIKE * sum(1 for row in table.rows if row[at]):
        if sum(len(n) == 9 and n[0] in "35789" for n in numbers) >= LIKE * len(numbers):
            return "phone", False
        if sum(is_cccd(n.zfill(12)) and len(n) >= 11 for n in numbers) >= LIKE * len(numbers):
            return "cccd", False
    return None, False


def _of_cell(text: str, column: tuple[str | None, bool], header: str) -> Iterator[Datum]:
    kind, headed = column
    if not text:
        return
    if kind == "health":
        found = HEALTH.search(text) or (HEALTH.search(header) and text.strip(" -–"))
        if found:
            yield Datum("health", 0, len(text), text, False, f"Cột «{header}» cho biết sức khỏe của một người.")
            return
    elif kind == "birth":
        for match in DAY.finditer(text):
            why = f"Cột «{header}» ghi ngày sinh đầy đủ."
            yield Datum("birth", match.start(), match.end(), match.group(), True, why)
        return
    elif kind in _LENGTHS and (len(digits(text)) in _LENGTHS[kind]) and len(digits(text)) >= len(text) * 0.6:
        is_one = _as(kind, digits(text))
        why = f"Cột «{header}» là {KINDS[is_one].name}." if headed else f"Cả cột có dạng {KINDS[is_one].name}."
        yield Datum(is_one, 0, len(text), text, headed, why)
        return
    yield from find(text)


def _as(kind: str, number: str) -> str:
    """A column «CMND/CCCD» holds both: by length. A column of phones may hold an identity number typed astray."""
    if kind in ("cccd", "cmnd"):
        return "cmnd" if len(number) <= 9 else "cccd"
    return "cccd" if kind == "phone" and is_cccd(number) and not is_phone(number) else kind
