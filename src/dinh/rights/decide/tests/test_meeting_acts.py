"""A meeting from its chair to its count: who convenes, who came, votes on procedure, the vote, too few people."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.rights.decide import actions
from dinh.rights.decide.actions import Chair, Person, Tick
from dinh.rights.decide.models import Attendance, Helper, Matter, ProceduralVote, RollEntry, Round
from dinh.rights.decide.queries import meeting, votings
from dinh.rights.decide.tests.meeting import AGENDA, chaired, counted, prepared, ticked
from dinh.rights.decide.tests.voting import DAY, group, households, on, opened, plan, planned, tabled

pytestmark = pytest.mark.django_db


@pytest.fixture
def road(ward, ba):
    households(ward.commune, 132, group())
    with on(DAY):
        return tabled(ba)


@pytest.fixture
def hall(ba, road):
    """The meeting about the road, open, an hour after it began."""
    round = opened(ba, road, plan())
    with time_machine.travel(round.opens_at + timedelta(hours=1), tick=False):
        yield round


def fresh(round: Round) -> Round:
    return Round.objects.select_related("matter", "group", "commune").get(pk=round.pk)


class TestWhoConvenes:
    def test_the_head_for_a_contribution(self, ba, hall):
        chaired(ba, hall)
        chair = Helper.objects.get(round=hall, role="chair")
        assert (chair.name, chair.position) == ("Đinh Văn Ba", "Tổ trưởng tổ dân phố 1")
        entry = Entry.objects.get(what="decide.prepare_meeting")
        assert "Điều 18 Luật 10/2022/QH15" in entry.ground
        assert "Đinh Văn Ba" not in str(entry.after)

    def test_a_head_who_also_chairs_the_front_does_not_convene_their_own_removal(self, ward, ba, tu):
        households(ward.commune, 20, group())
        with on(DAY):
            matter = tabled(tu, "BQ4", deed="remove", title="Cho thôi tổ trưởng", proposer=Matter.Proposer.FRONT)
            round = planned(tu, matter, plan())
            law = meeting.convened_by(round, vacant=False, head_chairs_front=True)
            assert law.who == "Chủ tịch Ủy ban nhân dân cấp xã"
            with pytest.raises(ValidationError, match=r"Chủ tịch Ủy ban nhân dân cấp xã triệu tập.*Điều 18"):
                actions.prepare_meeting(
                    by=tu, round=round, chair=Chair("Đinh văn Ba", "", head_chairs_front=True), agenda=AGENDA
                )
            actions.prepare_meeting(
                by=tu, round=round, chair=Chair("Hoàng Thanh Bình", "", head_chairs_front=True), agenda=AGENDA
            )
        assert Helper.objects.get(round=round, role="chair").position == law.who

    def test_other_groups_heads_are_refused(self, tam, hall):
        with pytest.raises(Refused, match="của thôn, tổ dân phố mình"):
            chaired(tam, hall)


class TestAttendance:
    def test_sent_twice_ticks_once_and_two_officers_merge(self, ba, tu, hall):
        entries = list(RollEntry.objects.filter(round=hall)[:3])
        first = [Tick(entries[0].pk, uuid4()), Tick(entries[1].pk, uuid4(), name="Con trai", how="qr")]
        second = [Tick(entries[1].pk, uuid4()), Tick(entries[2].pk, uuid4())]
        assert actions.attend(by=ba, round=hall, ticks=first).new == 2
        again = actions.attend(by=ba, round=hall, ticks=first)
        assert (again.new, again.done) == (0, [each.key for each in first])
        assert actions.attend(by=tu, round=hall, ticks=second).new == 1
        assert Attendance.objects.filter(round=hall).count() == 3
        assert meeting.who_came(RollEntry.objects.get(pk=entries[1].pk)) == "Con trai"
        assert "01001" not in str(Entry.objects.filter(what="decide.attend").first().after)

    def test_a_stranger_is_refused_alone(self, ward, ba, hall):
        entry = RollEntry.objects.filter(round=hall)[0]
        good, bad = Tick(entry.pk, uuid4()), Tick(10**9, uuid4())
        taken = actions.attend(by=ba, round=hall, ticks=[bad, good])
        assert (taken.done, list(taken.refused)) == ([good.key], [bad.key])

    def test_one_key_for_two_households_is_refused(self, ba, hall):
        entries = RollEntry.objects.filter(round=hall)[:2]
        key = uuid4()
        taken = actions.attend(by=ba, round=hall, ticks=[Tick(entry.pk, key) for entry in entries])
        assert (taken.new, len(taken.refused)) == (1, 1)

    def test_a_mistake_is_undone_until_the_vote_begins(self, ba, hall):
        entries = prepared(ba, hall, 100)
        actions.unattend(by=ba, entry=entries[0])
        assert Attendance.objects.filter(round=hall).count() == 99
        with pytest.raises(ValidationError, match="chưa được đánh dấu"):
            actions.unattend(by=ba, entry=RollEntry.objects.get(pk=entries[0].pk))
        actions.begin_vote(by=ba, round=hall)
        with pytest.raises(Refused):
            actions.unattend(by=ba, entry=entries[1])

    def test_before_it_opens_nobody_is_ticked(self, ba, road):
        with on(DAY):
            round = planned(ba, road, plan())
            with pytest.raises(Refused, match="đang chuẩn bị"):
                actions.attend(by=ba, round=round, ticks=[])


class TestProcedure:
    def test_more_than_half_of_those_present(self, ba, hall):
        ticked(ba, hall, 100)
        lost = actions.elect_secretary(by=ba, round=hall, person=Person("Phan Thị Thư"), yes=50, present=100)
        assert (lost.passed, Helper.objects.filter(round=hall).count()) == (False, 0)
        won = actions.elect_secretary(by=ba, round=hall, person=Person("Phan Thị Thư"), yes=51, present=100)
        assert won.passed
        assert Helper.objects.get(round=hall, role="secretary").name == "Phan Thị Thư"
        assert ProceduralVote.objects.filter(round=hall).count() == 2
        assert "khoản 5 Điều 3" in Entry.objects.filter(what="decide.procedural_vote").first().ground

    @pytest.mark.parametrize(("yes", "present", "field"), [(3, 2, "yes"), (1, 0, "present"), (1, 133, "present")])
    def test_numbers_that_cannot_be(self, ba, hall, yes, present, field):
        with pytest.raises(ValidationError) as refusal:
            actions.choose_way(by=ba, round=hall, secret=False, yes=yes, present=present)
        assert field in refusal.value.message_dict

    @pytest.mark.parametrize("count", [2, 6])
    def test_three_to_five_count(self, ba, hall, count):
        people = [Person(f"Người {number}") for number in range(count)]
        with pytest.raises(ValidationError, match=r"từ 03 đến 05 người.*Điều 18"):
            actions.elect_counters(by=ba, round=hall, people=people, yes=90, present=90)

    def test_nobody_counts_twice(self, ba, hall):
        people = [Person("Lý Văn Một"), Person("lý văn  một"), Person("Lý Văn Hai")]
        with pytest.raises(ValidationError, match="hai lần"):
            actions.elect_counters(by=ba, round=hall, people=people, yes=90, present=90)

    def test_two_households_that_came_witness(self, ba, hall):
        entries = ticked(ba, hall, 5)
        absent = RollEntry.objects.filter(round=hall, attendance=None)[0]
        with pytest.raises(ValidationError, match="02 hộ"):
            actions.seat_witnesses(by=ba, round=hall, entries=entries[:3])
        with pytest.raises(ValidationError, match="chưa điểm danh"):
            actions.seat_witnesses(by=ba, round=hall, entries=[entries[0], absent])
        actions.seat_witnesses(by=ba, round=hall, entries=entries[:2])
        actions.seat_witnesses(by=ba, round=hall, entries=entries[2:4])
        assert Helper.objects.filter(round=hall, role="witness").count() == 2

    def test_a_candidate_does_not_count(self, ward, tu):
        households(ward.commune, 20, group())
        with on(DAY):
            matter = tabled(tu, "BQ4", title="Bầu tổ trưởng")
        round = opened(tu, matter, plan(options=[("a", "Lý Văn Một"), ("b", "Lê Thị Hai")]))
        with time_machine.travel(round.opens_at, tick=False):
            people = [Person("Lý Văn Một"), Person("Người Hai"), Person("Người Ba")]
            with pytest.raises(ValidationError, match="ứng cử"):
                actions.elect_counters(by=tu, round=round, people=people, yes=20, present=20)

    def test_the_way_chosen_is_the_way_of_the_voting(self, ba, hall):
        prepared(ba, hall, 100, secret=True)
        assert fresh(hall).secret
        round = actions.begin_vote(by=ba, round=hall)
        assert set(round.casts.values_list("secret", "answer")) == {(True, None)}


class TestVote:
    def test_what_is_missing_is_named_with_its_article(self, ba, hall):
        ticked(ba, hall, 100)
        with pytest.raises(ValidationError) as refusal:
            actions.begin_vote(by=ba, round=hall)
        said = " ".join(refusal.value.messages)
        assert "chủ trì" in said
        assert "thư ký (khoản 5 Điều 3" in said
        assert "cách biểu quyết" in said
        actions.choose_way(by=ba, round=hall, secret=True, yes=90, present=100)
        assert any("Ban kiểm phiếu" in each for each in meeting.lacks(fresh(hall), ""))
        assert any("chứng kiến" in each for each in meeting.lacks(fresh(hall), ""))

    def test_those_present_vote_and_two_people_count(self, ba, mai, hall):
        prepared(ba, hall, 100)
        round = actions.begin_vote(by=ba, round=hall)
        assert (round.state, round.casts.count()) == (Round.State.CLOSED, 100)
        counted([ba, mai], round, {"yes": 88, "no": 12})
        done = actions.count_round(by=mai, round=round)
        assert votings.result(done).verdict.passed
        for act in ("begin_vote", "count_round", "take_hall", "close_round"):
            assert Entry.objects.filter(what=f"decide.{act}").count() == 1

    def test_closing_past_those_ticked_is_refused(self, ba, hall):
        prepared(ba, hall, 10)
        with pytest.raises(ValidationError, match="10 hộ đã điểm danh"):
            actions.close_round(by=ba, round=hall)

    def test_taken_up_again_for_someone_forgotten(self, ba, mai, hall):
        prepared(ba, hall, 99)
        round = actions.begin_vote(by=ba, round=hall)
        late = RollEntry.objects.filter(round=hall, attendance=None)[0]
        with pytest.raises(ValidationError, match="lý do"):
            actions.resume_meeting(by=ba, round=round, why=" ")
        actions.resume_meeting(by=ba, round=round, why="Sót một hộ ngồi cuối")
        actions.attend(by=ba, round=hall, ticks=[Tick(late.pk, uuid4())])
        round = actions.begin_vote(by=ba, round=hall)
        counted([ba, mai], round, {"yes": 90, "no": 10})
        assert actions.count_round(by=ba, round=round).present == 100


class TestTooFew:
    def test_the_meeting_ends_without_a_vote_and_slips_may_go_out(self, ba, hall):
        ticked(ba, hall, 87)
        done = actions.end_short(by=ba, round=hall)
        assert (done.state, done.present, done.numbers["unused"]) == (Round.State.COUNTED, 87, 87)
        assert votings.fell_short(done)
        assert Matter.objects.get(pk=hall.matter_id).state == Matter.State.TABLED
        offers = {each.form.value: each.allowed for each in votings.offers(fresh(hall).matter)}
        assert offers["household_ballot"]

    def test_with_enough_people_it_is_voted_on(self, ba, hall):
        ticked(ba, hall, 88)
        with pytest.raises(ValidationError, match="đủ để biểu quyết"):
            actions.end_short(by=ba, round=hall)

    def test_nobody_at_all(self, ba, hall):
        assert actions.end_short(by=ba, round=hall).present == 0
