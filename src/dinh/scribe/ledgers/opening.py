"""Spreadsheets opened with distrust and read row by row: .xlsx, .ods, .csv in any of the Vietnamese encodings.

    open_book(data, name) -> Book      raises Unreadable: "empty", "too_large", "bomb", "encrypted", "corrupt",
    "old_xls"…

A cell merged over rows below fills them; one merged over columns stays where it begins, and `Sheet.spans` tells how far
it reaches. Rows and sheets that are hidden are read like any other and marked so: a filter hides what belongs to the
book, and only whoever keeps it knows. Text typed with TCVN3 (ABC) or VNI fonts becomes Unicode; `Sheet.font` then names
the font's table.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import islice
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from dinh.scribe.decode import charset
from dinh.scribe.decode.archive import Package
from dinh.scribe.decode.legacy import FONTS, guess
from dinh.scribe.decode.refusal import refuse
from dinh.scribe.decode.sniff import kind_of
from dinh.scribe.decode.syllables import marked_share
from dinh.scribe.decoded import Unreadable
from dinh.scribe.ledgers.cells import Cell
from dinh.scribe.ledgers.ods import ods_sheets

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 300 * 1024 * 1024  # of one part of the package
MOST_WORDS = 80 * 1024 * 1024  # of the part that holds every different text once, which is kept in memory
MOST_ROWS = 100_000  # of one sheet
MOST_COLUMNS = 60
MOST_SHEETS = 40
MOST_SPANS = 100_000
SAMPLED = 300  # rows by which a legacy font is known
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_HIDDEN = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*\shidden="(?:1|true)")[^>]*?\sr="(\d{1,7})"')
_LONGEST_TAG = 600  # bytes of the tags sought here: what may lie across two pieces
_UNICODE = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
NOT_A_TABLE = (
    "Tệp không phải bảng tính .xlsx, .ods hay .csv. Hãy mở bằng Excel, chọn “Lưu thành” kiểu .xlsx rồi gửi lại."
)


@dataclass(frozen=True, slots=True)
class Span:
    """A merged cell: columns from 0, rows from 1, both ends included."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it stands in the file; `number` is the one the spreadsheet shows."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `raw` reads it from its beginning, as often as it is asked; rows never all at once. `hidden_rows` are
    the numbers of those that the spreadsheet does not show: hidden by hand, by a group folded up, or by a filter."""

    name: str
    raw: Callable[[], Iterator[tuple[Cell, ...]]]
    spans: tuple[Span, ...] = ()
    hidden: bool = False
    font: str = field(default="")
    hidden_rows: frozenset[int] = frozenset()

    def lines(self) -> Iterator[Line]:
        """Its rows, cells merged downwards filled in, legacy fonts turned into Unicode. Raises Unreadable
        ("too_long", "corrupt")."""
        begins: dict[int, list[Span]] = {}
        for span in self.spans:
            if span.bottom > span.top:
                begins.setdefault(span.top, []).append(span)
        open_spans: dict[int, tuple[int, Cell]] = {}
        for number, cells in enumerate(self.raw(), start=1):
            if number > MOST_ROWS:
                raise Unreadable(
                    "too_long", f"Trang “{self.name}” có hơn {MOST_ROWS:,} dòng. Hãy chia thành nhiều tệp."
                )
            filled = list(cells)
            for column, (bottom, value) in list(open_spans.items()):
                if number > bottom:
                    del open_spans[column]
                elif value not in (None, ""):
                    filled += [None] * (column + 1 - len(filled))
                    if filled[column] in (None, ""):
                        filled[column] = value
            for span in begins.get(number, ()):
                if span.left < len(filled):
                    open_spans[span.left] = span.bottom, filled[span.left]
            made = tuple(map(self._read, filled)) if self.font else tuple(filled)
            yield Line(number, made, number in self.hidden_rows)

    def _read(self, cell: Cell) -> Cell:
        if not isinstance(cell, str) or cell.isascii() or _UNICODE.search(cell):
            return cell
        made = FONTS[self.font](cell)
        return made if marked_share(made)[0] >= marked_share(cell)[0] else cell


@dataclass(frozen=True, slots=True)
class Book:
    name: str
    sheets: tuple[Sheet, ...]


def open_book(data: bytes, name: str) -> Book:
    """The sheets of a file, in their order. Raises Unreadable with a sentence that says what to do."""
    if not data:
        raise refuse("empty")
    if len(data) > MOST_BYTES:
        raise Unreadable("too_large", f"Tệp lớn hơn {MOST_BYTES // 1024 // 1024} MB. Hãy chia thành nhiều tệp.")
    if data[:4] == b"PK\x03\x04":
        package = Package(data)
        sheets = _xlsx(data, package) if "xl/workbook.xml" in package else _ods(package)
    elif data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        said = "Tệp .xls kiểu cũ (hoặc có mật khẩu). Hãy mở bằng Excel hay LibreOffice, “Lưu thành” .xlsx rồi gửi lại."
        raise Unreadable("old_xls", said)
    else:
        sheets = [_csv(data)]
    sheets = [each for each in sheets[:MOST_SHEETS] if any(_filled(line) for line in islice(each.raw(), SAMPLED))]
    if not sheets:
        raise refuse("empty")
    return Book(name, tuple(_with_font(each) for each in sheets))


def _filled(cells: tuple[Cell, ...]) -> bool:
    return any(cell not in (None, "") for cell in cells)


def _with_font(sheet: Sheet) -> Sheet:
    """Known by the first rows: a whole sheet is typed with one font, or mixes it with Unicode."""
    words = [cell for row in islice(sheet.raw(), SAMPLED) for cell in row if isinstance(cell, str)]
    suspect = [word for word in words if not word.isascii() and not _UNICODE.search(word)]
    font = guess("\n".join(suspect)) if suspect else None
    return replace(sheet, font=font or "")


def _xlsx(data: bytes, package: Package) -> list[Sheet]:
    if any(part.endswith("vbaProject.bin") for part in package.names):
        raise refuse("macros")
    for part in package.names:  # measured before any parser sees it
        if part.endswith((".xml", ".rels")):
            most = MOST_UNPACKED if "/worksheets/" in part else MOST_WORDS
            for _piece in package.pieces(part, most):
                pass
    with _quiet():
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        return [_xlsx_sheet(package, sheet) for sheet in book.worksheets]


def _xlsx_sheet(package: Package, sheet: Any) -> Sheet:
    spans, hidden = _marks_of(package, sheet)
    return Sheet(sheet.title, _rows_of(sheet), spans, sheet.sheet_state != "visible", hidden_rows=hidden)


class _quiet:
    """A parser's own slips on damaged bytes are one refusal; its warnings of drawings interest no reader of words."""

    def __enter__(self) -> None:
        self._caught = warnings.catch_warnings()
        self._caught.__enter__()
        warnings.simplefilter("ignore")

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        self._caught.__exit__(kind, error, trace)
        if isinstance(error, Exception) and not isinstance(error, Unreadable):
            raise refuse("corrupt", "bảng tính không mở được") from error


def _rows_of(sheet: Any) -> Callable[[], Iterator[tuple[Cell, ...]]]:
    def rows() -> Iterator[tuple[Cell, ...]]:
        sheet.reset_dimensions()  # some programs write a wrong one
        found = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True)
        blank: list[tuple[Cell, ...]] = []
        with _quiet():
            for row in found:
                made = [_plain(cell) for cell in row]
                while made and made[-1] in (None, ""):
                    made.pop()
                if made:  # empty rows are told only when something stands below them
                    yield from blank
                    blank = []
                    yield tuple(made)
                else:
                    blank.append(())

    return rows


def _plain(cell: Any) -> Cell:
    if cell is None or isinstance(cell, str | int | float | bool | datetime | date):
        return cell
    return str(cell)


def _marks_of(package: Package, sheet: Any) -> tuple[tuple[Span, ...], frozenset[int]]:
    """The merged cells, which stand behind all rows in the part, and the rows that are hidden: sought piece by piece,
    never the whole of it."""
    part = str(vars(sheet)["_worksheet_path"]).lstrip("/")
    if part not in package:
        return (), frozenset()
    spans: list[Span] = []
    hidden: set[int] = set()
    rest = b""
    for piece in package.pieces(part, MOST_UNPACKED):
        text = rest + piece
        hidden.update(int(match[1]) for match in _HIDDEN.finditer(text))
        last = 0
        for match in _MERGED.finditer(text):
            last = match.end()
            left, top, right, bottom = range_boundaries(match[1].decode())
            if left and top and right and bottom and len(spans) < MOST_SPANS:
                spans.append(Span(left - 1, top, right - 1, min(bottom, MOST_ROWS + 1)))
        rest = text[max(last, len(text) - _LONGEST_TAG) :]
    return tuple(spans), frozenset(hidden)


def _ods(package: Package) -> list[Sheet]:
    if "content.xml" not in package:
        raise Unreadable("not_a_table", NOT_A_TABLE)
    with _quiet():
        found = ods_sheets(package, MOST_UNPACKED, MOST_ROWS, MOST_COLUMNS)
        return [
            Sheet(each.name, each.rows, tuple(Span(*span) for span in each.spans), each.hidden,
                  hidden_rows=frozenset(each.hidden_rows))
            for each in found
        ]  # fmt: skip


def _csv(data: bytes) -> Sheet:
    try:
        codec = charset.detect(data)
    except Unreadable:
        kind_of(data)  # knows pictures, archives, documents, and says so
        raise
    sample = "".join(islice(charset.iterate(data[:200_000], codec), 4))
    if "\x00" in sample or not sample.strip():
        raise Unreadable("not_a_table", NOT_A_TABLE)
    head = "\n".join(sample.splitlines()[:40])
    mark = max(";,\t|", key=head.count)
    if not head.count(mark):
        raise Unreadable("not_a_table", NOT_A_TABLE)

    def rows() -> Iterator[tuple[Cell, ...]]:
        with _quiet():
            for row in csv.reader(_text_lines(data, codec), delimiter=mark):
                yield tuple(row[:MOST_COLUMNS])

    return Sheet("", rows)


def _text_lines(data: bytes, codec: str) -> Iterator[str]:
    rest = ""
    for piece in charset.iterate(data, codec):
        lines = (rest + piece.lstrip("\ufeff")).splitlines(keepends=True)
        rest = lines.pop() if lines and not lines[-1].endswith("\n") else ""
        yield from lines
    if rest:
        yield rest
