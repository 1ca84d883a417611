"""A spreadsheet as tables of words, so that it can be shown, searched and checked as a notice.

    read_sheets(data: bytes, name: str = "") -> tuple[SheetTable, ...]      raises Unreadable (code, sentence)
    to_text(tables: Iterable[SheetTable]) -> str                            for search, one row a line

Days read dd/mm/yyyy, numbers as Vietnamese write them, formulas as what they last came to. What is hidden in the file
stays hidden and is counted in `SheetTable.left_out`, for the official who publishes to know.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from dinh.scribe.decode.archive import Package
from dinh.scribe.decode.limits import MAX_INPUT
from dinh.scribe.decode.refusal import refuse
from dinh.scribe.decode.sniff import kind_of
from dinh.scribe.decoded import Unreadable
from dinh.scribe.writing.words import one_line

MOST_ROWS = 5_000  # a sheet that people are meant to read has some hundreds
MOST_COLUMNS = 60
MOST_CELLS = 200_000
MOST_UNPACKED = 100 * 1024 * 1024
LARGEST = 10**15  # beyond, a spreadsheet itself no longer keeps every digit
HEADER_WITHIN = 15  # rows from the top in which the head of a table is looked for


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One sheet. Every row has as many cells as `header`; `rows` may be empty.

    `numbers[i]` is the row of `rows[i]` in the file, from 1; `letters[j]` the column of `header[j]`; `title` the lines
    above the head; `left_out` sentences about what was not taken (hidden rows, hidden sheets, cut ends).
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    letters: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def row_number(self, at: int) -> int:
        """The row in the file of `rows[at]`; counted from below the head where the file's rows are not known."""
        return self.numbers[at] if self.numbers else at + 2

    def letter(self, at: int) -> str:
        return self.letters[at] if self.letters else get_column_letter(at + 1)


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: tuple[str, ...]
    merged: bool  # one merged cell across the sheet: a title, a group's name


def read_sheets(data: bytes, name: str = "") -> tuple[SheetTable, ...]:
    """The visible sheets that hold something, in order. Raises Unreadable: "empty", "too_large", "bomb", "encrypted",
    "corrupt", "macros", "too_long", "not_xlsx"."""
    _check(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of drawings and rules that no reader of words needs
            book = load_workbook(io.BytesIO(data), data_only=True)
    except Exception as error:  # a parser's own slip on damaged bytes
        raise refuse("corrupt", "bảng tính không mở được") from error
    tables = _visible(book)
    if not tables:
        raise refuse("empty")
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    if not hidden:
        return tables
    note = f"Không lấy {len(hidden)} trang tính bị ẩn: {', '.join(hidden)}."
    first = tables[0]
    return (_with_note(first, note), *tables[1:])


def _visible(book: Any) -> tuple[SheetTable, ...]:
    try:
        return tuple(filter(None, map(_table, (sheet for sheet in book.worksheets if sheet.sheet_state == "visible"))))
    except Unreadable:
        raise
    except Exception as error:  # a cell no spreadsheet writes
        raise refuse("corrupt", "có ô không đọc được") from error


def _check(data: bytes) -> None:
    if not data:
        raise refuse("empty")
    if len(data) > MAX_INPUT:
        raise refuse("too_large")
    if not data.startswith(b"PK"):
        kind_of(data)  # knows old .xls, pictures, archives, and says so
        raise Unreadable(
            "not_xlsx", "Tệp không phải bảng tính .xlsx. Hãy mở bằng Excel, chọn “Lưu thành” kiểu .xlsx rồi gửi lại."
        )
    package = Package(data)
    if "xl/workbook.xml" not in package:
        raise Unreadable(
            "not_xlsx", "Tệp không phải bảng tính .xlsx. Hãy mở bằng Excel, chọn “Lưu thành” kiểu .xlsx rồi gửi lại."
        )
    if any(part.endswith("vbaProject.bin") for part in package.names):
        raise refuse("macros")
    size = 0
    for part in package.names:  # measured before any parser sees it
        if part.endswith((".xml", ".rels")):
            size += sum(map(len, package.pieces(part, MOST_UNPACKED)))
            if size > MOST_UNPACKED:
                raise refuse("bomb")


def _with_note(table: SheetTable, note: str) -> SheetTable:
    return SheetTable(
        table.name, table.header, table.rows, table.title, table.numbers, table.letters, (*table.left_out, note)
    )


def _table(sheet: Any) -> SheetTable | None:
    if not hasattr(sheet, "iter_rows"):  # a sheet that is one chart
        return None
    if sheet.max_row * sheet.max_column > MOST_CELLS * 10 and sheet.max_row > MOST_ROWS * 10:
        raise refuse("too_long")
    columns = [at for at in range(1, min(sheet.max_column, MOST_COLUMNS) + 1) if not _column_hidden(sheet, at)]
    left_out = _left_out(sheet, columns)
    rows = list(_rows(sheet, columns, left_out))
    used = [at for at in range(len(columns)) if any(row.cells[at] for row in rows)]
    rows = [_Row(row.number, tuple(row.cells[at] for at in used), row.merged) for row in rows]
    if not rows or not used:
        return None
    at, header, below = _header(rows)
    kept = rows[below:]
    return SheetTable(
        name=one_line(sheet.title),
        header=header,
        rows=tuple(row.cells for row in kept),
        title=tuple(" ".join(filter(None, row.cells)) for row in rows[:at]),
        numbers=tuple(row.number for row in kept),
        letters=tuple(get_column_letter(columns[at]) for at in used),
        left_out=tuple(left_out),
    )


def _left_out(sheet: Any, columns: list[int]) -> list[str]:
    made = []
    across = min(sheet.max_column, MOST_COLUMNS)
    if hidden := across - len(columns):
        made.append(f"Trang «{sheet.title}»: không lấy {hidden} cột bị ẩn.")
    if sheet.max_column > MOST_COLUMNS:
        made.append(f"Trang «{sheet.title}»: chỉ lấy {MOST_COLUMNS} cột đầu trong {sheet.max_column} cột.")
    return made


def _column_hidden(sheet: Any, at: int) -> bool:
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and (dimension.min or 0) <= at <= (dimension.max or 0):
            return True
    return bool(sheet.column_dimensions[get_column_letter(at)].hidden)


def _rows(sheet: Any, columns: list[int], left_out: list[str]) -> Iterator[_Row]:
    """Rows that hold something; the value of a merged cell stands in its first cell."""
    wide = {span.min_row for span in sheet.merged_cells.ranges if span.max_col - span.min_col + 1 > len(columns) / 2}
    hidden = cut = taken = 0
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        words = tuple(_words(cells[at - 1]) if at <= len(cells) else "" for at in columns)
        if not any(words):
            continue
        if sheet.row_dimensions[number].hidden:
            hidden += 1
        elif taken >= MOST_ROWS or taken * len(columns) >= MOST_CELLS:
            cut += 1
        else:
            taken += 1
            yield _Row(number, words, number in wide)
    if hidden:
        left_out.append(f"Trang «{sheet.title}»: không lấy {hidden} dòng bị ẩn.")
    if cut:
        left_out.append(f"Trang «{sheet.title}»: chỉ lấy {taken} dòng đầu, còn {cut} dòng; hãy tách thành nhiều bảng.")


def _header(rows: list[_Row]) -> tuple[int, tuple[str, ...], int]:
    """(index of the head's first row, the head, index of the first row below it).

    The head is the first row that is no title and fills most columns with words. A second row of the head (under
    merged cells) fills what the first leaves empty.
    """
    across = len(rows[0].cells)
    enough = max(2, (across + 1) // 2) if across > 1 else 1
    for at, row in enumerate(rows[:HEADER_WITHIN]):
        filled = [cell for cell in row.cells if cell]
        if row.merged and len(filled) < enough:
            continue
        if len(filled) >= enough and sum(_is_number(cell) for cell in filled) * 2 < len(filled):
            return _joined(rows, at)
    return 0, tuple(f"Cột {at + 1}" for at in range(across)), 0


def _joined(rows: list[_Row], at: int) -> tuple[int, tuple[str, ...], int]:
    first = rows[at].cells
    if at + 1 < len(rows) and any(not cell for cell in first[1:]):
        second = rows[at + 1].cells
        groups = [bool(above) != bool(below) or (above and below) for above, below in zip(first, second, strict=True)]
        words = [cell for cell in second if cell]
        if words and all(groups) and not any(_is_number(cell) for cell in words) and not second[0]:
            made, over = [], ""
            for above, below in zip(first, second, strict=True):
                over = above or over
                made.append(f"{over}: {below}" if below and over else below or above)
            return at, tuple(made), at + 2
    return at, tuple(cell or f"Cột {place + 1}" for place, cell in enumerate(first)), at + 1


def _is_number(cell: str) -> bool:
    return cell.replace(".", "").replace(",", "").replace("-", "").replace("%", "").strip().isdigit()


def _words(cell: Any) -> str:
    """The cell as a person sees it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}" if value.time() != time() else f"{value:%d/%m/%Y}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02d}"
    if isinstance(value, (int, float, Decimal)):
        return _number(value, cell.number_format or "General")
    return one_line(str(value))[:2_000]


def _number(value: float | Decimal, style: str) -> str:
    """As the cell's style shows it: thousands with dots, decimals with a comma; leading noughts where it asks."""
    shown = style.split(";")[0]
    if shown and set(shown) == {"0"}:
        return f"{round(value):0{len(shown)}d}"
    percent = "%" in shown
    amount = Decimal(repr(value)) * (100 if percent else 1)
    if not amount.is_finite():
        return ""
    if abs(amount) >= LARGEST:
        return f"{value:g}".replace(".", ",")
    places = len(shown.split(".")[1].rstrip('%_)" ').split('"')[0]) if "." in shown and "0" in shown else None
    rounded = round(amount, min(places, 10)) if places is not None else round(amount, 0 if "0" in shown else 6)
    grouped = "," in shown
    text = f"{rounded:,f}" if grouped else f"{rounded:f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,")) + ("%" if percent else "")


def to_text(tables: Iterable[SheetTable]) -> str:
    """Every title, head and row on a line of its own, cells apart by « | »."""
    lines: list[str] = []
    for table in tables:
        lines += [table.name, *table.title, " | ".join(filter(None, table.header))]
        lines += (" | ".join(filter(None, row)) for row in table.rows)
    return "\n".join(filter(None, lines))
