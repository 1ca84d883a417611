"""Days as the official style writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_YEAR = r"(?:19|20)\d\d"
# «ngày 25 tháng 6 năm 2015», «ngày 10 tháng 12», «ngày 5 tháng 4/2026», «ngày 21\ntháng 11 năm 2025»
_WORDS = rf"(?P<wd>\d{{1,2}})\s+tháng\s+(?P<wm>\d{{1,2}})(?!\d)(?:\s*(?:,?\s*năm|[/.-])\s*(?P<wy>{_YEAR}))?"
# «25/6/2015», «21-02-2018», «01.12.2025», «14/3 /2026»
_DIGITS = rf"(?P<nd>\d{{1,2}})\s?[/.-]\s?(?P<nm>\d{{1,2}})\s?[/.-]\s?(?P<ny>{_YEAR})"
# «10/6», «15/12»: without a year, and not the start of a number and symbol
_SHORT = r"(?P<sd>\d{1,2})\s?/\s?(?P<sm>\d{1,2})(?!\s?(?:/(?!\s?năm)|[\d%])|-\w|[.,]\d)"
DAY = re.compile(rf"(?:{_WORDS}|{_DIGITS}|{_SHORT})(?!\d)")
_RUN = re.compile(r"\d+")
_INSIDE = frozenset("/.,-")  # digits behind one of these belong to another number


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the text; `year` is None where none is printed. `start` is at the first digit."""

    day: int
    month: int
    year: int | None
    start: int
    end: int

    @property
    def date(self) -> date | None:
        return date(self.year, self.month, self.day) if self.year else None


def _day(match: re.Match[str]) -> Day | None:
    day = int(match["wd"] or match["nd"] or match["sd"])
    month = int(match["wm"] or match["nm"] or match["sm"])
    year = match["wy"] or match["ny"]
    try:
        date(int(year or 2000), month, day)  # 2000 is a leap year: «29/02» stays possible
    except ValueError:
        return None
    return Day(day, month, int(year) if year else None, match.start(), match.end())


def days(low: str, start: int = 0, end: int | None = None) -> Iterator[Day]:
    """Every day printed in the lower-case text, in order; impossible ones (31/02) are passed over."""
    reached = start
    for run in _RUN.finditer(low, start, len(low) if end is None else end):
        at = run.start()
        if at < reached or run.end() - at > 2 or low[at - 1 : at] in _INSIDE:
            continue
        match = DAY.match(low, at, len(low) if end is None else end)
        if match and (found := _day(match)):
            reached = match.end()
            yield found


def day_at(low: str, start: int) -> Day | None:
    """The day that begins exactly at `start`."""
    match = DAY.match(low, start)
    return _day(match) if match else None
