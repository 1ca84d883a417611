"""Votings with slips for the tests: a ballot after a failed meeting, an online voting after its poll, each open with a
team and a slip for every household."""

from __future__ import annotations

from datetime import timedelta

import time_machine

from dinh.ground.actor import Actor
from dinh.rights.decide import actions
from dinh.rights.decide.actions import Member
from dinh.rights.decide.models import RollEntry, Round, Slip
from dinh.rights.decide.tests.voting import DAY, group, households, met, on, opened, over, plan, tabled, voted

TEAM = (
    Member("Phạm Thị Hoa", "Trưởng ban công tác Mặt trận", head=True),
    Member("Lý Văn Sơn", "Chi hội Nông dân", knows_it=True),
    Member("Bùi Thị Nga", "Chi hội Phụ nữ"),
)


def inside(round: Round, hours: float = 2) -> time_machine.travel:
    return time_machine.travel(round.opens_at + timedelta(hours=hours), tick=False)


def issued(by: Actor, round: Round) -> list[Slip]:
    """Its team named, a slip for every household, in the order of serials."""
    with inside(round, 0):
        actions.name_team(by=by, round=round, members=TEAM, from_front=True)
        actions.issue(by=by, round=round)
    return slips(round)


def slips(round: Round) -> list[Slip]:
    return list(Slip.objects.filter(round=round, ended="").select_related("entry").order_by("serial"))


def ballot(ward, head: Actor, second: Actor, count: int = 12, **changes: object) -> Round:
    """A contribution that too few came to decide: slips go to `count` households of group 1."""
    households(ward.commune, count, group())
    with on(DAY):
        matter = tabled(head)
    met(head, second, opened(head, matter, plan()), count // 2, {"yes": count // 2})
    return opened(head, matter, plan("household_ballot", day=DAY + timedelta(days=50), **changes))


def self_rule(ward, head: Actor, visitor: Actor, count: int = 12, form: str = "online", **changes: object) -> Round:
    """A matter of self-management whose households agreed to vote online."""
    households(ward.commune, count, group())
    with on(DAY):
        matter = tabled(head, "BQ6", title="Lịch quét ngõ chung")
    poll = opened(head, matter, plan("online", purpose="consent"))
    with inside(poll, 1):
        voted(RollEntry.objects.filter(round=poll)[: count // 2 + 1], "yes", visitor)
    with over(poll):
        actions.close_round(by=head, round=poll)
        actions.count_round(by=head, round=poll)
    return opened(head, matter, plan(form, day=DAY + timedelta(days=60), **changes))
