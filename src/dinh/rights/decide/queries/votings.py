"""How the votings of a matter stand: steps before them, what earlier ones allow, results once counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from dinh.ground.clock import today
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.law.matters import VoteForm
from dinh.law.passes import passes
from dinh.rights.decide import counting, course, lawful
from dinh.rights.decide.models import Done, Matter, Round


def past(matter: Matter, group: int | None = None) -> list[lawful.Past]:
    """Counted votings of a matter; of one group when given."""
    rounds = matter.rounds.filter(state=Round.State.COUNTED)
    rounds = rounds.filter(group=group) if group else rounds
    return [_past(each) for each in rounds]


def _past(round: Round) -> lawful.Past:
    return lawful.Past(
        form=VoteForm(round.form), total=round.total or 0, present=round.present or 0, day=day_of(round),
        consent=round.purpose == Round.Purpose.CONSENT, yes=round.numbers["votes"].get(counting.YES, 0),
    )  # fmt: skip


def day_of(round: Round) -> date:
    """The day the law counts from: of a meeting the day it is held (the last cluster's, when clusters meet on several
    days), otherwise the last day of voting."""
    if round.form != Round.Form.MEETING:
        return timezone.localdate(round.closes_at)
    last = round.clusters.aggregate(last=Max("meets_at"))["last"]
    return timezone.localdate(last or round.opens_at)


def offers(matter: Matter, group: int | None = None) -> list[lawful.Offer]:
    wide = matter.scope == Matter.Scope.COMMUNE
    return lawful.offers(matter.code, commune_wide=wide, past=past(matter, group))


def standings(round: Round) -> list[course.Standing]:
    """The steps before a voting opens, done or not. Steps written down on the matter count for all its votings."""
    rows = Done.objects.filter(matter=round.matter_id)
    done: dict[str, date] = {}
    for row in rows:
        if row.round_id in (None, round.pk):
            done[row.key] = row.on
    opens = timezone.localdate(round.opens_at)
    consent = round.purpose == Round.Purpose.CONSENT
    wanted = course.steps(round.matter.code, VoteForm(round.form), deed=round.matter.deed, consent=consent)
    return [course.standing(step, done, opens) for step in wanted]


@dataclass(frozen=True, slots=True)
class Result:
    """A counted voting. `verdict` is None for a poll on the form (then `consent` is the law's answer)."""

    round: Round
    count: counting.Count
    verdict: counting.Verdict | None
    consent: Any = None

    @property
    def lines(self) -> list[tuple[str, int]]:
        """Each option's words with its votes, in the order they were put."""
        return [(each["label"], self.count.votes.get(each["key"], 0)) for each in self.round.options]


def result(round: Round) -> Result | None:
    """None until the voting is counted: before that nobody is told any number of any answer."""
    if round.state != Round.State.COUNTED:
        return None
    count, day = count_of(round), day_of(round)
    if round.purpose == Round.Purpose.CONSENT:
        answer = passes("online_consent", count.votes.get(counting.YES, 0), count.total, day)
        return Result(round, count, None, answer)
    return Result(round, count, verdict_of(round, count))


def count_of(round: Round) -> counting.Count:
    numbers = round.numbers
    return counting.Count(numbers["votes"], round.present or 0, round.total or 0, numbers["spoiled"], numbers["unused"])


def verdict_of(round: Round, count: counting.Count) -> counting.Verdict:
    keys = [each["key"] for each in round.options]
    return counting.verdict(
        round.matter.code, count, day_of(round), deed=round.matter.deed, options=keys, seats=round.seats
    )


def fell_short(round: Round) -> bool:
    return round.state == Round.State.COUNTED and lawful.fell_short(round.matter.code, _past(round))


def too_few(round: Round, present: int) -> bool:
    """Whether a meeting with so many households present cannot pass its matter, whatever they want."""
    past = lawful.Past(VoteForm(round.form), round.total or 0, present, day_of(round))
    return lawful.fell_short(round.matter.code, past)


@dataclass(frozen=True, slots=True)
class Groups:
    """A commune-wide matter, group by group. `settled` is None while groups are still to be counted and could change
    the outcome; `answer` the law's on the groups that agree so far."""

    rounds: tuple[Round, ...]
    agree: tuple[Round, ...]
    waiting: tuple[ResidentialGroup, ...]
    answer: Any
    settled: bool | None


def of_groups(matter: Matter) -> Groups:
    """Groups in force today are the total; each agrees by its own share of its own households (`law.passes`)."""
    groups = list(groups_on(today()))
    rounds = {each.group_id: each for each in _deciding(matter)}
    done = tuple(each for each in rounds.values() if each.state == Round.State.COUNTED and not fell_short(each))
    agree = tuple(each for each in done if verdict_of(each, count_of(each)).passed)
    counted = {each.group_id for each in done}
    waiting = tuple(each for each in groups if each.pk not in counted)
    whole = len(counted) + len(waiting)
    answer = passes(matter.code, len(agree), whole, today(), "xa") if whole else None
    return Groups(done, agree, waiting, answer, answer.passes if answer and not waiting else None)


def _deciding(matter: Matter) -> list[Round]:
    """The last voting of each group about the matter itself, earlier stages first."""
    rounds = matter.rounds.filter(purpose=Round.Purpose.DECIDE).exclude(state=Round.State.CALLED_OFF)
    return list(rounds.select_related("group", "matter").order_by("stage"))
