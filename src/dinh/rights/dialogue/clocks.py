"""What the law says of reception and dialogue on a day: how often, how long ahead, by whom, by when.

No number stands here: all from `dinh.law.rules` (reception, party, oversee), by the law of the day asked about.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from dinh.law import casework, rules
from dinh.law.casework import Ground
from dinh.law.dated import Dated, RuleNotKnown
from dinh.law.days import STATE_OFFICES
from dinh.law.due import Due, due
from dinh.law.values import Count, Frequency
from dinh.law.workdays import CalendarTooShort

VN = ZoneInfo("Asia/Ho_Chi_Minh")
CHAIR_DAYS, PARTY_DAYS = "reception.chair_days", "party.reception_days"
QUOTA_RULES = ("oversee.dialogue", "party.dialogue")
DAY = timedelta(days=1)


def entry(key: str, day: date) -> Dated | None:
    """A rule's value in force on a day, with its article and how far it can be trusted; None where none is known."""
    try:
        return rules.get(key).entry(day)
    except RuleNotKnown:
        return None


def post_by(day: date) -> Due:
    """The last day to post a reception day. Raises CalendarTooShort for a year whose days off nobody has entered."""
    return due("reception.schedule", day)


def notice_online_by(day: date) -> Due | None:
    """The last day to announce an online session; None where the law of that day knows none."""
    return due("reception.online_notice", day) if entry("reception.online_notice", day) else None


def check_by(day: date) -> Due | None:
    """The last day for the technical check of an online session."""
    return due("reception.online_check", day) if entry("reception.online_check", day) else None


def link_by(day: date, starts: datetime) -> datetime | None:
    """When the link of an online session must be ready."""
    found = entry("reception.online_link", day)
    hours = found.value.low if found and isinstance(found.value, Count) else None
    return starts - timedelta(hours=hours) if hours else None


def answer_by(day: date) -> Due:
    return due("reception.answer", day)


def promise_by(day: date) -> Due:
    """By when the result of what the head promised at reception is told."""
    return due("reception.promise", day)


def notice_by(ground: str, day: date) -> Due | None:
    """By when the written refusal is sent; None where a refusal is explained on the spot, or no term was read."""
    if ground not in casework.NOTICE_GROUNDS or entry("reception.refusal", day) is None:
        return None
    return due("reception.refusal", day)


def may_not_delegate(day: date) -> Dated | None:
    """The rule that forbids the chair to send a deputy, where it is in force."""
    return entry("reception.delegation", day)


def refusal_grounds(day: date) -> tuple[Ground, ...]:
    """The grounds in force on a day: the decree's letters only since the decree."""
    settled = (casework.FINALLY_SETTLED,)
    return (*casework.REFUSAL_GROUNDS, *settled) if entry("reception.refusal", day) else settled


def representatives(people: int, day: date) -> tuple[Count, str] | None:
    """How many may speak for so many people with the same matter, and the article; None when each speaks alone."""
    for low, high, key in casework.REPRESENTATIVES:
        if people >= low and (high is None or people <= high):
            found = entry(key, day)
            if found and isinstance(found.value, Count):
                return found.value, str(found.cite)
    return None


@dataclass(frozen=True, slots=True)
class Span:
    """A week or a month in which the head must receive so many days; `off` when offices work on none of its days."""

    first: date
    last: date
    needed: int
    per: str
    cite: str
    verified: bool
    off: bool = False

    @property
    def label(self) -> str:
        return (
            f"{self.first.month:02d}/{self.first.year}"
            if self.per == "tháng"
            else f"{self.first:%d/%m}–{self.last:%d/%m/%Y}"
        )


def spans(key: str, first: date, last: date) -> list[Span]:
    """The weeks or months that begin between two days, by the law of each. A week cut by the change of the law is
    asked nothing: neither law fills it."""
    found: list[Span] = []
    day = first
    while day <= last:
        now = entry(key, day)
        if now is None or not isinstance(now.value, Frequency):
            day += DAY
            continue
        begin, end = _month(day) if now.value.per == "tháng" else _week(day)
        if begin < day:  # the rest of a week or month whose beginning lies before: of another law, or before `first`
            day = end + DAY
            continue
        if entry(key, end) is now:
            sure, off = now.provenance.verified, _off(begin, end)
            found.append(Span(begin, end, now.value.times, now.value.per, str(now.cite), sure, off))
            day = end + DAY
        else:
            day = next(each for each in _days(day, end) if entry(key, each) is not now)
    return found


def _week(day: date) -> tuple[date, date]:
    monday = day - DAY * day.weekday()
    return monday, monday + DAY * 6


def _month(day: date) -> tuple[date, date]:
    begin = day.replace(day=1)
    return begin, (begin + DAY * 31).replace(day=1) - DAY


def _days(first: date, last: date) -> list[date]:
    return [first + DAY * n for n in range((last - first).days + 1)]


def _off(first: date, last: date) -> bool:
    try:
        return not any(STATE_OFFICES.is_working(day) for day in _days(first, last))
    except CalendarTooShort:
        return False
