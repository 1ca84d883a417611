"""The days of this room: those of the law through `dinh.law`, and three customs of our own, named here."""

from __future__ import annotations

from datetime import date, timedelta

from dinh.law.due import Due, due

POSTING = "publish.posting"
CASE = "feedback.answer"
FEEDBACK = "oversee.feedback_system"
# Ours, no article: a draft list stays open to comments at least so many days before anyone may approve it. Where a
# sector law names a longer time, the desk types that last day.
COMMENT_DAYS = 5
# Ours: so long after the approval of a list, those on it are asked whether it has come.
ASK_AFTER = timedelta(days=14)
# Ours: a survey runs four weeks of its quarter.
SURVEY_DAYS = 28


def posting(day: date) -> Due:
    """The last day that a list posted on `day` must hang (khoản 2 Điều 13 Luật 10/2022/QH15)."""
    return due(POSTING, day)


def names_until(closed_on: date | None) -> date | None:
    """The last day on which those who received from a drive are named in public: a full term of posting after its end;
    None while it runs (khoản 8 Điều 11, khoản 2 Điều 13)."""
    return posting(closed_on).due if closed_on else None


def case(day: date) -> Due:
    """By when «chưa nhận được» must be looked into: the clock of a report from the people, derived, not a text."""
    return due(CASE, day)


def first_comment_end(day: date) -> date:
    return day + timedelta(days=COMMENT_DAYS)
