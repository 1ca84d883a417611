"""How long an office lasts: whole months from the day it begins. No day off moves its end, for nothing has to be done
on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dinh.law import rules
from dinh.law.dated import Rule
from dinh.law.due import NotAClock
from dinh.law.values import Months
from dinh.law.workdays import spoken


@dataclass(frozen=True, slots=True)
class Term:
    """`last` is the last day of the office. `steps` say how it was reckoned."""

    rule: str
    begins: date
    last: date
    steps: tuple[str, ...]
    article: str
    verified: bool


def term(rule: Rule | str, begins: date) -> Term:
    """The term of an office that begins on a day, by the law of that day. Raises NoSuchRule, RuleNotKnown, NotAClock.

    >>> term("elect.term", date(2026, 6, 1)).last
    datetime.date(2031, 5, 31)
    """
    rule = rules.get(rule) if isinstance(rule, str) else rule
    entry = rule.entry(begins)
    end = shifted(begins, _months(rule, begins)) - timedelta(days=1)
    steps = (
        f"{rule.title}: {entry.value} ({entry.cite}).",
        f"Từ {spoken(begins)} đến hết {spoken(end)}.",
    )
    return Term(rule.key, begins, end, steps, str(entry.cite), entry.provenance.verified)


def bounds(rule: Rule | str, day: date, known: date) -> tuple[date, date]:
    """The earliest and the latest day to which a rule in months lets `day` be moved, by the law of the day `known`.

    >>> bounds("elect.term_shift", date(2031, 5, 31), date(2026, 11, 21))
    (datetime.date(2030, 11, 30), datetime.date(2031, 11, 30))
    """
    rule = rules.get(rule) if isinstance(rule, str) else rule
    months = _months(rule, known)
    return shifted(day, -months), shifted(day, months)


def shifted(day: date, months: int) -> date:
    """The same day so many months later or earlier, or that month's last day.

    >>> shifted(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (following - timedelta(days=1)).day))


def _months(rule: Rule, day: date) -> int:
    value = rule.on(day)
    if not isinstance(value, Months):
        raise NotAClock(rule, day)
    return value.months
