"""Secrecy, attacked: from the whole database in its physical order, with journal, logs and even the key, nobody can
say which household answered what. The attacker itself is tested: on each planted fault it finds everything."""

from __future__ import annotations

import random
import secrets
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from dinh.ground.clock import now
from dinh.rights.decide import actions, boxes, codes
from dinh.rights.decide.actions import register
from dinh.rights.decide.models import Box, Cast, RollEntry, Round
from dinh.rights.decide.tests import attack
from dinh.rights.decide.tests.slips import inside, issued, self_rule
from dinh.rights.decide.tests.voting import over

YES, NO = "thuan7", "khong7"  # words that stand nowhere else in the database
HOUSEHOLDS = 80
GUESSING = 0.75  # half and half: among some hundreds of orders the luckiest guess stays well below
OPTIONS = ((YES, "Đồng ý"), (NO, "Không đồng ý"))


class Voting:
    """A secret online voting with known answers, given in an order of chance."""

    def __init__(self, ward: Any, head: Any, visitor: Any) -> None:
        self.round = self_rule(ward, head, visitor, HOUSEHOLDS, secret=True, options=OPTIONS)
        slips = issued(head, self.round)
        chance = random.Random(2026)
        chance.shuffle(slips)
        self.truth: dict[str, str] = {}
        with inside(self.round):
            for at, slip in enumerate(slips):
                answer = (YES, NO)[at % 2] if chance.random() < 0.5 else (NO, YES)[at % 2]
                actions.vote_with_code(by=visitor, slip=slip, answer=[answer])
                self.truth[slip.entry.number] = answer

    def names(self) -> dict[str, str]:
        """Every word of the database that means a household: its number, name, and ids in their columns."""
        found: dict[str, str] = {}
        for each in RollEntry.objects.filter(round=self.round):
            for word in (each.number, f"entry_id:{each.pk}", f"household_id:{each.household_id}"):
                found[word] = each.number
        return found

    def opener(self, table: str, row: attack.Row, column: str) -> Any:
        """With the key: what lies in a box, as it lies."""
        if table != Box._meta.db_table or column != "sealed":
            return None
        return boxes.opened(row["sealed"], boxes.about(row["commune_id"], row["round_id"], row["number"]))

    def guess(self, *, key: bool = True, more: attack.Tables | None = None) -> tuple[float, str]:
        opener = self.opener if key else None
        return attack.best_guess(attack.dump() | (more or {}), self.truth, self.names(), self.round.salt, opener)


def logged(caplog: pytest.LogCaptureFixture) -> attack.Tables:
    return {"log": [{"id": at, "line": line} for at, line in enumerate(caplog.messages)]}


def test_without_the_key_no_answer_is_anywhere_while_people_vote(ward, ba, visitor):
    voting = Voting(ward, ba, visitor)
    assert len(voting.truth) == HOUSEHOLDS
    assert voting.guess(key=False) == (0.0, "nothing")
    assert not attack.answers_in(
        {table: rows for table, rows in attack.dump().items() if table != Round._meta.db_table}, {YES, NO}, None
    )
    if connection.vendor == "sqlite":
        text = "\n".join(line for line in connection.connection.iterdump() if Round._meta.db_table not in line)
        assert YES not in text
        assert NO not in text


def test_with_the_key_during_the_voting_and_after_the_count_nothing_joins(ward, ba, visitor, caplog):
    caplog.set_level("DEBUG")
    voting = Voting(ward, ba, visitor)
    share, way = voting.guess(more=logged(caplog))
    assert share < GUESSING, way
    assert way != "nothing"  # it did read the boxes, and had orders to try
    with over(voting.round):
        actions.close_round(by=ba, round=voting.round)
        actions.count_round(by=ba, round=voting.round)
    share, way = voting.guess(more=logged(caplog))
    assert share < GUESSING, way


def test_nor_when_households_come_by_the_page(ward, ba, visitor, caplog):
    """The same through views and templates: what they log and keep is attacked too."""
    caplog.set_level("DEBUG")
    voting = Voting.__new__(Voting)
    voting.round = self_rule(ward, ba, visitor, 20, secret=True, options=OPTIONS)
    slips = issued(ba, voting.round)
    random.Random(7).shuffle(slips)
    voting.truth = {}
    with inside(voting.round):
        for at, slip in enumerate(slips):
            answer = YES if at < 10 else NO  # the first ten of one mind: any order that is kept shows it
            code = codes.code_of(slip.nonce)
            page = Client().post(reverse("decide:slip_send"), {"code": code, "answer": answer, "send": "1"})
            assert page.status_code == 200
            voting.truth[slip.entry.number] = answer
    share, way = voting.guess(more=logged(caplog))
    assert share < 0.95, way
    assert not [line for line in caplog.messages if YES in line or NO in line]


def _unsorted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers appended as they come."""

    def added(box: bytes, about: str, answer: Any) -> bytes:
        lines = [*boxes.opened(box, about), (secrets.token_hex(12), sorted(answer))]
        return boxes.seal("\n".join(f"{mark} {','.join(keys)}" for mark, keys in lines).encode(), about)

    monkeypatch.setattr(boxes, "with_one_more", added)


def _timed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mark that is a clock in disguise."""
    ticks = iter(range(10_000))

    def added(box: bytes, about: str, answer: Any) -> bytes:
        return boxes.sealed([*boxes.opened(box, about), (f"{next(ticks):024x}", sorted(answer))], about)

    monkeypatch.setattr(boxes, "with_one_more", added)


def _receipted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The receipt used as mark of the answer."""

    def put(round: Round, entry: RollEntry, answer: Any) -> None:
        box = Box.objects.get(round=round)
        about = boxes.about(round.commune_id, round.pk, box.number)
        mark = Cast.objects.get(entry=entry).receipt
        box.sealed = boxes.sealed([*boxes.opened(box.sealed, about), (mark, sorted(answer))], about)
        box.save(update_fields=["sealed"])

    monkeypatch.setattr(register, "put_in_box", put)


def _journalled(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer written into the journal, in its own line."""
    real = register.put_in_box

    def put(round: Round, entry: RollEntry, answer: Any) -> None:
        real(round, entry, answer)
        register.record(_journalled.by, "decide.said", round, after={"at": str(now()), "answer": list(answer)})

    monkeypatch.setattr(register, "put_in_box", put)


@pytest.mark.parametrize("fault", [_unsorted, _timed, _receipted, _journalled], ids=lambda fault: fault.__name__)
def test_the_attacker_finds_a_planted_fault(ward, ba, visitor, monkeypatch, fault):
    _journalled.by = visitor
    fault(monkeypatch)
    share, way = Voting(ward, ba, visitor).guess()
    assert share == 1.0, way
