"""Whatever people do, in whatever order: one household has at most one vote, what was answered counts once, and a
signed record stays as it was signed."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dinh.ground.gate import Refused
from dinh.rights.decide import actions
from dinh.rights.decide.models import Cast, Decision, RollEntry, Round, Slip, Tally
from dinh.rights.decide.queries import counted
from dinh.rights.decide.tests.meeting import signed
from dinh.rights.decide.tests.slips import inside, issued, over, self_rule
from dinh.rights.decide.tests.voting import group, households

HOUSEHOLDS = 4
STEPS = st.tuples(
    st.sampled_from(["vote", "old code", "return", "replace", "take back", "forge", "late", "more households"]),
    st.integers(0, HOUSEHOLDS - 1),
    st.sampled_from(["yes", "no"]),
)
EXAMPLES = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Undo(Exception):
    pass


@contextmanager
def undone() -> Iterator[None]:
    """Each example begins from the same database."""
    with suppress(Undo), transaction.atomic():
        yield
        raise Undo


class Play:
    """A voting that takes slips and web votes at once, and everything anybody could try on it."""

    def __init__(self, ward, head, visitor, round: Round) -> None:
        self.ward, self.head, self.visitor, self.round = ward, head, visitor, round
        self.entries = list(RollEntry.objects.filter(round=round).order_by("pk")[:HOUSEHOLDS])
        self.old: dict[int, Slip] = {}
        self.said: dict[int, str] = {}
        self.fresh = itertools.count(500)

    def slip(self, at: int) -> Slip:
        slip: Slip = Slip.objects.get(entry=self.entries[at], ended="")
        return slip

    def do(self, what: str, at: int, answer: str) -> None:
        with inside(self.round), transaction.atomic():
            match what:
                case "vote":
                    actions.vote_with_code(by=self.visitor, slip=self.slip(at), answer=[answer])
                    self.said.setdefault(at, answer)
                case "old code":
                    if at in self.old:
                        actions.vote_with_code(by=self.visitor, slip=self.old[at], answer=[answer])
                        pytest.fail("a code that ended was taken")
                case "return":
                    actions.receive(by=self.head, slip=self.slip(at))
                case "replace":
                    old = self.slip(at)
                    actions.replace(by=self.head, slip=old, ended="lost")
                    self.old[at] = old
                case "take back":
                    actions.take_back(by=self.head, slip=self.slip(at), why="nhầm")
                case "forge":
                    other = self.entries[(at + 1) % HOUSEHOLDS]
                    actions.vote(by=self.visitor, entry=other, answer=[answer], receipt=f"{at}")
                    self.said.setdefault((at + 1) % HOUSEHOLDS, answer)
                case "late":
                    sent = self.round.closes_at + timedelta(seconds=1)
                    actions.vote_with_code(by=self.visitor, slip=self.slip(at), answer=[answer], at=sent)
                    pytest.fail("a late vote was taken")
                case "more households":
                    households(self.ward.commune, 1, group(), first=next(self.fresh))

    def try_to(self, what: str, at: int, answer: str) -> None:
        try:
            self.do(what, at, answer)
        except (ValidationError, Refused):
            return


@EXAMPLES
@given(steps=st.lists(STEPS, max_size=20), secret=st.booleans())
def test_no_sequence_gives_a_household_two_votes(ward, ba, visitor, steps, secret):
    with undone():
        round = self_rule(ward, ba, visitor, count=HOUSEHOLDS + 4, form="household_ballot", web=True, secret=secret)
        issued(ba, round)
        play = Play(ward, ba, visitor, round)
        for what, at, answer in steps:
            play.try_to(what, at, answer)
        casts = Counter(Cast.objects.filter(round=round).values_list("entry_id", flat=True))
        assert set(casts.values()) <= {1}
        web = Cast.objects.filter(round=round, channel="web").count()
        round.refresh_from_db()
        votes = counted.votes_of(counted.electronic(round))
        assert sum(votes.values()) == web == len(play.said)
        assert votes == dict(Counter(play.said.values()))
        assert round.total == HOUSEHOLDS + 4


@EXAMPLES
@given(tries=st.lists(st.sampled_from(["sign", "tally", "count", "open", "close", "vote", "correct"]), max_size=10))
def test_no_sequence_changes_a_signed_record(ward, ba, mai, visitor, tries):
    with undone():
        round = self_rule(ward, ba, visitor, count=10)
        slips = issued(ba, round)
        with inside(round):
            for slip in slips[:6]:
                actions.vote_with_code(by=visitor, slip=slip, answer=["yes"])
        with over(round):
            actions.close_round(by=ba, round=round)
            actions.count_round(by=ba, round=round)
            entries = list(RollEntry.objects.filter(cast__round=round)[:2])
            decision = signed(ba, round, entries)
            before = state(round, decision)
            for what in tries:
                attempt(what, round, decision, ba, mai, visitor, slips[7], entries)
        assert state(round, decision) == before


def attempt(what, round, decision, ba, mai, visitor, slip, entries) -> None:
    tried = {
        "sign": lambda: signed(ba, round, entries),
        "tally": lambda: actions.tally(by=mai, round=round, numbers={"yes": 0, "no": 6}),
        "count": lambda: actions.count_round(by=mai, round=round),
        "open": lambda: actions.open_round(by=ba, round=round),
        "close": lambda: actions.close_round(by=ba, round=round),
        "vote": lambda: actions.vote_with_code(by=visitor, slip=slip, answer=["no"]),
        "correct": lambda: actions.correct_decision(
            by=ba, decision=decision, why="Sai tên người ký", words="Như cũ", signed_on=decision.signed_on,
            signers=actions.Signers("Đinh Văn Ba", "Vũ Thị Mặt", entries),
        ),
    }  # fmt: skip
    try:
        with transaction.atomic():
            tried[what]()
    except (ValidationError, Refused):
        return


def state(round: Round, decision: Decision) -> tuple[object, ...]:
    """Everything of the record that was signed; a correction stands beside it and changes none of this."""
    round.refresh_from_db()
    decision.refresh_from_db()
    return (
        round.numbers, round.present, round.total, round.record_head, round.record.text, decision.digest,
        decision.fields, decision.words, Tally.objects.filter(round=round).count(),
        Cast.objects.filter(round=round).count(),
    )  # fmt: skip
