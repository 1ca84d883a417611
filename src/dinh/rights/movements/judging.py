"""What a council's or a meeting's count comes to, by the rule the ward entered. Pure: exact counts, no percentages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dinh.law.share import Share


@dataclass(frozen=True, slots=True)
class Rule:
    """`passing` is a share of the seats entitled to vote on the thing; `mark_least` the average to be reached."""

    quorum: Share
    passing: Share
    mark_least: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """`marks` is the sum of all marks given; `needed` how many of `entitled` had to agree."""

    entitled: int
    agreed: int
    against: int
    needed: int
    passed: bool
    marks: int | None = None


def share(top: int, bottom: int, *, more: bool = False) -> Share:
    return Share.more_than(top, bottom) if more else Share.at_least(top, bottom)


def has_quorum(rule: Rule, present: int, seats: int) -> bool:
    return seats > 0 and rule.quorum.reached(present, seats)


def by_votes(rule: Rule, votes: Mapping[int, bool | None], entitled: int) -> Outcome:
    """`votes` by seat; None is a seat that did not choose. `entitled` counts absent seats too, without the barred."""
    agreed = sum(vote is True for vote in votes.values())
    against = sum(vote is False for vote in votes.values())
    needed = rule.passing.needed(entitled)
    return Outcome(entitled, agreed, against, needed, agreed >= needed)


def by_marks(rule: Rule, marks: Mapping[int, int | None], entitled: int) -> Outcome:
    """A seat agrees when its mark reaches `mark_least`. The average of the marks given must reach it too: a sum is
    compared with count × least, so that nothing is rounded."""
    given = [mark for mark in marks.values() if mark is not None]
    least = rule.mark_least or 0
    agreed = sum(mark >= least for mark in given)
    needed = rule.passing.needed(entitled)
    enough = bool(given) and sum(given) >= least * len(given)
    return Outcome(entitled, agreed, len(given) - agreed, needed, enough and agreed >= needed, sum(given))


def household_passes(top: int, bottom: int, agreed: int, present: int) -> bool:
    """Whether so many of the households present agree: at least top/bottom of them."""
    return present > 0 and agreed >= share(top, bottom).needed(present)
