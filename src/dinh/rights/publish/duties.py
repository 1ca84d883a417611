"""What a version owes to whom, and what is still missing where: pure functions over what is known of it.

A channel is done only when it has its proof for its full term: Điều 12, 13 Luật 10/2022/QH15.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dinh.law import rules
from dinh.law.dated import Rule
from dinh.law.due import Due, due
from dinh.law.publicity import Channel, item
from dinh.law.values import Clock

DAY = timedelta(days=1)


class State(StrEnum):
    """How a duty stands. `MISSING` still in time, `LATE` past its start; `RUNNING` begun, its term not over;
    `TO_CONFIRM` its term is over and nobody has said that it hung to the end; `BROKEN` begun and stopped too early."""

    MISSING = "missing"
    LATE = "late"
    RUNNING = "running"
    TO_CONFIRM = "to_confirm"
    BROKEN = "broken"
    DONE = "done"

    @property
    def begun(self) -> bool:
        return self in (State.RUNNING, State.TO_CONFIRM, State.DONE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a duty is owed: a residential group, or the seat of the commune (`group` None)."""

    group: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Hung:
    """A posting that somebody proved: where, from when, and until when if it has ended. `pk` opens it."""

    pk: int
    group: int | None
    since: date
    ended: date | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one version on a day. `terms` are terms of other laws that replace a rule, by its key.

    `on_page` is when it stood on the portal: from, and until before which day (None: still there). `spoken` the days
    with a broadcast; `sent` the groups whose heads got it; `replaced`: a newer quarterly list has taken its place.
    """

    item: str
    is_list: bool
    decided: date
    groups: tuple[Place, ...]
    loudspeaker: bool
    on_page: tuple[date, date | None] | None = None
    hung: tuple[Hung, ...] = ()
    spoken: frozenset[date] = frozenset()
    sent: frozenset[int] = frozenset()
    replaced: bool = False
    terms: tuple[Rule, ...] = ()

    def rule(self, key: str) -> Rule:
        """The rule for this version: another law's where one prevails."""
        return next((rule for rule in self.terms if rule.key == key), None) or rules.get(key)

    @property
    def channels(self) -> tuple[Channel, ...]:
        if self.is_list:
            return (Channel.WEB, Channel.LIST)
        return tuple(c for c in item(self.item).channels if c is not Channel.LOUDSPEAKER or self.loudspeaker)


@dataclass(frozen=True, slots=True)
class Duty:
    """One channel at one place. `start` says by when it must begin and why; `since` when it began; `term` until when it
    must last, where it has a term; `days` of `needed` are counted for the loudspeakers."""

    channel: Channel
    place: Place | None
    state: State
    start: Due
    since: date | None = None
    term: Due | None = None
    proof: int | None = None
    days: int = 0
    needed: int = 0


def duties(facts: Facts, today: date) -> tuple[Duty, ...]:
    """Everything the version owes, in the order of the channels, the seat before the groups.

    Raises what `law.due` raises: a rule not known on the day of the decision, a year without a calendar.
    """
    start = due(facts.rule("publish.start"), facts.decided)
    waiting = State.LATE if today > start.due else State.MISSING
    found: list[Duty] = []
    for channel in facts.channels:
        if channel is Channel.WEB:
            found.append(_web(facts, start, waiting))
        elif channel is Channel.LOUDSPEAKER:
            found.append(_spoken(facts, start, waiting, today))
        elif channel is Channel.HEADS:
            done = {True: State.DONE, False: waiting}
            found += [Duty(channel, place, done[place.group in facts.sent], start) for place in facts.groups]
        else:
            places = _posted_at(channel, facts)
            found += [_posted(channel, place, facts, start, waiting, today) for place in places]
    return tuple(found)


def complete(found: Sequence[Duty]) -> bool:
    return all(duty.state is State.DONE for duty in found)


def _posted_at(channel: Channel, facts: Facts) -> tuple[Place, ...]:
    """The seat alone for what hangs there for good (khoản 4, 13 Điều 11); otherwise the seat and every group."""
    seat = Place(None, "")
    return (seat,) if channel is Channel.POSTING_PERMANENT else (seat, *facts.groups)


def _web(facts: Facts, start: Due, waiting: State) -> Duty:
    """On the page. A list of persons comes down after its term of posting; anything else stays."""
    if facts.on_page is None:
        return Duty(Channel.WEB, None, waiting, start)
    since, until = facts.on_page
    kept = until is None or (Channel.POSTING in facts.channels and until > _term(facts, since).due)
    return Duty(Channel.WEB, None, State.DONE if kept else State.BROKEN, start, since)


def _term(facts: Facts, since: date) -> Due:
    return due(facts.rule("publish.posting"), since)


def _posted(channel: Channel, place: Place, facts: Facts, start: Due, waiting: State, today: date) -> Duty:
    """The posting that serves best: one that hung its full term, then the one hanging now, then the last."""
    here = sorted((h for h in facts.hung if h.group == place.group), key=lambda h: (h.since, h.pk))
    if not here:
        return Duty(channel, place, waiting, start)
    judged = [_hanging(channel, place, hung, facts, start, today) for hung in here]
    whole = [duty for duty in judged if duty.state is State.DONE]
    return whole[0] if whole else judged[-1]


def _hanging(channel: Channel, place: Place, hung: Hung, facts: Facts, start: Due, today: date) -> Duty:
    if channel is not Channel.POSTING:  # hangs for good, or until the next list
        state = State.DONE if hung.ended is None or facts.replaced else State.BROKEN
        return Duty(channel, place, state, start, hung.since, None, hung.pk)
    term = _term(facts, hung.since)
    if hung.ended is None:
        state = State.RUNNING if today <= term.due else State.TO_CONFIRM
    else:
        state = State.DONE if hung.ended > term.due else State.BROKEN
    return Duty(channel, place, state, start, hung.since, term, hung.pk)


def _spoken(facts: Facts, start: Due, waiting: State, today: date) -> Duty:
    """Days in a row with a broadcast, against the number the law asks for; a day missed begins the count anew."""
    clock = facts.rule("publish.loudspeaker").on(facts.decided)
    if not isinstance(clock, Clock):
        raise TypeError(f"publish.loudspeaker is no term: {clock}")
    if not facts.spoken:
        return Duty(Channel.LOUDSPEAKER, None, waiting, start, needed=clock.days)
    best = longest_run(facts.spoken)
    missed = max(facts.spoken) < today - DAY
    state = State.DONE if best >= clock.days else State.BROKEN if missed else State.RUNNING
    return Duty(Channel.LOUDSPEAKER, None, state, start, min(facts.spoken), days=best, needed=clock.days)


def longest_run(days: frozenset[date]) -> int:
    """How many days in a row, at most.

    >>> longest_run(frozenset({date(2026, 2, 1), date(2026, 2, 2), date(2026, 2, 4)}))
    2
    """
    best = run = 0
    for day in sorted(days):
        run = run + 1 if day - DAY in days else 1
        best = max(best, run)
    return best
