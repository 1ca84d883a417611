"""The days of oversight, each from the law of its day: notice before a visit, replies, terms of boards.

No number stands here: all from `dinh.law.rules.oversee`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dinh.law import offices, rules
from dinh.law.dated import Dated, RuleNotKnown
from dinh.law.due import Due, due
from dinh.law.values import Count, Months
from dinh.rights.oversee.models import Board, By, Recommendation, Visit

NOTICE, INVESTOR_NOTICE = "oversee.inspection_plan_sent", "oversee.investment_notice"
REPLIES = {By.TTND: "oversee.inspection_reply", By.GSDT: "oversee.investment_reply"}
INSPECTORS, DEPUTIES = "oversee.inspectors", "oversee.inspection_deputies"
INVESTMENT, PEOPLE = "oversee.investment_members", "oversee.investment_people"
BY_ELECTION, TERM, PLANS = "oversee.inspection_by_election", "elect.term", "oversee.inspection_plans"
DAY = timedelta(days=1)


def entry(key: str, day: date) -> Dated:
    """A rule as it stands on a day: its value, article and how far it can be trusted."""
    return rules.get(key).entry(day)


def article(key: str, day: date) -> str:
    return str(entry(key, day).cite)


def bounds(key: str, day: date) -> tuple[int, int]:
    """The least and the most people a rule of numbers lets sit; 0 and a great many where it says nothing."""
    value = entry(key, day).value
    low, high = (value.low, value.high) if isinstance(value, Count) else (None, None)
    return low or 0, high if high is not None else 10_000


def told_by(visit: Visit) -> Due | None:
    """The last day to send the plan of a visit of the Ban TTND to the place; None where the law sets no day."""
    return due(NOTICE, visit.planned_on) if visit.by == By.TTND else None


def investor_told_by(watch_from: date) -> Due:
    """The last day to tell the investor, for watching that begins on a day."""
    return due(INVESTOR_NOTICE, watch_from)


@dataclass(frozen=True, slots=True)
class Reply:
    """By when a recommendation is answered, why, and how it stands. `late` counts from the day after `due`; a reply
    after it stays late."""

    due: date
    steps: tuple[str, ...]
    article: str
    verified: bool
    late: int


def reply_term(one: Recommendation, day: date) -> Reply | None:
    """The clock of a reply on a day; None before the body received it, and where nothing sets a day."""
    if one.received_on is None:
        return None
    end = one.replied_on or day
    if key := REPLIES.get(By(one.by)):
        term = due(key, one.received_on)
        return Reply(term.due, term.steps, term.article, term.verified, max(0, (end - term.due).days))
    if one.reply_by is None:
        return None
    return Reply(one.reply_by, (), "", True, max(0, (end - one.reply_by).days))


def in_time(one: Recommendation) -> bool:
    """Whether a reply came within its days; where nothing sets a day, any reply did."""
    if one.replied_on is None:
        return False
    term = reply_term(one, one.replied_on)
    return term is None or not term.late


def by_election_until(board: Board) -> date | None:
    """The last day on which the law lets a member be elected for the rest of the term; None without a known end."""
    if board.last is None:
        return None
    value = entry(BY_ELECTION, board.begins or board.made_on).value
    months = value.months if isinstance(value, Months) else 0
    return offices.shifted(board.last + DAY, -months)


def term_of_heads(begins: date) -> offices.Term | None:
    """The term of heads of groups that begins on a day; None where the law of that day is not known here."""
    try:
        return offices.term(TERM, begins)
    except RuleNotKnown:
        return None
