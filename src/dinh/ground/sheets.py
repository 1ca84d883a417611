"""Tables as .xlsx, safe to open: no cell that someone typed is ever run as a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from urllib.parse import quote

from django.http import HttpResponse
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cell = str | int | float | date | datetime | None


def sheet(title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]], *, widths: Sequence[int] = ()) -> bytes:
    """A workbook of one sheet: title row, header row, rows. Streams, so 100 000 rows take little memory.

    `widths` in characters. Text cells are stored as text whatever they begin with (`=`, `+`, `-`, `@`).
    """
    book = Workbook(write_only=True)
    page = book.create_sheet(title=_sheet_name(title))
    page.freeze_panes = "A3"
    for column, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    page.append([_cell(page, title, bold=True)])
    page.append([_cell(page, name, bold=True) for name in header])
    for row in rows:
        page.append([_cell(page, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(page: WriteOnlyWorksheet, value: Cell, *, bold: bool = False) -> SheetCell:
    if isinstance(value, datetime):
        value = timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)[:32_000]
    cell = WriteOnlyCell(page)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    elif isinstance(value, datetime):
        cell.number_format = "HH:MM DD/MM/YYYY"
    elif isinstance(value, date):
        cell.number_format = "DD/MM/YYYY"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _sheet_name(title: str) -> str:
    return "".join(" " if sign in r"[]:*?/\'" else sign for sign in title)[:31] or "Bảng"


def attachment(data: bytes, name: str, media_type: str = XLSX) -> HttpResponse:
    """A download with a Vietnamese file name that every browser keeps."""
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
