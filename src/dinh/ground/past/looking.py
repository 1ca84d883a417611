"""What is seen of a file before anything is decided: its sheets, their heads, three values of each column; and, once
the columns are mapped, its rows as the rooms see them.

A sheet as it lies in `Run.sheets`: name, hidden, font, `titles` of its columns, `above` the head, `head` and `below`
(row numbers), `unseen` (how many rows under it are hidden), `samples` (three words of each column), `kind`, `columns`
(a key or "" for each column), `tones` (how sure), `given`, `saved` (the name of the mapping that was used again),
`year` of the book.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.fold import words as folded_words
from dinh.ground.past.kinds import KINDS, Column, Look, PastKind
from dinh.ground.past.mapping import known_to, likeliest, suggest
from dinh.scribe.decoded import Unreadable
from dinh.scribe.ledgers.cells import Cell, phone, proper, whole, words
from dinh.scribe.ledgers.days import read_day
from dinh.scribe.ledgers.heads import Head, find_head
from dinh.scribe.ledgers.opening import Book, Sheet, open_book
from dinh.scribe.ledgers.rows import Row, Skipped, below
from dinh.scribe.ledgers.spreads import Spread, read_spread

SAMPLED = 200  # rows read to know what stands in a column
SHOWN = 3
MOST_DAYS = 400  # a bare number behind a first day is so many days
_YEAR = re.compile(r"\b(?:NĂM|năm|Năm)\s*[:.]?\s*((?:19|20)\d\d)\b|\b((?:19|20)\d\d)\b")


def opened(data: bytes, name: str) -> Book:
    """Raises ValidationError with a sentence that names the file and says what to do."""
    try:
        return open_book(data, name)
    except Unreadable as error:
        said = _("Không đọc được tệp “%(name)s”: %(why)s") % {"name": name, "why": str(error)}
        raise ValidationError({"file": said}) from error


def seen(data: bytes, name: str, kinds: Sequence[PastKind]) -> list[dict[str, Any]]:
    """What is seen of each sheet, with the kind and the mapping that are suggested. Raises ValidationError."""
    try:
        found = [_sheet(sheet, kinds) for sheet in opened(data, name).sheets]
    except Unreadable as error:
        raise ValidationError({"file": str(error)}) from error
    if not any(sheet["titles"] for sheet in found):
        said = _("Không thấy dòng tên cột trong “%(name)s”. Cần một dòng có tên từng cột, như trong tệp mẫu.")
        raise ValidationError({"file": said % {"name": name}})
    return found


def _sheet(sheet: Sheet, kinds: Sequence[PastKind]) -> dict[str, Any]:
    known = known_to(kinds)
    first = list(islice(sheet.lines(), SAMPLED))
    head = find_head(first, sheet.spans, lambda title: " ".join(folded_words(title)) in known)
    made: dict[str, Any] = {
        "name": sheet.name[:100], "hidden": sheet.hidden, "font": sheet.font, "titles": [], "above": [], "head": 0,
        "below": 0, "unseen": 0, "samples": [], "kind": "", "columns": [], "tones": [], "given": {}, "saved": "",
        "year": None,
    }  # fmt: skip
    if head is None:
        return made
    rows = [row for row in islice(below(sheet, head), SAMPLED) if isinstance(row, Row)]
    columns = [[row.cells[at] for row in rows] for at in range(len(head.titles))]
    titles = [
        title or (_("Cột %(number)d") % {"number": at + 1} if any(map(words, columns[at])) else "")
        for at, title in enumerate(head.titles)
    ]
    made |= {
        "titles": titles, "above": [text[:300] for text in head.above][:8], "head": head.first, "below": head.below,
        "unseen": sum(number >= head.below for number in sheet.hidden_rows),
        "samples": [[words(cell)[:80] for cell in column if words(cell)][:SHOWN] for column in columns],
        "year": year_of([*head.above, sheet.name]),
    }  # fmt: skip
    kind = likeliest(kinds, titles, head.above, sheet.name)
    return mapped(made, kind, columns) if kind and not sheet.hidden else made


def year_of(texts: Sequence[str]) -> int | None:
    """The year a book names in its title: the only one, or the one behind «năm»."""
    found = [match for text in texts for match in _YEAR.finditer(text)]
    named = {match[1] for match in found if match[1]} or {match[2] for match in found if match[2]}
    return int(named.pop()) if len(named) == 1 else None


def mapped(sheet: dict[str, Any], kind: PastKind, samples: Sequence[Sequence[Cell]]) -> dict[str, Any]:
    """The same sheet with its columns suggested for a kind."""
    guesses = suggest(kind, sheet["titles"], samples)
    return {
        **sheet, "kind": kind.key, "columns": [guess.key for guess in guesses],
        "tones": [guess.tone for guess in guesses],
    }  # fmt: skip


def rows_of(book: Book, sheets: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Look, list[str]] | Skipped]:
    """Every row of the sheets that have a kind, as its room will see it, with its cells as words."""
    for at, (sheet, told) in enumerate(zip(book.sheets, sheets, strict=True)):
        kind = KINDS.get(told["kind"])
        if kind is None:
            continue
        head = Head(tuple(told["titles"]), told["head"], told["below"])
        columns = [(place, kind.column(key)) for place, key in enumerate(told["columns"]) if key]
        for row in below(sheet, head):
            if isinstance(row, Skipped):
                yield Skipped(row.number, row.why, f"{sheet.name}: {row.text}" if sheet.name else row.text)
                continue
            look = _look(at, row, columns, told["year"])
            if look.values:  # a row that only has its number in line says nothing
                yield look, [words(cell)[:500] for cell in row.cells]


def _look(at: int, row: Row, columns: Sequence[tuple[int, Column]], year: int | None) -> Look:
    year = year_of([row.section]) or year  # a book of several years has a heading for each
    look = Look(at, row.number, {}, row.section, year)
    for place, column in columns:
        if column.kind == "span":
            _span(look, column, row.cells[place] if place < len(row.cells) else None, year)
            continue
        cell = row.cells[place] if place < len(row.cells) else None
        value = _value(look, column, cell, year)
        if value not in (None, ""):
            look.values[column.key] = value
    if look.values:
        if row.hidden:
            look.unsure(
                _("Dòng ẩn"), _("bảng tính đang ẩn dòng này (bộ lọc, hoặc ẩn bằng tay)"),
                _("Là dòng của sổ thì chọn nhập cả dòng chưa chắc; không thì xóa dòng ấy rồi nạp lại."),
            )  # fmt: skip
        for _place, column in columns:
            if column.needed and column.key not in look.values and not _spoken_of(look, column):
                look.fault(column.title, _("để trống"), _("Điền ô này rồi nạp lại tệp."))
    return look


def _spoken_of(look: Look, column: Column) -> bool:
    return any(said.column == column.title and said.weight == "fault" for said in look.said)


def _value(look: Look, column: Column, cell: Cell, year: int | None) -> Any:
    text = words(cell)
    if not text:
        return None
    if column.kind == "day":
        return _day(look, column, cell, text, year)
    if column.kind == "phone":
        digits, sure = phone(cell)
        if not sure:
            look.note(column.title, _("không giống số điện thoại, không ghi"), text)
        return digits if sure else None
    if column.kind == "whole":
        number = whole(cell)
        if number is None:
            look.unsure(column.title, _("không phải số nguyên"), _("Ghi bằng chữ số, ví dụ 12."), text)
        return number
    if column.kind == "symbol" and isinstance(cell, date):
        look.fault(
            column.title, _("bảng tính đã đổi số, ký hiệu thành ngày"),
            _("Định dạng cột là Văn bản (Text), gõ lại số, ký hiệu."), text,
        )  # fmt: skip
        return None
    made = proper(text) if column.kind == "person" else text
    if len(made) > column.most:
        way = _("Viết gọn lại, nhiều nhất %(most)d ký tự.") % {"most": column.most}
        look.fault(column.title, _("dài %(length)d ký tự") % {"length": len(made)}, way, text[:80])
        return None
    return made


def _day(look: Look, column: Column, cell: Cell, text: str, year: int | None) -> date | None:
    found = read_day(cell, year)
    if found is None or found.sure:
        return found.day if found else None
    way = _("Ghi đủ ngày/tháng/năm, ví dụ 05/03/2025.")
    if found.day is not None:
        look.unsure(column.title, found.why, _("Đọc là %(day)s. %(way)s") % {
            "day": f"{found.day:%d/%m/%Y}", "way": way}, text)  # fmt: skip
    elif column.needed:
        look.fault(column.title, found.why, way, text)
    else:
        look.unsure(column.title, found.why, _("Để trống khi nhập. %(way)s") % {"way": way}, text)
    return found.day


def _span(look: Look, column: Column, cell: Cell, year: int | None) -> None:
    """What a cell says of from when to when. A column's own cell stands above what another's tells; what could not be
    read is kept as the book has it."""
    found, text = read_spread(cell, year), words(cell)
    if found is None:
        return
    first, last, term = column.tells
    if column.key != first and text.isdecimal() and 0 < int(text) <= MOST_DAYS:
        found = Spread(term=f"{int(text)} ngày")  # the book's language, whoever reads
    told = [(first if found.last else column.key, found.first), (last, found.last)]
    for key, day in told:
        if day and (key == column.key or key not in look.values):
            look.values[key] = day
    if said := found.term or ("" if found.read else text[:100]):
        look.values.setdefault(term, said)
    way = _("Ghi đủ ngày/tháng/năm, ví dụ 05/03/2024 – 05/04/2024.")
    if not found.read:
        look.unsure(column.title, found.why, _("Nhập thì giữ nguyên chữ của sổ. %(way)s") % {"way": way}, text)
    elif found.why:
        days = " – ".join(f"{day:%d/%m/%Y}" for day in (found.first, found.last) if day) or found.term
        look.unsure(column.title, found.why, _("Đọc là %(day)s. %(way)s") % {"day": days, "way": way}, text)


def packed(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as JSON holds them: days as yyyy-mm-dd."""
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in values.items()}


def unpacked(kind: PastKind, values: Mapping[str, Any]) -> dict[str, Any]:
    """The other way."""
    days = {column.key for column in kind.columns if column.kind in ("day", "span")}
    return {key: date.fromisoformat(value) if key in days else value for key, value in values.items()}
