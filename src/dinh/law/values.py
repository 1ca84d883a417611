"""The kinds of value a rule can have besides a share: clocks, months, yearly days, counts, frequencies, words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from dinh.law.share import Share


class DayKind(StrEnum):
    """The law mixes both inside one procedure: the wrong kind raises false alarms."""

    WORKING = "ngày làm việc"
    CALENDAR = "ngày"


class Way(StrEnum):
    """How a limit is counted: done no later than so long after the start; lasting at least so long from the start; done
    at least so long before an event, when the start is the event's day."""

    WITHIN = "within"
    LASTING = "lasting"
    AHEAD = "ahead"

    @property
    def words(self) -> str:
        return "chậm nhất" if self is Way.WITHIN else "ít nhất"


@dataclass(frozen=True, slots=True)
class Clock:
    """A limit of `days`, in working or in calendar days; the first day is not counted."""

    days: int
    kind: DayKind
    way: Way = Way.WITHIN

    @property
    def unit(self) -> str:
        return str(self.kind)

    def __str__(self) -> str:
        return f"{self.way.words} {self.days:02d} {self.kind}"


@dataclass(frozen=True, slots=True)
class Months:
    """A limit in whole months, ending on the same day of a later month or on that month's last day."""

    months: int
    way: Way = Way.WITHIN

    @property
    def unit(self) -> str:
        return "tháng"

    def __str__(self) -> str:
        return f"{self.way.words} {self.months:02d} tháng"


@dataclass(frozen=True, slots=True)
class YearlyDay:
    """A day that returns each year. `before`: the text says «trước ngày», so the day itself is already late.
    `fixed`: the event happens on that day whether offices work or not."""

    day: int
    month: int
    before: bool = False
    fixed: bool = False

    @property
    def unit(self) -> str:
        return "ngày trong năm"

    def __str__(self) -> str:
        lead = "trước ngày" if self.before else "ngày" if self.fixed else "chậm nhất ngày"
        return f"{lead} {self.day:02d}/{self.month:02d} hằng năm"


@dataclass(frozen=True, slots=True)
class Count:
    """Between `low` and `high` of something, both allowed; None leaves that side open."""

    low: int | None
    high: int | None
    of: str

    @property
    def unit(self) -> str:
        return self.of

    def holds(self, number: int) -> bool:
        return (self.low is None or number >= self.low) and (self.high is None or number <= self.high)

    def __str__(self) -> str:
        if self.low is not None and self.high is not None:
            number = f"{self.low:02d}" if self.low == self.high else f"từ {self.low:02d} đến {self.high:02d}"
        else:
            number = f"ít nhất {self.low:02d}" if self.low is not None else f"không quá {self.high:02d}"
        return f"{number} {self.of}"


@dataclass(frozen=True, slots=True)
class Frequency:
    """At least `times` in every period."""

    times: int
    per: Literal["tuần", "tháng", "quý", "năm", "05 năm", "kỳ họp thường lệ"]
    of: str = "lần"

    @property
    def unit(self) -> str:
        return f"{self.of}/{self.per}"

    def __str__(self) -> str:
        return f"ít nhất {self.times:02d} {self.of}/{self.per}"


@dataclass(frozen=True, slots=True)
class Words:
    """A rule without a number, in our own short words."""

    text: str

    @property
    def unit(self) -> str:
        return "quy định"

    def __str__(self) -> str:
        return self.text


Value = Clock | Months | YearlyDay | Count | Frequency | Words | Share


def working(days: int, way: Way = Way.WITHIN) -> Clock:
    return Clock(days, DayKind.WORKING, way)


def calendar(days: int, way: Way = Way.WITHIN) -> Clock:
    return Clock(days, DayKind.CALENDAR, way)
