"""Slips on their way: who may, one living slip a household, back once, late ones aside, codes told with a reason."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from dinh.ground.gate import Refused
from dinh.ground.households import actions as register
from dinh.ground.journal.models import Entry, Personal
from dinh.rights.decide import actions, codes
from dinh.rights.decide.actions import AlreadyBack, AlreadyVoted, Member
from dinh.rights.decide.models import Cast, Helper, RollEntry, Slip
from dinh.rights.decide.queries import slips as queries
from dinh.rights.decide.tests.slips import TEAM, ballot, inside, issued, self_rule, slips
from dinh.rights.decide.tests.voting import group, over


@pytest.fixture
def paper(ward, ba, mai):
    round = ballot(ward, ba, mai)
    issued(ba, round)
    return round


class TestTeam:
    @pytest.mark.parametrize(
        ("members", "from_front", "words"),
        [
            (TEAM[:2], True, "từ 03 đến 05"),
            ((*TEAM, Member("A"), Member("B"), Member("C")), True, "từ 03 đến 05"),
            (TEAM, False, "đại diện Ban công tác Mặt trận"),
            ((Member("A"), Member("B"), Member("C")), True, "Tổ trưởng là một người"),
            ((Member("A", head=True), Member("A"), Member("C")), True, "cùng họ tên"),
        ],
    )
    def test_not_as_the_law_has_it(self, ward, ba, mai, members, from_front, words):
        round = ballot(ward, ba, mai)
        with inside(round), pytest.raises(ValidationError, match=words):
            actions.name_team(by=ba, round=round, members=members, from_front=from_front)

    def test_online_wants_one_who_knows_it(self, ward, ba, visitor):
        round = self_rule(ward, ba, visitor)
        people = [Member(each.name, head=each.head) for each in TEAM]
        with inside(round), pytest.raises(ValidationError, match="thạo công nghệ thông tin"):
            actions.name_team(by=ba, round=round, members=people, from_front=True)

    def test_no_slips_without_a_team(self, ward, ba, mai):
        round = ballot(ward, ba, mai)
        with inside(round), pytest.raises(ValidationError, match="từ 03 đến 05"):
            actions.issue(by=ba, round=round)

    def test_named_again_keeps_who_has_slips(self, paper, ba):
        with inside(paper):
            actions.share_out(by=ba, round=paper)
            with pytest.raises(ValidationError, match="đang phụ trách"):
                actions.name_team(by=ba, round=paper, members=[*TEAM[:2], Member("Người khác")], from_front=True)
            actions.name_team(by=ba, round=paper, members=[*TEAM, Member("Người thêm")], from_front=True)
        assert len(queries.team(paper)) == 4

    def test_another_groups_head_may_not(self, paper, tam):
        with inside(paper), pytest.raises(Refused, match="thôn, tổ dân phố mình"):
            actions.name_team(by=tam, round=paper, members=TEAM, from_front=True)


class TestIssue:
    def test_one_each_in_the_order_of_the_list_again_harmless(self, paper, ba):
        found = slips(paper)
        assert [each.serial for each in found] == list(range(1, 13))
        assert [each.entry_id for each in found] == sorted(each.entry_id for each in found)
        with inside(paper):
            assert actions.issue(by=ba, round=paper) == 0

    def test_the_code_lies_nowhere(self, paper):
        slip = slips(paper)[0]
        code = codes.code_of(slip.nonce)
        assert slip.code != code
        assert codes.slip_of(code.lower().replace("-", " ")) == slip
        assert codes.slip_of("ABCD-EFGH-JKLM") is None
        assert codes.receipt_of(slip.nonce) != code

    def test_the_database_refuses_a_second_living_slip(self, ward, paper):
        first = slips(paper)[0]
        with pytest.raises(IntegrityError), transaction.atomic():
            Slip(commune=ward.commune, round=paper, entry=first.entry, serial=99, nonce="x", code="y").save()


class TestGive:
    def test_shared_out_neighbours_together_then_given(self, paper, ba, mai):
        with inside(paper):
            assert actions.share_out(by=ba, round=paper) == 12
            first = slips(paper)[:3]
            assert actions.give(by=mai, round=paper, slips=[each.pk for each in first], on=paper.opens_at.date()) == 3
            with pytest.raises(ValidationError, match="chưa giao"):
                actions.give(by=ba, round=paper, slips=[first[0].pk], on=paper.opens_at.date())
        assert [each.slips for each in queries.by_giver(paper)] == [4, 4, 4]
        assert Entry.objects.filter(what="decide.give").count() == 1

    def test_not_on_a_day_to_come(self, paper, ba):
        with inside(paper), pytest.raises(ValidationError, match="Ngày giao"):
            actions.give(by=ba, round=paper, slips=[1], on=paper.closes_at.date())

    def test_by_serials(self, paper, ba):
        giver = queries.team(paper)[1]
        with inside(paper):
            assert actions.assign(by=ba, round=paper, giver=giver, first=5, last=7) == 3
            with pytest.raises(ValidationError, match="Số cuối"):
                actions.assign(by=ba, round=paper, giver=giver, first=7, last=5)
            with pytest.raises(ValidationError, match="Không còn phiếu"):
                actions.assign(by=ba, round=paper, giver=giver, first=50, last=60)


class TestReplace:
    def test_lost_ends_with_its_code(self, paper, ba):
        old = slips(paper)[0]
        with inside(paper):
            new = actions.replace(by=ba, slip=old, ended="lost", why="rơi ngoài đồng")
            assert (new.serial, new.entry_id) == (13, old.entry_id)
            assert codes.code_of(new.nonce) != codes.code_of(old.nonce)
            with pytest.raises(ValidationError, match="đang dùng của hộ là số 13"):
                actions.receive(by=ba, slip=old)
            with pytest.raises(ValidationError, match="đã được thay"):
                actions.replace(by=ba, slip=old, ended="damaged")

    def test_not_once_it_came_back(self, paper, ba):
        slip = slips(paper)[0]
        with inside(paper):
            actions.receive(by=ba, slip=slip)
            with pytest.raises(AlreadyVoted, match="phiếu giấy"):
                actions.replace(by=ba, slip=slip, ended="lost")


class TestTellCode:
    def test_only_with_a_reason_and_in_the_journal_without_the_code(self, ward, ba, mai, visitor):
        round = self_rule(ward, ba, visitor)
        slip = issued(ba, round)[0]
        with inside(round):
            with pytest.raises(ValidationError, match="Ghi vì sao"):
                actions.tell_code(by=ba, slip=slip, why=" ")
            with pytest.raises(Refused):
                actions.tell_code(by=mai, slip=slip, why="đi làm xa")
            code = actions.tell_code(by=ba, slip=slip, why="đi làm xa")
        assert codes.slip_of(code) == slip
        told = str(list(Entry.objects.filter(what="decide.tell_code").values())) + str(list(Personal.objects.values()))
        assert code not in told


class TestReceive:
    def test_once_and_the_second_scan_is_told_who(self, paper, ba, mai):
        slip = slips(paper)[3]
        with inside(paper):
            actions.receive(by=mai, slip=slip)
            with pytest.raises(AlreadyBack, match=r"số 4 đã nhận lúc .*Phạm Thị Mai"):
                actions.receive(by=ba, slip=slip)
        assert Cast.objects.filter(round=paper).count() == 1
        assert Entry.objects.filter(what="decide.take_slip").count() == 1

    def test_after_the_deadline_it_is_late_and_not_counted(self, paper, ba):
        first, second = slips(paper)[:2]
        with over(paper):
            assert actions.receive(by=ba, slip=first).aside == "late"
            in_time = paper.closes_at - timedelta(seconds=1)
            assert actions.receive(by=ba, slip=second, at=in_time).returned_at == in_time
        assert [each.entry_id for each in Cast.objects.filter(round=paper)] == [second.entry_id]
        assert "Điều 19" in queries.aside_words(Slip.objects.select_related("round").get(pk=first.pk))

    def test_midnight_in_the_middle_of_a_request(self, ward, ba, mai):
        """The hour is asked once, when the request begins; the day it was served on does not matter."""
        round = ballot(ward, ba, mai)
        slip = issued(ba, round)[0]
        midnight = round.closes_at
        with time_machine.travel(midnight + timedelta(seconds=1), tick=False):
            assert actions.receive(by=ba, slip=slip, at=midnight - timedelta(microseconds=1)).returned_at
            other = slips(round)[1]
            assert actions.receive(by=ba, slip=other, at=midnight).aside == "late"

    def test_two_channels_the_first_stands(self, ward, ba, visitor):
        round = self_rule(ward, ba, visitor, form="household_ballot", web=True)
        first, second = issued(ba, round)[:2]
        with inside(round):
            actions.vote_with_code(by=visitor, slip=first, answer=["yes"])
            taken = actions.receive(by=ba, slip=first)
            assert (taken.aside, taken.returned_at) == ("web", None)
            assert "đã biểu quyết trên mạng" in queries.aside_words(taken)
            actions.receive(by=ba, slip=second)
            with pytest.raises(AlreadyVoted, match="phiếu giấy"):
                actions.vote_with_code(by=visitor, slip=second, answer=["no"])
        assert Cast.objects.filter(round=round).count() == 2

    def test_ticked_by_mistake_is_taken_back_only_in_time(self, paper, ba):
        slip = slips(paper)[0]
        with inside(paper):
            actions.receive(by=ba, slip=slip)
            with pytest.raises(ValidationError, match="Ghi vì sao"):
                actions.take_back(by=ba, slip=slip, why="")
            actions.take_back(by=ba, slip=slip, why="gõ nhầm số")
            assert not Cast.objects.filter(entry=slip.entry).exists()
            actions.receive(by=ba, slip=slip)
        with over(paper), pytest.raises(ValidationError, match="đã hết hạn"):
            actions.take_back(by=ba, slip=slip, why="gõ nhầm số")

    def test_a_household_split_meanwhile_has_no_slip_of_its_own(self, paper, ba, tu):
        entry = RollEntry.objects.filter(round=paper)[0]
        before = paper.roll_digest
        with inside(paper):
            parts = [
                register.Facts(number=number, group_id=paper.group_id, representative="Con trai út")
                for number in (entry.number, "TACH-1")
            ]
            register.split(by=tu, household_id=entry.household_id, parts=parts, day=paper.opens_at.date())
            assert "Điều 21" in queries.not_on_list(paper, "TACH-1")
            assert queries.find(paper, "TACH-1") == []
        paper.refresh_from_db()
        assert (paper.total, paper.roll_digest) == (12, before)
        assert RollEntry.objects.filter(round=paper).count() == 12


class TestWitnesses:
    def test_two_households_of_the_list(self, paper, ba):
        entries = list(RollEntry.objects.filter(round=paper)[:3])
        with over(paper):
            with pytest.raises(ValidationError, match="02"):
                actions.name_witnesses(by=ba, round=paper, entries=entries[:1])
            actions.name_witnesses(by=ba, round=paper, entries=entries[:2])
            actions.name_witnesses(by=ba, round=paper, entries=entries[1:])
        assert Helper.objects.filter(round=paper, role="witness").count() == 2


def test_who_is_waited_for(paper, ba):
    with inside(paper):
        actions.receive(by=ba, slip=slips(paper)[0])
    board = queries.board(paper)
    assert (board.households, board.back, board.waiting) == (12, 1, 11)
    assert len(queries.waiting(paper)) == 11
    assert [count for _day, count in queries.by_day(paper)] == [1]
    assert queries.find(paper, slips(paper)[1].entry.number) == [slips(paper)[1]]
    assert queries.find(paper, "2")[0].serial == 2
    assert group() == paper.group
