"""When the conference of a work year must have been held, and how long a workplace's inspection board serves."""

from __future__ import annotations

from datetime import date, timedelta

from dinh.law import rules
from dinh.law.due import Due, due
from dinh.law.values import Count, Months

HELD_BY, TERM = "agency.conference", "agency.inspection_term"
FIRST_YEAR = 2023  # the first work year whose conference the law of 01/07/2023 asks for
ENDING = timedelta(days=60)  # ours: so long before its end a board's term is called to mind
CALLED = timedelta(days=45)  # ours: so long before the law's day the conference is called to mind


def conference_due(year: int) -> Due:
    """By when the conference of a work year must be held: a day of the year after it. Raises CalendarTooShort."""
    return due(HELD_BY, date(year + 1, 1, 1))


def year_due(day: date) -> int:
    """The work year whose conference is due in the year of a day."""
    return day.year - 1


def board_end(elected_on: date) -> date:
    """The last day of a board's term: the law's months after its election, on the same day of the month."""
    value = rules.get(TERM).on(elected_on)
    months = value.months if isinstance(value, Months) else 0
    year, month = divmod(elected_on.year * 12 + elected_on.month - 1 + months, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(elected_on.day, last))


def bound(key: str, number: int, day: date) -> bool:
    """Whether a number of people lies within the count the law sets on a day."""
    value = rules.get(key).on(day)
    return isinstance(value, Count) and value.holds(number)


def law_words(key: str, day: date) -> str:
    """«từ 03 đến 09 người (Điều 60 Luật 10/2022/QH15)»."""
    rule = rules.get(key)
    return f"{rule.on(day)} ({rule.entry(day).cite})"
