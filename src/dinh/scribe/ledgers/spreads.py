"""From when to when, as people write it in one cell: «từ 05/3 đến 05/4/2024», «niêm yết 30 ngày», «thường xuyên».

    read_spread(value, year=None) -> Spread | None      None for an empty cell

What stands without a year takes it from the other end of the span, then from the book; the latter is never sure. A span
that runs over New Year and names its year once begins in the year before. Single days are read as `days.read_day` reads
them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dinh.scribe.ledgers.cells import words
from dinh.scribe.ledgers.days import CENTURY, NO_YEAR, NOT_READ, Day, flat, read_day, timeless

MANY = "ghi nhiều khoảng ngày, lấy ngày đầu và ngày cuối"
OPEN = "thường xuyên"
_DAY = (
    r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}\s*[/.]\s*\d{1,2}(?:\s*[/.]\s*(?:\d{4}|\d{2})(?!\d))?|\d{1,2}-\d{1,2}-\d{4}"
    r"|\d{1,2}\s*thang\s*\d{1,2}(?:\s*[,.]?\s*nam\s*\d{4})?)"
)
_DAYS = re.compile(rf"(?<![\d/.]){_DAY}(?![\d/])")
_BARE = re.compile(rf"(?<![\d/.\-])(?<!thang )(\d{{1,2}})\s*(?:den|toi|-|–|~)(?:\s*(?:het|ngay))*\s*({_DAY})(?![\d/])")
_TERM = re.compile(r"(?<![\d/.\-])(\d{1,3})\s*(?:\([a-z ]*\)\s*)?(ngay|tuan|thang)(?!\s*\d)\b")
_UNTIL = re.compile(r"(?:\bden\b|\bhet\b|\btoi\b)(?:\s+(?:het|ngay))*\s*$")
_OPEN = re.compile(
    r"thuong xuyen|lien tuc|vo thoi han|khong thoi han|khong ky han|lau dai|co dinh|den nay|"
    r"(?:den|cho den) khi .*|ca nam|quanh nam"
)
_SPOKEN = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    "muoi lam": 15, "hai muoi": 20, "ba muoi": 30, "sau muoi": 60, "chin muoi": 90,
}  # fmt: skip
_COUNTED = re.compile(rf"\b({'|'.join(sorted(_SPOKEN, key=len, reverse=True))})\s+(?=(?:ngay|tuan|thang)\b(?!\s*\d))")


_MONTH = re.compile(r"\b(?:thg|th)\b\.?")
_ROUND = re.compile(r"\b(?:dot|lan)\s*\d+\s*[:.)]")  # «đợt 1:» is no hour


@dataclass(frozen=True, slots=True)
class Spread:
    """`first` and `last` day, where they are told: a lone day is the first, unless the words make it an end («đến
    5/4»). `term` in words, clean: «30 ngày», «thường xuyên». `why` says what is doubtful, empty when nothing is;
    without a day and a term, why nothing could be read."""

    first: date | None = None
    last: date | None = None
    term: str = ""
    why: str = ""

    @property
    def read(self) -> bool:
        return bool(self.first or self.last or self.term)


def read_spread(value: Any, year: int | None = None) -> Spread | None:
    """The span in a cell. `year`: of the book, for days written without one."""
    if isinstance(value, date | datetime | int | float) and not isinstance(value, bool):
        return _lone(read_day(value, year))
    text = timeless(_MONTH.sub("thang", _ROUND.sub(" ", flat(str(value))))) if value is not None else ""
    if not text:
        return None
    term, rest = _term(text)
    if found := _BARE.search(rest):
        return _two([found[1], found[2]], term, year)
    days = list(_DAYS.finditer(rest))
    if len(days) > 1:
        return _two([day[0] for day in days], term, year)
    if days:
        read = read_day(days[0][0], year)
        made = _lone(read) or Spread()
        ends = bool(_UNTIL.search(rest[: days[0].start()])) and made.first is not None
        return Spread(None if ends else made.first, made.first if ends else None, term, made.why)
    if term:
        return Spread(term=words(value)[:100] if term == OPEN else term)  # «đến khi có văn bản mới»: as the book says
    return _lone(read_day(value, year)) or Spread(why=NOT_READ)


def _lone(day: Day | None) -> Spread | None:
    return Spread(first=day.day, why=day.why) if day else None


def _term(text: str) -> tuple[str, str]:
    """(how long in words, the text without it)."""
    text = _COUNTED.sub(lambda at: f"{_SPOKEN[at[1]]} ", text)
    if (found := _TERM.search(text)) and 0 < int(found[1]) <= 400:
        unit = {"ngay": "ngày", "tuan": "tuần", "thang": "tháng"}[found[2]]
        return f"{int(found[1])} {unit}", text[: found.start()] + " " + text[found.end() :]
    return (OPEN if _OPEN.search(text) else ""), text


def _two(written: list[str], term: str, year: int | None) -> Spread:
    """The first and the last of several days; what one leaves out it takes from the other."""
    first, last = _parts(written[0]), _parts(written[-1])
    if last is None or first is None:
        return Spread(term=term, why=NOT_READ)
    why = MANY if len(written) > 2 else ""
    if first[1] is None:  # «từ 05 đến 20/3»
        first = (first[0], last[1], last[2])
    if not first[2] and not last[2]:
        if year is None:
            return Spread(term=term, why="không ghi năm")
        why = why or NO_YEAR
        last = (*last[:2], year)
    over = (first[1] or 0, first[0]) > (last[1] or 0, last[0])
    if not first[2]:
        first = (*first[:2], (last[2] or 0) - over)
    if not last[2]:
        last = (*last[:2], (first[2] or 0) + over)
    days = [read_day(f"{day}/{month}/{in_year}") for day, month, in_year in (first, last)]
    found = [day.day if day else None for day in days]
    told = next((day.why for day in days if day and day.why), "")
    return Spread(found[0], found[1], term, told or why)


def _parts(written: str) -> tuple[int, int | None, int | None] | None:
    """(day, month, year) as they are written; a bare number is a day."""
    numbers = re.findall(r"\d+", written)
    if re.fullmatch(r"\d{4}-.*", written):
        numbers.reverse()
    if not 1 <= len(numbers) <= 3:
        return None
    day, month, year = (*map(int, numbers), None, None)[:3]
    if year is not None and year < 100:
        year += 2000 if year < CENTURY else 1900
    return int(day or 0), month, year
