"""Tables as .xlsx, safe to open: nothing that someone typed is ever run as a formula on the reader's machine."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cell = str | int | float | date | datetime | None
_TOP = Alignment(wrap_text=True, vertical="top")  # one for all cells: each would be found again by its hash
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UNPRINTABLE = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])  # control characters that XML cannot hold


def sheet(title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]], *, widths: Sequence[int] = ()) -> bytes:
    """A workbook of one sheet: a bold header that stays in sight, then the rows, days as days.

    `widths` in characters. Streams, so 100 000 rows take little memory.
    """
    return workbook([(title, header, rows)], widths=widths)


def workbook(
    sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Cell]]]], *, widths: Sequence[int] = ()
) -> bytes:
    """A workbook of several sheets, each a (title, header, rows) as `sheet` takes them."""
    book = Workbook(write_only=True)
    for title, header, rows in sheets:
        page = book.create_sheet(title="".join(" " if mark in r"[]:*?/\'" else mark for mark in title)[:31] or "Bảng")
        page.freeze_panes = "A2"
        for column, width in enumerate(widths, start=1):
            page.column_dimensions[get_column_letter(column)].width = width
        page.append([_cell(page, name, bold=True) for name in header])
        for row in rows:
            page.append([_cell(page, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def table(title: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A sheet whose columns are given as (heading, width in characters)."""
    return sheet(title, [heading for heading, _width in columns], rows, widths=[width for _heading, width in columns])


def guarded(text: str) -> str:
    """Text that a spreadsheet would take for a formula gets an apostrophe in front.

    >>> guarded("=1+1"), guarded("Tổ 3")
    ("'=1+1", 'Tổ 3')
    """
    clean = text.translate(_UNPRINTABLE)[:32_000]
    return f"'{clean}" if clean.startswith(_FORMULA) or clean.lstrip().startswith(_FORMULA) else clean


def _cell(page: Any, value: Cell, *, bold: bool = False) -> Any:
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value).replace(tzinfo=None)
    content: Any = guarded(value) if isinstance(value, str) else value
    cell: Any = WriteOnlyCell(page, content)
    cell.alignment = _TOP
    if isinstance(value, datetime):
        cell.number_format = "HH:MM DD/MM/YYYY"
    elif isinstance(value, date):
        cell.number_format = "DD/MM/YYYY"
    if bold:
        cell.font = Font(bold=True)
    return cell


def attachment(data: bytes, name: str, media_type: str = XLSX) -> HttpResponse:
    """A download with a Vietnamese file name that every browser keeps and none opens in the page."""
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["X-Content-Type-Options"] = "nosniff"
    return response
