"""Lists as .xlsx files."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Cell = str | int | date | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ILLEGAL = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])  # control characters that XML cannot hold


def workbook(title: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A sheet with a heading row that stays in sight; `columns` are (heading, width in characters).

    Text that a spreadsheet would take for a formula gets an apostrophe in front, so that nothing typed by anyone is run
    on the reader's machine.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31].translate({ord(mark): " " for mark in "[]:*?/\\"}))
    sheet.freeze_panes = "A2"
    for number, (_heading, width) in enumerate(columns):
        sheet.column_dimensions[chr(ord("A") + number)].width = width
    heads = [WriteOnlyCell(sheet, heading) for heading, _width in columns]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: WriteOnlyWorksheet, value: Cell) -> Any:
    shown: Any = guarded(value) if isinstance(value, str) else value
    cell = WriteOnlyCell(sheet, shown)
    if isinstance(value, date):
        cell.number_format = "DD/MM/YYYY"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def guarded(text: str) -> str:
    """
    >>> guarded("=1+1"), guarded("Tổ 3")
    ("'=1+1", 'Tổ 3')
    """
    clean = text.translate(_ILLEGAL)
    return f"'{clean}" if clean.lstrip().startswith(_FORMULA) or clean.startswith(_FORMULA) else clean
