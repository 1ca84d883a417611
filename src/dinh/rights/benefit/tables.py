"""Tables as people keep them (.xlsx, .csv), read as a stream: title lines above, a heading in one row or two, columns
in any order, column numbers under the heading, a total and signatures at the end.

Only columns whose names are known are read. What must not be kept of a person (identity number, phone, day of birth,
illness, account) is told apart by name, so that the page can say which columns were left out.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import chain, islice
from typing import Any, BinaryIO, TypeVar
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook

from dinh.ground.fold import words

MOST_BYTES = 40 * 1024 * 1024
MOST_UNPACKED = 400 * 1024 * 1024
MOST_ROWS = 200_000
MOST_COLUMNS = 40
SEARCHED = 30  # rows in which the heading is looked for
# Words in the name of a column, folded, that no list here may hold.
FORBIDDEN = (
    "cccd", "cmnd", "cmt", "can cuoc", "dinh danh", "dien thoai", "sdt", "dt lien", "ngai sinh", "nam sinh", "tuoi",
    "tai khoan", "ngan hang", "stk", "bao hiem", "bhit", "so the", "benh", "suc khoe", "chan doan", "khuiet tat",
    "thuong tat", "thu dien tu", "email",
)  # fmt: skip
_NUMBERED = re.compile(r"\(?\d{1,2}\)?")
Cell = Any
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the heading is (its last row, from 1), the column of each field, and the names of what is not read."""

    row: int
    columns: dict[str, int]
    forbidden: tuple[str, ...]
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row under the heading: its number in the file, the cells of known fields, and its first words, folded."""

    number: int
    cells: dict[str, Cell]
    first: tuple[str, ...]
    all: tuple[Cell, ...]


def read(
    file: BinaryIO, name: str, titles: Mapping[str, Iterable[str]], needed: Sequence[set[str]]
) -> tuple[Heading, Iterator[Row]]:
    """The heading and, as a stream, the rows below it. `titles`: the names a field goes by; `needed`: sets of fields,
    one of which must be found whole.

    Raises ValidationError, naming the file and a way out.
    """
    known = {" ".join(words(title)): field for field, names in titles.items() for title in names}
    rows = _rows(file, name)
    top = list(islice(rows, SEARCHED))
    heading = _heading(top, known)
    if not any(fields <= set(heading.columns) for fields in needed):
        said = _("Không thấy dòng tên cột trong “%(name)s”. Cần có: %(columns)s. Tải tệp mẫu để xem tên các cột.")
        first = {field: next(iter(names)) for field, names in titles.items()}
        wanted = _(", hoặc ").join(" + ".join(first[field] for field in titles if field in fields) for fields in needed)
        raise ValidationError(said % {"name": name, "columns": wanted})
    return heading, _below(chain(top, rows), heading)


def _below(rows: Iterable[tuple[Cell, ...]], heading: Heading) -> Iterator[Row]:
    columns = heading.columns.items()
    for number, row in enumerate(rows, start=1):
        if number <= heading.row:
            continue
        filled = [cell for cell in row if cell not in (None, "")]
        if not filled or _counts_columns(filled):
            continue
        if number > MOST_ROWS:
            raise ValidationError(_("Bảng có hơn %(most)d dòng. Hãy chia thành nhiều tệp.") % {"most": MOST_ROWS})
        cells = {field: row[at] if at < len(row) else None for field, at in columns}
        first = tuple(words(filled[0])) if isinstance(filled[0], str) else ()
        yield Row(number, cells, first, row)


def batched(rows: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    """The same rows, so many at a time."""
    walk = iter(rows)
    while some := list(islice(walk, size)):
        yield some


def is_total(row: Row) -> bool:
    return row.first[:1] in (("tong",), ("cong",))


def _counts_columns(filled: list[Cell]) -> bool:
    """A row such as (1) (2) (3) under a heading."""
    texts = [str(cell) for cell in filled]
    if len(texts) < 3 or not all(_NUMBERED.fullmatch(text) for text in texts):
        return False
    numbers = [int(text.strip("()")) for text in texts]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _heading(top: list[tuple[Cell, ...]], known: Mapping[str, str]) -> Heading:
    """The row, or the two rows one above the other, that name most fields."""
    best = Heading(0, {}, (), ())
    for at, row in enumerate(top):
        pair = [_title(row[n] if n < len(row) else None) for n in range(max(len(row), 1))]
        best = _better(best, at + 1, pair, known)
        if at:
            above = top[at - 1]
            width = max(len(row), len(above))
            both = [
                _title(row[n] if n < len(row) else None) or _title(above[n] if n < len(above) else None)
                for n in range(width)
            ]
            best = _better(best, at + 1, both, known)
    return best


def _better(best: Heading, row: int, names: list[str], known: Mapping[str, str]) -> Heading:
    columns: dict[str, int] = {}
    for at, name in enumerate(names):
        field = known.get(" ".join(words(name)))
        if field:
            columns.setdefault(field, at)
    if len(columns) <= len(best.columns):
        return best
    rest = [name for at, name in enumerate(names) if name and at not in columns.values()]
    forbidden = tuple(name for name in rest if is_forbidden(name))
    return Heading(row, columns, forbidden, tuple(name for name in rest if name not in forbidden))


def is_forbidden(name: str) -> bool:
    """Whether a column of this name holds what no list may hold.

    >>> is_forbidden("Số CCCD"), is_forbidden("Tình trạng sức khỏe"), is_forbidden("Họ và tên")
    (True, True, False)
    """
    text = f" {' '.join(words(name))} "
    return any(f" {mark} " in text for mark in FORBIDDEN)


def _title(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def _rows(file: BinaryIO, name: str) -> Iterator[tuple[Cell, ...]]:
    file.seek(0, io.SEEK_END)
    size = file.tell()
    file.seek(0)
    if not size:
        raise ValidationError(_("Tệp “%(name)s” trống. Hãy chọn lại tệp.") % {"name": name})
    if size > MOST_BYTES:
        raise ValidationError(_("Tệp “%(name)s” quá lớn (hơn 40 MB). Hãy chia thành nhiều tệp.") % {"name": name})
    start = file.read(4)
    file.seek(0)
    return _from_xlsx(file, name) if start == b"PK\x03\x04" else _from_csv(file, name, start)


def _from_xlsx(file: BinaryIO, name: str) -> Iterator[tuple[Cell, ...]]:
    """The first sheet, row by row: the book is never whole in memory."""
    said = _("Không mở được “%(name)s”: tệp hỏng, có mật khẩu, hoặc không phải .xlsx.") % {"name": name}
    broken = (BadZipFile, KeyError, ValueError, TypeError, OSError, IndexError, SyntaxError, AttributeError)
    try:
        with ZipFile(file) as packed:
            unpacked = sum(item.file_size for item in packed.infolist())
        if unpacked > MOST_UNPACKED:
            raise ValidationError(_("Tệp “%(name)s” quá lớn khi mở ra.") % {"name": name})
        file.seek(0)
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # some programs write a wrong one
        yield from sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
        book.close()
    except broken as error:
        raise ValidationError(said) from error


def _from_csv(file: BinaryIO, name: str, start: bytes) -> Iterator[tuple[Cell, ...]]:
    encoding = "utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    try:
        sample = "".join(islice(text, SEARCHED))
        if "\x00" in sample:
            raise ValidationError(_("“%(name)s” không phải bảng .xlsx hay .csv.") % {"name": name})
        text.seek(0)
        for row in csv.reader(text, delimiter=max(";,\t", key=sample.count)):
            yield tuple(row[:MOST_COLUMNS])
    except (UnicodeError, csv.Error) as error:
        said = _("Không đọc được chữ trong “%(name)s”. Hãy lưu lại dưới dạng .xlsx hoặc CSV UTF-8.")
        raise ValidationError(said % {"name": name}) from error
    finally:
        text.detach()


def as_text(cell: Cell) -> str:
    """A cell as words, without the apostrophe that guards a formula."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split()).removeprefix("'")


def as_number(cell: Cell) -> int | None:
    """A whole number as Vietnamese write it; None for an empty cell. Raises ValueError for anything else.

    >>> as_number("1.250.000 đ"), as_number(12.0), as_number("")
    (1250000, 12, None)
    """
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool):
        raise ValueError(cell)
    if isinstance(cell, int | float):
        if cell != int(cell):
            raise ValueError(cell)
        return int(cell)
    text = re.sub(r"(?i)\s|đồng|vnđ|đ$", "", str(cell))
    if text in ("", "-", "–"):
        return None
    if not re.fullmatch(r"\d+|\d{1,3}([.,]\d{3})+", text):
        raise ValueError(cell)
    return int(re.sub(r"[.,]", "", text))


def as_day(cell: Cell) -> date | None:
    """A day from a date cell or from words; None for an empty cell. Raises ValueError for anything else."""
    if isinstance(cell, datetime):
        return cell.date()
    if cell is None or isinstance(cell, date):
        return cell
    return _day(str(cell))


@cache
def _day_cached(text: str) -> date | None:
    for pattern, form in ((r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}", "dmy"), (r"\d{4}-\d{1,2}-\d{1,2}", "ymd")):
        found = re.search(pattern, text)
        if found:
            parts = [int(part) for part in re.split(r"[/.-]", found[0])]
            return date(*parts) if form == "ymd" else date(parts[2], parts[1], parts[0])
    raise ValueError(text)


def _day(text: str) -> date | None:
    text = text.strip()
    if text in ("", "-", "–"):
        return None
    if _day_cached.cache_info().currsize > 20_000:
        _day_cached.cache_clear()
    return _day_cached(text)
