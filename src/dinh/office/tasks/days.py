"""The days of a task as papers print them, and as people type them: «trước 10/6; trước 10/12».

Pure: no database, no clock. A day becomes the turns it falls due in `occurrences`; the last day to hand in comes from
`deadline`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from dinh.law.periods import Period

_PART = re.compile(
    r"(?:(?P<before>trước)|đến|chậm nhất|hạn)?\s*(?:ngày\s+)?"
    r"(?P<day>\d{1,2})(?:\s*[/-]\s*(?P<month>\d{1,2}))?(?:\s*[/-]\s*(?P<year>\d{4}))?"
    r"(?:\s*\((?P<label>[^()]{1,100})\))?",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[;\n]|,(?![^(]*\))|\s+và\s+(?![^(]*\))", re.IGNORECASE)
_COMES_BACK = re.compile(
    r"(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng)|định kỳ|(?:6|06|sáu)\s+tháng|báo cáo năm", re.IGNORECASE
)
_LAST_OF_QUARTER = 3
_ANSWERS_FOR_LAST = 15  # a day this early in a month or quarter asks for the one that has just ended


class DayError(ValueError):
    """What was typed is not a list of days for that rhythm. The message says which part, why, and how to write it."""


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day as printed. `year` is set for a single day; `month` is the month of the year, or 1–3 within a quarter,
    and None for a monthly day. `before`: the paper says «trước ngày», so the day itself is already late.
    """

    day: int
    month: int | None = None
    year: int | None = None
    before: bool = False
    label: str = ""

    @property
    def json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> PrintedDay:
        names = ("day", "month", "year", "before", "label")
        return cls(**{name: data[name] for name in names if data.get(name) is not None})

    def __str__(self) -> str:
        numbers = "/".join(str(number) for number in (self.day, self.month, self.year) if number is not None)
        label = f" ({self.label})" if self.label else ""
        return f"trước {numbers}{label}" if self.before else f"{numbers}{label}"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One day on which a task falls due, as printed; `period` is what a returning duty answers for, `label` its
    name.
    """

    printed: date
    before: bool = False
    label: str = ""
    period: str = ""


def typed(days: Iterable[PrintedDay]) -> str:
    """How the days stand in the form: `trước 10/6 (Báo cáo 6 tháng); trước 10/12`."""
    return "; ".join(str(day) for day in days)


def parse(text: str, rhythm: str) -> tuple[PrintedDay, ...]:
    """Reads days as typed; raises DayError.

    >>> [str(day) for day in parse("trước ngày 10/6 và trước 10/12", "yearly")]
    ['trước 10/6', 'trước 10/12']
    >>> parse("25", "monthly")
    (PrintedDay(day=25, month=None, year=None, before=False, label=''),)
    """
    parts = [part.strip() for part in _SEPARATOR.split(text) if part.strip()]
    days = tuple(_checked(_read(part, rhythm), part, rhythm) for part in parts)
    if rhythm != "once" and not days:
        raise DayError(_("Hạn: việc lặp lại cần ít nhất một ngày. %(how)s") % {"how": how(rhythm)})
    if rhythm == "once" and len(days) > 1:
        raise DayError(_("Hạn: việc làm một lần chỉ có một ngày. Hãy bỏ bớt, hoặc chọn nhịp “hằng năm”."))
    return days


def how(rhythm: str) -> str:
    """How days of a rhythm are written."""
    return {
        "once": _("Viết ngày/tháng/năm, ví dụ “15/12/2026” hoặc “trước 15/12/2026”."),
        "yearly": _("Viết ngày/tháng, ví dụ “trước 10/6; trước 10/12”."),
        "quarterly": _("Viết ngày của tháng cuối quý, ví dụ “25”; ngày của tháng đầu quý thì viết “5/1”."),
        "monthly": _("Viết ngày trong tháng, ví dụ “25” hoặc “trước 25”."),
    }[rhythm]


def _read(part: str, rhythm: str) -> PrintedDay:
    found = _PART.fullmatch(part)
    if not found:
        raise DayError(_("Hạn: không đọc được “%(part)s”. %(how)s") % {"part": part, "how": how(rhythm)})
    month, year = (int(found[name]) if found[name] else None for name in ("month", "year"))
    return PrintedDay(int(found["day"]), month, year, bool(found["before"]), (found["label"] or "").strip())


def _checked(day: PrintedDay, part: str, rhythm: str) -> PrintedDay:
    complete = {
        "once": day.month is not None and day.year is not None,
        "yearly": day.month is not None and day.year is None,
        "quarterly": day.year is None and (day.month or 1) <= _LAST_OF_QUARTER,
        "monthly": day.month is None and day.year is None,
    }[rhythm]
    if not complete:
        raise DayError(_("Hạn: “%(part)s” không hợp với nhịp đã chọn. %(how)s") % {"part": part, "how": how(rhythm)})
    year, month = day.year or 2024, day.month if rhythm in {"once", "yearly"} else 1
    try:
        date(year, month or 1, day.day)  # 2024 has a 29/02
    except ValueError:
        raise DayError(_("Hạn: không có ngày “%(part)s”. %(how)s") % {"part": part, "how": how(rhythm)}) from None
    return day


def occurrences(rhythm: str, days: Iterable[PrintedDay], start: date, end: date) -> list[Occurrence]:
    """The printed days of a task from `start` to `end`, in order; a one-off task gives its only day whatever the span.

    A day a month does not have is that month's last day.
    """
    days = tuple(days)
    if rhythm == "once":
        return [Occurrence(date(d.year, d.month, d.day), d.before, d.label) for d in days if d.year and d.month]
    span = (found for year in range(start.year, end.year + 1) for found in _of_year(rhythm, days, year))
    return sorted((found for found in span if start <= found.printed <= end), key=lambda found: found.printed)


def _of_year(rhythm: str, days: tuple[PrintedDay, ...], year: int) -> Iterator[Occurrence]:
    for day in days:
        if rhythm == "yearly":
            period = _yearly_period(day, days, year)
            yield _occurrence(day, year, day.month or 1, period, day.label)
        elif rhythm == "quarterly":
            for quarter in range(4):
                yield _within(day, year, quarter * 3 + (day.month or _LAST_OF_QUARTER), 3, (day.month or 3) == 1)
        else:
            for month in range(1, 13):
                yield _within(day, year, month, 1, True)


def _within(day: PrintedDay, year: int, month: int, months: int, early: bool) -> Occurrence:
    """A day of a month or quarter: one in its first days asks for the period that has just ended."""
    period = Period.of(date(year, month, 1), months)
    asked = period.previous() if early and day.day <= _ANSWERS_FOR_LAST else period
    name = asked.label[0].upper() + asked.label[1:]
    return _occurrence(day, year, month, str(asked), f"{day.label}, {asked.label}" if day.label else name)


def _occurrence(day: PrintedDay, year: int, month: int, period: str, label: str) -> Occurrence:
    last = monthrange(year, month)[1]
    return Occurrence(date(year, month, min(day.day, last)), day.before, label[:100], period)


def _yearly_period(day: PrintedDay, days: tuple[PrintedDay, ...], year: int) -> str:
    """What a yearly report answers for: its label says so, or a pair of days in the middle and at the end of a year."""
    month, label = day.month or 1, day.label.lower()
    if "6 tháng" in label or "sáu tháng" in label:
        return f"{year}-H1" if 4 < month < 10 else f"{year if month > 10 else year - 1}-H2"
    if "năm" in label:
        return str(year if month > 6 else year - 1)
    months = sorted(other.month or 0 for other in days)
    if len(months) == 2 and months[0] in (5, 6, 7) and months[1] in (11, 12):
        return f"{year}-H1" if month == months[0] else str(year)
    return ""


def a_year_after(day: date) -> date:
    """The same day next year; 28/02 for a 29/02."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def from_clause(
    text: str, due: Iterable[dict[str, Any]], issued: date | None = None
) -> tuple[str, tuple[PrintedDay, ...]]:
    """The rhythm and days a clause suggests, from its `due` (day, month, year, yearly, label) and its words.

    The reader keeps the printed day (`06-10`); whether the paper says «trước ngày» is read from the words around it
    here. A day printed without a year comes back every year only where the words say so (hằng năm, định kỳ, báo cáo
    6 tháng…); in any other paper of a known day it is the first such day after `issued`.
    """
    comes_back = issued is None or _COMES_BACK.search(text) is not None
    found = [_printed(item, text, None if comes_back else issued) for item in due]
    yearly = tuple(dict.fromkeys(day for day in found if day.year is None))
    single = tuple(day for day in found if day.year is not None)
    if yearly:
        return "yearly", yearly
    return "once", tuple(sorted(single, key=lambda day: (day.year, day.month, day.day)))[-1:]


def _printed(item: dict[str, Any], text: str, issued: date | None) -> PrintedDay:
    day, month = item["day"], item["month"]
    year = None if item.get("yearly") else item.get("year")
    if year is None and issued is not None:
        year = issued.year + ((month, day) < (issued.month, issued.day))
    name = _name(item.get("label") or "") if year is None else ""  # several days need names, one day does not
    return PrintedDay(day, month, year, says_before(f"{item.get('text') or ''} {text}", day, month), name)


def _name(label: str) -> str:
    """The name of a report as its due day gives it, without the verb that stood before the day: «Báo cáo năm gửi»."""
    bare = re.sub(r"[()]", " ", label).strip()
    bare = re.sub(r"\s+(?:gửi|nộp|báo cáo|hoàn thành|xong)$", "", bare, flags=re.IGNORECASE)
    return (bare[:1].upper() + bare[1:])[:100]


def says_before(text: str, day: int, month: int) -> bool:
    """Whether the words say «trước» of that day: «trước ngày 10/6», «trước 10 tháng 6».

    >>> says_before("Báo cáo 6 tháng gửi trước ngày 10/6, báo cáo năm gửi ngày 10/12", 10, 6)
    True
    >>> says_before("Báo cáo 6 tháng gửi trước ngày 10/6, báo cáo năm gửi ngày 10/12", 10, 12)
    False
    """
    written = rf"trước\s+(?:hết\s+)?(?:ngày\s+)?0?{day}\s*(?:[/-]|\s+tháng\s+)\s*0?{month}(?!\d)"
    return re.search(written, text, re.IGNORECASE) is not None
