"""Periods of reports and plans: a year, nine months, a half, a quarter, a month, with a cut-off of their own, or a
span of days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
_WRITTEN = re.compile(r"(\d{4})(?:-(?:(H)([12])|(Q)([1-4])|()(0[1-9]|1[0-2])|(9M)))?", re.ASCII)
_SPAN = re.compile(r"(\d{8})-(\d{8})", re.ASCII)
LONGEST_SPAN = 3 * 366  # calendar days; ours: more is a slip of the keyboard


class PeriodError(ValueError):
    """Not a period that can be read."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"Kỳ {text!r} không đọc được. Hãy ghi năm «2026», nửa năm «2026-H1» hoặc «2026-H2», quý «2026-Q1» đến "
            "«2026-Q4», chín tháng «2026-9M», tháng «2026-11», hoặc hai ngày «20261001-20261120»."
        )


@dataclass(frozen=True, slots=True, order=True)
class CutOff:
    """The last day a report counts, where it is not the period's own: `CutOff(14, 11)` makes the year run from 15/11 of
    the year before to 14/11."""

    day: int
    month: int

    def __post_init__(self) -> None:
        date(2023, self.month, self.day)  # a day of every year: 29/02 is refused here


@dataclass(frozen=True, slots=True)
class Period:
    """A span of calendar days, `start` and `end` included. `months` long, ending with month `last` of `year`.

    With a `cut` the span ends on that day and begins on the day after the same cut of the period before. With `days`
    it is just those days, the first and the last included (see `between`).
    """

    year: int
    last: int
    months: int
    cut: CutOff | None = None
    days: tuple[date, date] | None = None

    def __post_init__(self) -> None:
        if self.months not in (1, 3, 6, 9, 12) or self.last % self.months or not 1 <= self.last <= 12:
            raise ValueError(f"Kỳ {self.months} tháng không thể kết thúc ở tháng {self.last}.")
        if self.cut and (self.months not in (6, 12) or not 0 <= self.last - self.cut.month < self.months):
            raise ValueError(f"Ngày chốt {self.cut.day:02d}/{self.cut.month:02d} không nằm trong kỳ {self}.")

    @classmethod
    def between(cls, start: date, end: date) -> Period:
        """Just the days from `start` to `end`, for a report asked for once. Raises PeriodError when they are turned
        round or lie years apart."""
        if not start <= end or (end - start).days > LONGEST_SPAN:
            raise PeriodError(f"{start:%Y%m%d}-{end:%Y%m%d}")
        return cls(end.year, end.month, 1, days=(start, end))

    @classmethod
    def parse(cls, text: str, cut: CutOff | None = None) -> Period:
        """Reads `2026`, `2026-H1`, `2026-Q3`, `2026-9M`, `2026-11` or `20261001-20261120`; raises PeriodError for
        anything else.

        >>> Period.parse("2026-H1").label, Period.parse("2026-Q3").end
        ('6 tháng đầu năm 2026', datetime.date(2026, 9, 30))
        >>> Period.parse("2026", CutOff(14, 11)).start
        datetime.date(2025, 11, 15)
        """
        if span := _SPAN.fullmatch(text.strip()):
            try:
                start, end = (date(int(day[:4]), int(day[4:6]), int(day[6:])) for day in span.groups())
            except ValueError as error:
                raise PeriodError(text) from error
            return cls.between(start, end)
        found = _WRITTEN.fullmatch(text.strip().upper())
        if not found or not 1900 <= int(found[1]) <= 9998:
            raise PeriodError(text)
        year = int(found[1])
        if found[2]:
            return cls(year, int(found[3]) * 6, 6, cut)
        if found[4]:
            return cls(year, int(found[5]) * 3, 3, cut)
        if found[8]:
            return cls(year, 9, 9, cut)
        return cls(year, int(found[7]), 1, cut) if found[7] else cls(year, 12, 12, cut)

    @classmethod
    def of(cls, day: date, months: int, cut: CutOff | None = None) -> Period:
        """The period of 1, 3, 6 or 12 months that `day` falls in; a day after the cut belongs to the next one."""
        found = cls(day.year, -(-day.month // months) * months, months)
        if cut is None:
            return found
        candidates = (found.previous(), found, found.next())
        spans = [cls(p.year, p.last, months, _cut_within(p, cut)) for p in candidates]
        return next(span for span in spans if day in span)

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def start(self) -> date:
        if self.days:
            return self.days[0]
        if self.cut:
            return self.previous().end + timedelta(days=1)
        return date(self.year, self.last - self.months + 1, 1)

    @property
    def end(self) -> date:
        if self.days:
            return self.days[1]
        if self.cut:
            return date(self.year, self.cut.month, self.cut.day)
        return _last_day(self.year, self.last)

    def previous(self) -> Period:
        """The period just before, with its cut on the same day (of the same year, or six months earlier for a half)."""
        return self._moved(-self.months)

    def next(self) -> Period:
        return self._moved(self.months)

    def year_before(self) -> Period:
        """The same period a year earlier; of a span of days, the same days of that year."""
        if self.days:
            start, end = (_year_earlier(day) for day in self.days)
            return Period.between(start, end)
        return Period(self.year - 1, self.last, self.months, self.cut)

    def _moved(self, months: int) -> Period:
        if self.days:
            length = (self.end - self.start).days + 1
            step = timedelta(days=length if months > 0 else -length)
            return Period.between(self.start + step, self.end + step)
        if self.months == 9:  # nine months have no neighbour but those of another year
            return Period(self.year + (1 if months > 0 else -1), 9, 9)
        index = self.year * 12 + self.last - 1 + months
        year, last = divmod(index, 12)
        moved = Period(year, last + 1, self.months)
        return Period(year, last + 1, self.months, _cut_within(moved, self.cut)) if self.cut else moved

    @property
    def label(self) -> str:
        """How a report names it: «năm 2026», «6 tháng cuối năm 2026», «quý I năm 2026», «tháng 11 năm 2026», «từ ngày
        01/10/2026 đến ngày 20/11/2026»."""
        if self.days:
            return f"từ ngày {self.start:%d/%m/%Y} đến ngày {self.end:%d/%m/%Y}"
        if self.months == 9:
            return f"9 tháng đầu năm {self.year}"
        if self.months == 12:
            return f"năm {self.year}"
        if self.months == 6:
            return f"6 tháng {'đầu' if self.last == 6 else 'cuối'} năm {self.year}"
        if self.months == 3:
            return f"quý {_ROMAN[self.last // 3]} năm {self.year}"
        return f"tháng {self.last} năm {self.year}"

    def __str__(self) -> str:
        if self.days:
            return f"{self.start:%Y%m%d}-{self.end:%Y%m%d}"
        tail = {12: "", 9: "-9M", 6: f"-H{self.last // 6}", 3: f"-Q{self.last // 3}", 1: f"-{self.last:02d}"}
        return f"{self.year}{tail[self.months]}"


def _year_earlier(day: date) -> date:
    """29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def _last_day(year: int, month: int) -> date:
    following = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
    return following - timedelta(days=1)


def _cut_within(period: Period, cut: CutOff) -> CutOff:
    """The same cut in another period: `CutOff(10, 12)` of the second half is `CutOff(10, 6)` of the first."""
    behind = (period.last - cut.month) % period.months
    return CutOff(cut.day, period.last - behind)
