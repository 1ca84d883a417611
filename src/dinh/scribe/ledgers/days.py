"""A day as people write it in their books: sure, guessed, or none.

    read_day(value, year=None) -> Day | None      None for an empty cell

`5/3/25`, `05.03.2025`, `ngày 5 tháng 3 năm 2025`, `8h30 ngày 5/3/2025`, a spreadsheet's serial number. What names
only a month or a year is no day. Two digits of a year: below 70 are of this century.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

EPOCH = date(1899, 12, 30)  # day 0 of a spreadsheet that counts from 1900
SERIALS = range(18_264, 73_051)  # 1/1/1950 to 31/12/2099
EARLIEST, LATEST = 1900, 2099
CENTURY = 70

MONTH_ONLY = "chỉ có tháng, không có ngày"
YEAR_ONLY = "chỉ có năm, không có ngày tháng"
NO_YEAR = "không ghi năm, lấy theo năm của sổ"
SWAPPED = "tháng đứng trước ngày"
SPAN = "ghi nhiều ngày, lấy ngày đầu"
NO_SUCH = "không có ngày này trong lịch"
NOT_READ = "không đọc được ngày"
OUTSIDE = "năm ngoài khoảng 1900–2099"
LETTERS = "có chữ O, l viết thay số"
SERIAL = "số thứ tự ngày của bảng tính, ghi bằng chữ"


@dataclass(frozen=True, slots=True)
class Day:
    """`day` None: none could be made of the cell. `why` says what is doubtful, empty when nothing is."""

    day: date | None
    why: str = ""

    @property
    def sure(self) -> bool:
        return self.day is not None and not self.why


_MARKS = re.compile(r"[\u0300-\u036f]")
_TIME = re.compile(
    r"\b\d{1,2}\s*(?:h|gio|:)\s*(?:\d{1,2})?(?:\s*(?:'|phut|p))?(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm|sang|chieu)?\b"
)
_WORDS = re.compile(
    r"(?:ngay|mung|mong)?\s*(\d{1,2})\s*(?:thang|thg|th|t)\s*\.?\s*(\d{1,2})\s*(?:[,.]?\s*(?:nam)?\s*(\d{4}|\d{2}))?"
)
_NUMBERS = re.compile(r"(\d{1,4})\s*[/.\-\u2013 ]+\s*(\d{1,2})\s*[/.\-\u2013 ]+\s*(\d{1,4})")
_DAY_MONTH = re.compile(r"(?:ngay|mung|mong)?\s*(\d{1,2})\s*[/.\-\u2013]\s*(\d{1,2})")
_MONTH = re.compile(r"(?:thang|thg|th|t)?\.?\s*(\d{1,2})\s*(?:[/.\-\u2013]|nam)\s*(\d{4})")
_YEAR = re.compile(r"(?:nam)?\s*(\d{4})")
_QUARTER = re.compile(r"(?:quy|qui)\s*(?:i{1,3}|iv|[1-4])\s*[/.\-\u2013]?\s*(?:nam)?\s*(\d{4})?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[t ].*)?")
_RUN = re.compile(r"(\d{2})(\d{2})(\d{4})")
_O_FOR_0 = re.compile(r"(?<=\d)[ol](?=[\d/.\-]|$)|(?<=[/.\-])[ol](?=\d)|\b[ol](?=\d+[/.\-])")


def read_day(value: Any, year: int | None = None) -> Day | None:
    """The day in a cell. `year`: of the book, for days written without one; then they are never sure."""
    if isinstance(value, datetime):
        return _within(value.date())
    if isinstance(value, date):
        return _within(value)
    if isinstance(value, bool) or value is None:
        return None if value is None else Day(None, NOT_READ)
    if isinstance(value, int | float):
        return _serial(value)
    text = flat(str(value))
    return _text(text, year) if text else None


def flat(text: str) -> str:
    """A cell without marks, in small letters, one space between words."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text)).replace("đ", "d").replace("Đ", "d").lower()
    return " ".join(bare.replace("\\", "/").replace("'", " ").split()).strip(" .,;:-()")


def _serial(value: float) -> Day:
    if not -1e9 < value < 1e9:
        return Day(None, NOT_READ)
    if int(value) in SERIALS:
        return Day(EPOCH + timedelta(days=int(value)))
    if value == int(value) and EARLIEST <= value <= LATEST:
        return Day(None, YEAR_ONLY)
    return Day(None, NOT_READ)


def _text(text: str, year: int | None) -> Day:
    if found := _ISO.fullmatch(text):
        return _made(int(found[3]), int(found[2]), int(found[1]))
    why = ""
    if any(mark.isdigit() for mark in text) and _O_FOR_0.search(text):
        text, why = _O_FOR_0.sub(lambda at: "0" if at[0] == "o" else "1", text), LETTERS
    read = _read(timeless(text), year)
    return Day(read.day, read.why or why)


def timeless(text: str) -> str:
    """The same without the hour."""
    return " ".join(_TIME.sub(" ", text).split()).strip(" .,;:-")


def _read(text: str, year: int | None) -> Day:
    whole = _NUMBERS.fullmatch(text.removeprefix("ngay").strip())
    if whole:
        return _three(whole)
    if _QUARTER.fullmatch(text):
        return Day(None, MONTH_ONLY)
    if found := _WORDS.fullmatch(text):
        return _with_year(int(found[1]), int(found[2]), found[3], year)
    if (found := _MONTH.fullmatch(text)) and 1 <= int(found[1]) <= 12:
        return Day(None, MONTH_ONLY)
    if text.isdigit():
        return _digits(text)
    if _YEAR.fullmatch(text):
        return Day(None, YEAR_ONLY)
    if found := _DAY_MONTH.fullmatch(text):
        return _with_year(int(found[1]), int(found[2]), None, year)
    every = _NUMBERS.findall(text)
    if first := _NUMBERS.search(text):
        made = _three(first)
        return Day(made.day, made.why or (SPAN if len(every) > 1 else ""))
    if first := _WORDS.search(text):
        made = _with_year(int(first[1]), int(first[2]), first[3], year)
        return Day(made.day, made.why or (SPAN if len(_WORDS.findall(text)) > 1 else ""))
    return Day(None, NOT_READ)


def _digits(text: str) -> Day:
    if found := _RUN.fullmatch(text):
        return _made(int(found[1]), int(found[2]), int(found[3]))
    if len(text) == 5 and int(text) in SERIALS:
        return Day(EPOCH + timedelta(days=int(text)), SERIAL)
    return Day(None, YEAR_ONLY if len(text) == 4 and EARLIEST <= int(text) <= LATEST else NOT_READ)


def _three(found: re.Match[str]) -> Day:
    first, middle, last = found[1], found[2], found[3]
    if len(first) == 4:
        return _made(int(last), int(middle), int(first))
    if len(first) > 2 or len(last) not in (2, 4):
        return Day(None, NOT_READ)
    return _made(int(first), int(middle), _century(last))


def _century(text: str) -> int:
    short = int(text)
    return short if len(text) == 4 else short + (2000 if short < CENTURY else 1900)


def _with_year(day: int, month: int, written: str | None, year: int | None) -> Day:
    if written:
        return _made(day, month, _century(written))
    if year is None:
        return Day(None, "không ghi năm")
    made = _made(day, month, year)
    return Day(made.day, made.why or NO_YEAR)


def _made(day: int, month: int, year: int) -> Day:
    why = ""
    if month > 12 >= day >= 1:
        day, month, why = month, day, SWAPPED
    try:
        made = date(year, month, day)
    except ValueError:
        return Day(None, NO_SUCH)
    found = _within(made)
    return Day(found.day, found.why or why)


def _within(day: date) -> Day:
    return Day(day) if EARLIEST <= day.year <= LATEST else Day(None, OUTSIDE)
