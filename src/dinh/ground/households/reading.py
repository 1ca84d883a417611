"""Reading a ward's own list of households: .xlsx or .csv, as people keep them, with titles above the heading, merged
cells, a line that names the group before its households, a row of column numbers, a total at the end."""

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
from openpyxl.utils import range_boundaries

from dinh.ground.fold import words
from dinh.ground.households.ordering import tidy

MOST_BYTES = 8 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 40
SEARCHED = 30  # rows in which the heading is looked for
COLUMNS: dict[str, tuple[str, ...]] = {
    "number": ("Số hộ", "Số hộ trong sổ", "Mã hộ", "Mã số hộ", "Số sổ", "Số sổ hộ"),
    "group": ("Thôn, tổ dân phố", "Tổ dân phố", "Thôn", "Tổ", "TDP", "Thôn/TDP", "Thôn, tổ", "Khu phố", "Ấp", "Khóm"),
    "representative": (
        "Đại diện hộ", "Họ tên đại diện hộ", "Họ và tên đại diện hộ", "Người đại diện", "Người đại diện hộ",
        "Họ và tên người đại diện", "Họ và tên", "Họ tên", "Họ, tên",
    ),
    "head": ("Chủ hộ", "Họ tên chủ hộ", "Họ và tên chủ hộ", "Tên chủ hộ"),
    "address": ("Địa chỉ", "Nơi ở", "Số nhà, đường", "Số nhà", "Nơi thường trú", "Chỗ ở hiện nay"),
    "phone": ("Điện thoại", "Số điện thoại", "SĐT", "ĐT", "Điện thoại (nếu có)"),
    "email": ("Thư điện tử", "Email", "E-mail", "Thư điện tử (nếu có)"),
}  # fmt: skip
LABELS = {
    "to", "dan", "pho", "tdp", "thon", "khu", "ap", "ban", "buon", "bon", "phum", "soc", "lang", "khom", "khoi", "xom",
    "so", "tieu",
}  # fmt: skip
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: its number as the spreadsheet shows it, and its cells by field. Absent columns are absent."""

    number: int
    cells: dict[str, str]


def read_table(data: bytes, name: str) -> list[Row]:
    """The households of a file. Raises ValidationError, naming the file and a way out, for anything else."""
    if not data:
        raise ValidationError(_("Tệp “%(name)s” trống. Hãy chọn lại tệp.") % {"name": name})
    if len(data) > MOST_BYTES:
        raise ValidationError(_("Tệp “%(name)s” quá lớn cho một danh sách hộ (hơn 8 MB).") % {"name": name})
    table = _from_xlsx(data, name) if data[:4] == b"PK\x03\x04" else _from_csv(data, name)
    at, columns = _heading(table, name)
    rows = list(_households(table, at, columns))
    if not rows:
        raise ValidationError(_("Dưới dòng tên cột của “%(name)s” không có hộ nào.") % {"name": name})
    if len(rows) > MOST_ROWS:
        said = _("Tệp “%(name)s” có hơn %(most)d hộ. Hãy chia theo thôn, tổ dân phố.")
        raise ValidationError(said % {"name": name, "most": MOST_ROWS})
    return rows


_TITLES = {" ".join(words(title)): field for field, titles in COLUMNS.items() for title in titles}


def _heading(table: list[list[str]], name: str) -> tuple[int, dict[str, int]]:
    """Where the heading is, and which column holds which field: of the first rows, the one that names most fields."""
    best: tuple[int, dict[str, int]] = (0, {})
    for at, row in enumerate(table[:SEARCHED]):
        found: dict[str, int] = {}
        for column, cell in enumerate(row):
            field = _TITLES.get(" ".join(words(cell)))
            if field:
                found.setdefault(field, column)
        if len(found) > len(best[1]):
            best = at, found
    if len(best[1]) < 2 or not {"representative", "head"} & set(best[1]):
        said = _(
            "Không thấy dòng tên cột trong “%(name)s”. Cần ít nhất cột “Đại diện hộ” (hoặc “Chủ hộ”) và “Số hộ” hoặc "
            "“Tổ dân phố”. Tải tệp mẫu để xem tên các cột."
        )
        raise ValidationError(said % {"name": name})
    return best


def _households(table: list[list[str]], at: int, columns: dict[str, int]) -> Iterable[Row]:
    """The rows under the heading that speak of households; a row of its own that names a group speaks for those below
    which name none."""
    section = ""
    heading = table[at]
    for number, row in enumerate(table[at + 1 :], start=at + 2):
        filled = [cell for cell in row if cell]
        if not filled or row == heading or _counts_columns(filled):
            continue
        cells = {field: row[column] if column < len(row) else "" for field, column in columns.items()}
        if not (cells.get("representative") or cells.get("head")):
            first = words(filled[0])
            if len(set(filled)) == 1 and first and first[0] in LABELS:
                section = filled[0]
                continue
            if first[:1] in (["tong"], ["cong"]) or not any(cells.values()):
                continue
        if section and not cells.get("group"):
            cells["group"] = section
        yield Row(number, cells)


def _counts_columns(filled: list[str]) -> bool:
    """A row such as (1) (2) (3) under a heading."""
    if len(filled) < 3 or not all(_COLUMN_NUMBER.fullmatch(cell) for cell in filled):
        return False
    numbers = [int(cell.strip("()")) for cell in filled]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _from_csv(data: bytes, name: str) -> list[list[str]]:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        said = _("Không đọc được chữ trong “%(name)s”. Hãy lưu lại dưới dạng .xlsx hoặc CSV UTF-8.")
        raise ValidationError(said % {"name": name}) from None
    if "\x00" in text:
        raise ValidationError(_("“%(name)s” không phải bảng .xlsx hay .csv.") % {"name": name})
    sample = "\n".join(text.splitlines()[:SEARCHED])
    mark = max(";,\t", key=sample.count)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
        return [[_text(cell) for cell in row[:MOST_COLUMNS]] for row, _line in zip(rows, _limit(), strict=False)]
    except csv.Error:
        raise ValidationError(_("“%(name)s” không phải bảng .xlsx hay .csv.") % {"name": name}) from None


def _limit() -> range:
    return range(MOST_ROWS + SEARCHED + 1000)


def _from_xlsx(data: bytes, name: str) -> list[list[str]]:
    """The first sheet. A cell merged over rows below fills them; one merged over columns stays where it begins.

    Read as a stream: with the whole book in memory, a merged range of a million rows would be walked cell by cell.
    """
    try:
        packed = ZipFile(io.BytesIO(data))
        if sum(item.file_size for item in packed.infolist()) > MOST_UNPACKED:
            raise ValidationError(_("Tệp “%(name)s” quá lớn khi mở ra.") % {"name": name})
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # some programs write a wrong one
        rows = sheet.iter_rows(max_row=len(_limit()), max_col=MOST_COLUMNS, values_only=True)
        table = [[_text(cell) for cell in row] for row in rows]
        merged = _MERGED.findall(packed.read(str(vars(sheet)["_worksheet_path"]).lstrip("/")))
    except (BadZipFile, KeyError, ValueError, TypeError, OSError, IndexError, SyntaxError, AttributeError) as error:
        said = _("Không mở được “%(name)s”: tệp hỏng, có mật khẩu, hoặc không phải .xlsx.")
        raise ValidationError(said % {"name": name}) from error
    for reference in merged[:MOST_ROWS]:
        left, top, _right, bottom = range_boundaries(reference.decode())
        if left and top and bottom:
            _fill(table, left - 1, top - 1, bottom)
    return table


def _fill(table: list[list[str]], column: int, top: int, below: int) -> None:
    if top >= len(table) or column >= len(table[top]):
        return
    value = table[top][column]
    for row in table[top + 1 : below]:
        if column < len(row) and not row[column]:
            row[column] = value


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return tidy(str(cell)).removeprefix("'")
