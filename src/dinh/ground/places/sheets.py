"""Reading tables that people fill in a spreadsheet: .xlsx or .csv with a heading row, by the words of the heading."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook

from dinh.ground.fold import fold

MOST_BYTES = 2 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_ROWS = 1000


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: its number as the spreadsheet shows it, and its cells by field name."""

    number: int
    cells: dict[str, str]


def read_lines(data: bytes, name: str, columns: dict[str, tuple[str, ...]]) -> list[Line]:
    """The rows under the heading. `columns`: field → the headings it may have; headings are matched folded.

    Raises ValidationError, naming the file, for anything that is not such a table.
    """
    if not data:
        raise ValidationError(_("Tệp “%(name)s” trống. Hãy chọn lại tệp.") % {"name": name})
    if len(data) > MOST_BYTES:
        raise ValidationError(_("Tệp “%(name)s” quá lớn cho một bảng danh sách (hơn 2 MB).") % {"name": name})
    table = list(_from_xlsx(data, name) if data[:4] == b"PK\x03\x04" else _from_csv(data, name))
    numbered = [(number, row) for number, row in enumerate(table, start=1) if any(row)]
    if not numbered:
        raise ValidationError(_("Tệp “%(name)s” không có dòng nào.") % {"name": name})
    places = _columns(numbered[0][1], columns, name)
    lines = [
        Line(number, {field: row[at] if at < len(row) else "" for field, at in places.items()})
        for number, row in numbered[1:]
    ]
    if not lines:
        raise ValidationError(_("Tệp “%(name)s” chỉ có dòng tiêu đề.") % {"name": name})
    if len(lines) > MOST_ROWS:
        raise ValidationError(
            _("Tệp “%(name)s” có %(rows)s dòng; mỗi lần nhập được %(most)s dòng. Hãy chia nhỏ.")
            % {"name": name, "rows": len(lines), "most": MOST_ROWS}
        )
    return lines


def _columns(heading: list[str], columns: dict[str, tuple[str, ...]], name: str) -> dict[str, int]:
    folded = [fold(cell).strip() for cell in heading]
    found: dict[str, int] = {}
    for field, titles in columns.items():
        for title in titles:
            if fold(title) in folded:
                found.setdefault(field, folded.index(fold(title)))
    if len(found) < 2:
        wanted = ", ".join(titles[0] for titles in columns.values())
        raise ValidationError(
            _("Dòng đầu của “%(name)s” phải là tên cột. Các cột nhận được: %(wanted)s.")
            % {"name": name, "wanted": wanted}
        )
    return found


def _from_csv(data: bytes, name: str) -> Iterable[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValidationError(
            _("Không đọc được chữ trong “%(name)s”. Hãy lưu lại dưới dạng .xlsx hoặc CSV UTF-8.") % {"name": name}
        ) from None
    if "\x00" in text:
        raise ValidationError(_("“%(name)s” không phải bảng .xlsx hay .csv.") % {"name": name})
    first = text.split("\n", 1)[0]
    mark = max(";,\t", key=first.count)
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=mark)]
    except csv.Error:
        raise ValidationError(_("“%(name)s” không phải bảng .xlsx hay .csv.") % {"name": name}) from None


def _from_xlsx(data: bytes, name: str) -> Iterable[list[str]]:
    try:
        if sum(item.file_size for item in ZipFile(io.BytesIO(data)).infolist()) > MOST_UNPACKED:
            raise ValidationError(_("Tệp “%(name)s” quá lớn khi mở ra.") % {"name": name})
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        rows = book.worksheets[0].iter_rows(max_row=MOST_ROWS + 20, max_col=40, values_only=True)
        return [[_text(cell) for cell in row] for row in rows]
    except (BadZipFile, KeyError, ValueError, TypeError, OSError, IndexError, SyntaxError) as error:
        raise ValidationError(
            _("Không mở được “%(name)s”: tệp hỏng, có mật khẩu, hoặc không phải .xlsx.") % {"name": name}
        ) from error


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return re.sub(r"[ \t\u00a0]+", " ", str(cell)).strip()
