"""One household, one vote over all channels; a secret answer stands beside no household."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from dinh.ground.journal.models import Entry
from dinh.rights.decide import actions, boxes
from dinh.rights.decide.actions import AlreadyVoted
from dinh.rights.decide.models import Box, Cast, Matter, PublicRecord, RollEntry, Round
from dinh.rights.decide.queries import counted, votings
from dinh.rights.decide.tests.voting import (
    DAY,
    group,
    households,
    met,
    on,
    opened,
    over,
    plan,
    planned,
    tabled,
    voted,
)


@pytest.fixture
def road(ward, ba):
    households(ward.commune, 132, group())
    with on(DAY):
        return tabled(ba)


def self_rule(ward, ba, visitor, count=60, *, secret=False):
    """An online voting on a matter of self-management, after its poll on the form."""
    households(ward.commune, count, group())
    with on(DAY):
        matter = tabled(ba, "BQ6", title="Lịch quét ngõ chung")
    poll = opened(ba, matter, plan("online", purpose="consent"))
    with time_machine.travel(poll.opens_at + timedelta(hours=1), tick=False):
        voted(RollEntry.objects.filter(round=poll)[: count // 2 + 1], "yes", visitor)
    with over(poll):
        actions.close_round(by=ba, round=poll)
        actions.count_round(by=ba, round=poll)
    return opened(ba, matter, plan("online", day=DAY + timedelta(days=60), secret=secret))


class TestMeeting:
    def test_88_of_132_are_enough_and_87_are_not(self, road, ba, mai):
        round = met(ba, mai, opened(ba, road, plan()), 100, {"yes": 87, "no": 10, "unused": 3})
        assert votings.result(round).verdict.passed is False
        assert Matter.objects.get(pk=road.pk).state == Matter.State.FAILED

    def test_passed_is_in_effect_from_the_day_of_the_vote(self, road, ba, mai):
        met(ba, mai, opened(ba, road, plan()), 100, {"yes": 88, "no": 12})
        matter = Matter.objects.get(pk=road.pk)
        assert (matter.state, matter.effect_on) == (Matter.State.IN_EFFECT, DAY + timedelta(days=40))

    def test_households_that_come_while_people_vote_change_no_majority(self, road, ward, ba, mai):
        round = opened(ba, road, plan())
        households(ward.commune, 8, group(), first=500)
        done = met(ba, mai, round, 100, {"yes": 88, "no": 12})
        assert (done.total, votings.result(done).verdict.passed) == (132, True)
        assert " households 132\n" in PublicRecord.objects.get(round=done).text

    def test_too_few_people_leave_it_on_the_table_and_slips_may_go_out(self, road, ba, mai):
        with pytest.raises(ValidationError, match="tổ chức họp trước"), on(DAY):
            actions.plan_round(by=ba, matter=road, plan=plan("household_ballot"))
        meeting = met(ba, mai, opened(ba, road, plan()), 87, {"yes": 87})
        assert Matter.objects.get(pk=road.pk).state == Matter.State.TABLED
        with on(DAY + timedelta(days=41)):
            ballot = actions.plan_round(by=ba, matter=road, plan=plan("household_ballot", day=DAY + timedelta(days=50)))
        assert (ballot.after, ballot.stage) == (meeting, 2)

    def test_two_people_must_agree_and_the_numbers_must_add_up(self, road, ba, mai):
        round = opened(ba, road, plan())
        with time_machine.travel(round.opens_at + timedelta(hours=1), tick=False):
            actions.take_hall(by=ba, round=round, entries=list(RollEntry.objects.filter(round=round)[:100]))
            round = actions.close_round(by=ba, round=round)
            actions.tally(by=ba, round=round, numbers={"yes": 90, "no": 10})
            actions.tally(by=ba, round=round, numbers={"yes": 90, "no": 10})  # the same person twice is one person
            with pytest.raises(ValidationError, match="hai người đếm"):
                actions.count_round(by=ba, round=round)
            actions.tally(by=mai, round=round, numbers={"yes": 90, "no": 11})
            with pytest.raises(ValidationError, match="hai người đếm"):
                actions.count_round(by=ba, round=round)
            actions.tally(by=mai, round=round, numbers={"yes": 90, "no": 10})
            assert actions.count_round(by=mai, round=round).numbers["votes"] == {"yes": 90, "no": 10}
        assert Entry.objects.filter(what="decide.tally").count() == 4


class TestOneVote:
    def test_never_twice_whatever_the_channel(self, ward, ba, visitor):
        round = self_rule(ward, ba, visitor)
        entry = RollEntry.objects.filter(round=round)[0]
        with time_machine.travel(round.opens_at + timedelta(hours=1), tick=False):
            voted([entry], "yes", visitor)
            with pytest.raises(AlreadyVoted, match="trên mạng"):
                voted([entry], "no", visitor)
            with pytest.raises(AlreadyVoted):
                actions.take_slip(by=ba, entry=entry, receipt="khac")
            with pytest.raises(IntegrityError), transaction.atomic():
                Cast(commune=ward.commune, round=round, entry=entry, channel="hall", secret=False, receipt="x").save(
                    force_insert=True
                )
        assert Cast.objects.filter(entry=entry).count() == 1

    def test_a_household_stands_on_one_list_of_a_stage(self, ward, ba, road):
        round = opened(ba, road, plan())
        entry = RollEntry.objects.filter(round=round)[0]
        entry.pk, entry.number = None, "khác"
        with pytest.raises(IntegrityError), transaction.atomic():
            entry.save(force_insert=True)

    def test_sent_in_time_and_served_late_still_counts(self, ward, ba, visitor):
        round = self_rule(ward, ba, visitor)
        first, second = RollEntry.objects.filter(round=round)[:2]
        with time_machine.travel(round.closes_at + timedelta(seconds=5), tick=False):
            sent = round.closes_at - timedelta(seconds=1)
            actions.vote(by=visitor, entry=first, answer=["yes"], receipt="a", at=sent)
            with pytest.raises(ValidationError, match="Đã hết hạn"):
                actions.vote(by=visitor, entry=second, answer=["yes"], receipt="b")
            with pytest.raises(ValidationError, match="chưa đóng được"):
                actions.close_round(by=ba, round=round)


class TestSecret:
    def test_no_row_holds_answer_and_household(self, ward, ba, visitor):
        round = self_rule(ward, ba, visitor, secret=True)
        entries = list(RollEntry.objects.filter(round=round))
        with time_machine.travel(round.opens_at + timedelta(hours=1), tick=False):
            voted(entries[:20], "yes", visitor)
            voted(entries[20:40], "no", visitor)
        assert set(Cast.objects.filter(round=round).values_list("answer", flat=True)) == {None}
        assert votings.result(Round.objects.get(pk=round.pk)) is None
        marks = [mark for mark, _answer in counted.electronic(round)]
        assert marks == sorted(marks)
        with over(round):
            actions.close_round(by=ba, round=round)
            done = actions.count_round(by=ba, round=round)
        assert done.numbers["votes"] == {"yes": 20, "no": 20, "other": 0}

    def test_the_database_refuses_an_answer_beside_a_household(self, ward, ba, visitor):
        round = self_rule(ward, ba, visitor, secret=True)
        entry = RollEntry.objects.filter(round=round)[0]
        with pytest.raises(IntegrityError), transaction.atomic():
            Cast(
                commune=ward.commune, round=round, entry=entry, channel="web", secret=True, answer=["yes"], receipt="x"
            ).save(force_insert=True)

    def test_a_box_moved_to_another_voting_does_not_open(self, ward, ba, visitor):
        round = self_rule(ward, ba, visitor, secret=True)
        box = Box.objects.get(round=round)
        with pytest.raises(Exception, match="Không mở được niêm phong"):
            boxes.opened(box.sealed, boxes.about(ward.commune.pk, round.pk + 1, 0))


class TestLawfulForms:
    @pytest.mark.parametrize("code", ["BQ1", "BQ2", "BQ3", "BQ4", "BQ5"])
    @pytest.mark.parametrize("purpose", ["decide", "consent"])
    def test_online_is_refused_with_the_article(self, ward, ba, code, purpose):
        with on(DAY):
            matter = tabled(ba, code)
            with pytest.raises(ValidationError, match="Điều 17 Luật 10/2022/QH15"):
                actions.plan_round(by=ba, matter=matter, plan=plan("online", purpose=purpose))

    def test_online_needs_more_than_half_of_all_households_first(self, ward, ba, visitor):
        households(ward.commune, 298, group())
        with on(DAY):
            matter = tabled(ba, "BQ6")
            with pytest.raises(ValidationError, match="lấy ý kiến trước"):
                actions.plan_round(by=ba, matter=matter, plan=plan("online"))
        poll = opened(ba, matter, plan("online", purpose="consent"))
        with time_machine.travel(poll.opens_at + timedelta(hours=1), tick=False):
            voted(RollEntry.objects.filter(round=poll)[:149], "yes", visitor)
        with over(poll):
            actions.close_round(by=ba, round=poll)
            poll = actions.count_round(by=ba, round=poll)
            assert votings.result(poll).consent.passes is False  # 149 of 298 are half, not more
            with pytest.raises(ValidationError, match="lấy ý kiến trước"):
                actions.plan_round(by=ba, matter=matter, plan=plan("online", day=DAY + timedelta(days=60)))

    def test_a_meeting_opens_on_its_day_not_before(self, ward, ba, road):
        with on(DAY):
            made = planned(ba, road, plan())
        with on(DAY + timedelta(days=39)), pytest.raises(ValidationError, match="Chưa đến lúc bắt đầu"):
            actions.open_round(by=ba, round=made)
        with on(DAY + timedelta(days=40), 18, 30):
            assert actions.open_round(by=ba, round=made).total == 132

    def test_late_notice_keeps_the_meeting_shut(self, ward, ba, road):
        with on(DAY):
            made = actions.plan_round(by=ba, matter=road, plan=plan(day=DAY + timedelta(days=1)))
            actions.take_step(by=ba, matter=road, round=made, key="notice", on=DAY)
        with on(DAY + timedelta(days=1), 19), pytest.raises(ValidationError) as refusal:
            actions.open_round(by=ba, round=made)
        assert "muộn hơn ngày 03/04/2026" in refusal.value.messages[0]
        assert "Chưa làm: Gửi tài liệu" in refusal.value.messages[1]
