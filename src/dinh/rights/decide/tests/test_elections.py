"""Heads of groups: standing, elected, recognised, in office for a term; removed; vacant, acting, by-election."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client

from dinh.ground.bodies.actions import appoint
from dinh.ground.bodies.models import Holding
from dinh.ground.bodies.queries import holdings_of
from dinh.ground.gate import Refused
from dinh.ground.households.models import Household
from dinh.ground.journal.models import Entry
from dinh.ground.people.models import User
from dinh.rights.decide import actions
from dinh.rights.decide.models import Done, Elected, Matter, Removal, Round
from dinh.rights.decide.queries import elections
from dinh.rights.decide.queries.support import support
from dinh.rights.decide.queries.votings import standings
from dinh.rights.decide.room.elections import today_items
from dinh.rights.decide.tests.decided import received, sent, signed
from dinh.rights.decide.tests.voting import at, drafted, group, households, met, on, plan, planned

DAY = date(2026, 6, 1)  # Monday: elections of these tests begin here, under the decree on terms
ELECTION = date(2026, 7, 11)
MON = date(2026, 7, 13)
DESK = "/ban-lam-viec/ban-va-quyet-dinh"


def election(ward, ba, names=("Đinh Văn Ba", "Vũ Thị Lan"), code="BQ4"):
    """An election on the table with candidates."""
    if not Household.objects.exists():
        households(ward.commune, 132, group())
    with on(DAY):
        draft = actions.draft(by=ba, draft=actions.Draft(
            code=code, title="Bầu Tổ trưởng tổ dân phố 1", content="Bầu.", proposer="head", proposed_by="Ba",
            proposed_on=DAY, group=group(), deed="elect",
        ))  # fmt: skip
        actions.agree(by=ba, matter=draft, on=DAY, agreed_with="Trưởng ban công tác Mặt trận")
        matter = actions.table(by=ba, matter=draft)
        for name in names:
            actions.add_candidate(by=ba, matter=matter, name=name)
    return matter


def voted(ba, mai, matter, votes, day=ELECTION):
    """The meeting of the election: `votes` for its candidates in order, of 100 present."""
    names = elections.candidate_names(matter)
    options = tuple((f"o{number}", name) for number, name in enumerate(names, 1))
    with on(DAY):
        made = actions.plan_round(by=ba, matter=matter, plan=plan(day=day, options=options))
        for each in standings(made):
            if each.waits:
                actions.take_step(by=ba, matter=matter, round=made, key=each.step.key, on=DAY)
    with time_machine.travel(made.opens_at, tick=False):
        round = actions.open_round(by=ba, round=made)
    counted = {key: number for (key, _name), number in zip(options, votes, strict=True)}
    return met(ba, mai, round, 100, {**counted, "unused": 100 - sum(votes)})


def recognised(ba, tu, mai, by, matter, round, day=MON):
    came = sent(ba, signed(round), day - timedelta(days=1))
    received(tu, came["committee"], day)
    received(mai, came["front"], day)
    with on(day, 10):
        return actions.recognise(by=by, matter=matter, number="45/QĐ-UBND", on=day)


class TestStanding:
    def test_nobody_both_runs_and_stands(self, ward, ba):
        matter = election(ward, ba)
        with on(DAY):
            with pytest.raises(ValidationError, match="Nghị định 59/2023"):
                actions.add_team_member(by=ba, matter=matter, name="VŨ THỊ LAN")
            actions.add_team_member(by=ba, matter=matter, name="Trần Thị Nụ", heads=True)
            with pytest.raises(ValidationError, match="thành viên Tổ bầu cử"):
                actions.add_candidate(by=ba, matter=matter, name="Trần Thị Nụ")
            with pytest.raises(ValidationError, match="đã có trong danh sách"):
                actions.add_candidate(by=ba, matter=matter, name="Vũ  Thị Lan")
        assert Entry.objects.filter(what="decide.add_candidate").count() == 2

    def test_without_candidates_or_with_other_names_it_does_not_open(self, ward, ba):
        matter = election(ward, ba, names=())
        with on(DAY):
            made = planned(ba, matter, plan(day=ELECTION))
        with time_machine.travel(made.opens_at, tick=False), pytest.raises(ValidationError) as refused:
            actions.open_round(by=ba, round=made)
        assert any("Chưa có người ứng cử" in each for each in refused.value.messages)
        with on(DAY):
            actions.add_candidate(by=ba, matter=matter, name="Đinh Văn Ba")
        with time_machine.travel(made.opens_at, tick=False), pytest.raises(ValidationError, match="Phương án phải"):
            actions.open_round(by=ba, round=made)

    def test_the_list_is_shut_while_votes_are_cast_and_others_may_not_touch_it(self, ward, ba, tam):
        matter = election(ward, ba)
        with on(DAY), pytest.raises(Refused):
            actions.add_candidate(by=tam, matter=matter, name="Ai đó")
        made = Round.objects.filter(matter=matter).first()
        assert made is None


class TestTakingOffice:
    def test_recognised_takes_the_post_for_five_years_and_the_other_leaves(self, ward, ba, tam, tu, mai, binh, lan):
        matter = election(ward, ba, names=("Vũ Thị Lan", "Trần Văn Cót"))
        round = voted(ba, mai, matter, (67, 30))
        assert Matter.objects.get(pk=matter.pk).state == Matter.State.PASSED
        recognised(ba, tu, mai, binh, matter, round)
        one = Elected.objects.get()
        assert (one.name, one.votes, one.begins, one.last) == ("Vũ Thị Lan", 67, MON, date(2031, 7, 12))
        assert not holdings_of(ba.user, MON).exists()  # the head before has left the post
        assert holdings_of(tam.user, MON).exists()
        with on(MON):
            with pytest.raises(ValidationError, match="mở tài khoản trước"):
                actions.give_post(by=tu, elected=one, username="khong-co")
            actions.give_post(by=tu, elected=one, username="lan")
        held = holdings_of(lan.user, MON).get()
        assert (held.post.group, held.ends) == (group(), date(2031, 7, 13))
        assert elections.standing(group(), MON).key == "ok"

    def test_elected_again_keeps_the_account(self, ward, ba, tu, mai, binh):
        matter = election(ward, ba)
        recognised(ba, tu, mai, binh, matter, voted(ba, mai, matter, (70, 20)))
        assert Elected.objects.get().holding.user == ba.user
        assert [each.begins for each in holdings_of(ba.user, MON)] == [MON]

    def test_equal_votes_or_too_few_vote_again(self, ward, ba, mai, tu, binh):
        matter = election(ward, ba)
        first = voted(ba, mai, matter, (50, 50))
        assert Matter.objects.get(pk=matter.pk).state == Matter.State.TABLED
        client = Client()
        with on(MON):
            client.force_login(ba.user)
            assert "chưa ai trúng cử" in client.get(f"{DESK}/viec/{matter.ref}/bau-cu").content.decode()
        second = voted(ba, mai, matter, (80, 10), day=ELECTION + timedelta(days=21))
        assert second.stage == first.stage + 1
        assert Matter.objects.get(pk=matter.pk).state == Matter.State.PASSED

    def test_no_power_over_other_posts_comes_with_it(self, ward, tu, binh, lua, lan):
        with on(MON):
            for who in (tu, binh):
                with pytest.raises(Refused):
                    appoint(by=who, post_id=lua.post.pk, user_id=lan.user.pk, begins=MON)

    def test_members_of_the_inspection_board_serve_as_long_as_the_head(self, ward, ba, tu, mai, binh):
        with on(DAY):
            actions.enter_head(
                by=tu, group=group(), name="Đinh Văn Ba", begins=date(2025, 7, 1), last=date(2030, 6, 30),
                decision="1/QĐ-UBND",
            )  # fmt: skip
        matter = election(ward, ba, names=("Vũ Thị Lan",), code="BQ5")
        recognised(ba, tu, mai, mai, matter, voted(ba, mai, matter, (90,)))
        one = Elected.objects.get(seat="inspection")
        assert (one.last, one.holding) == (date(2030, 6, 30), None)
        assert holdings_of(ba.user, MON).exists()


class TestTerms:
    def entered(self, tu, begins=date(2026, 5, 27), **changes):
        with on(DAY):
            return actions.enter_head(
                by=tu, group=group(), name="Đinh Văn Ba", begins=begins, decision="1/QĐ-UBND", **changes
            )

    def test_before_the_decree_the_end_must_be_said(self, ward, tu, ba):
        with pytest.raises(ValidationError, match="Nghị định 185/2026"):
            self.entered(tu, begins=date(2025, 7, 1))
        assert self.entered(tu).last == date(2031, 5, 26)
        with pytest.raises(ValidationError, match="đang có"):
            self.entered(tu)

    def test_shifted_by_six_months_at_most_and_by_the_chair(self, ward, tu, binh, ba):
        head = self.entered(tu)
        with on(DAY):
            with pytest.raises(Refused):
                actions.shift_term(by=tu, elected=head, last=date(2031, 10, 1), decision="2")
            with pytest.raises(ValidationError, match="chỉ dời được từ 26/11/2030 đến 26/11/2031"):
                actions.shift_term(by=binh, elected=head, last=date(2031, 11, 27), decision="2/QĐ-UBND")
            actions.shift_term(by=binh, elected=head, last=date(2031, 11, 26), decision="2/QĐ-UBND")
        assert Holding.objects.get(user=ba.user).ends == date(2031, 11, 27)

    def test_ending_over_vacant_and_the_sixty_days(self, ward, tu, ba, binh):
        head = self.entered(tu)
        key = {day: elections.standing(group(), day).key for day in
               (date(2031, 1, 1), date(2031, 3, 1), date(2031, 5, 27))}  # fmt: skip
        assert list(key.values()) == ["ok", "ending", "over"]
        left = date(2026, 8, 3)
        with on(left):
            actions.vacate(by=tu, elected=head, on=left, why="Chuyển nơi ở")
        one = elections.standing(group(), left)
        assert (one.key, one.term.due, one.tone) == ("vacant", date(2026, 10, 2), "soon")
        assert elections.standing(group(), date(2026, 10, 3)).tone == "late"
        items = [each for each in today_items(binh, date(2026, 10, 3)) if "Bầu người thay" in each.title]
        assert [each.tone for each in items] == ["late"]
        assert not holdings_of(ba.user, left).exists()

    def test_acting_for_six_months_then_late(self, ward, tu, ba, binh, lan):
        left = date(2026, 8, 3)
        head = self.entered(tu)
        with on(left):
            with pytest.raises(ValidationError, match="ghi người đó thôi trước"):
                actions.name_acting(by=binh, group=group(), name="Lan", begins=left, decision="3/QĐ-UBND")
            actions.vacate(by=tu, elected=head, on=left, why="Qua đời")
            with pytest.raises(Refused):
                actions.name_acting(by=tu, group=group(), name="Lan", begins=left, decision="3/QĐ-UBND")
            acting = actions.name_acting(
                by=binh, group=group(), name="Vũ Thị Lan", begins=left, decision="3/QĐ-UBND", username="lan"
            )
        assert acting.last == date(2027, 2, 2)
        assert Holding.objects.get(user=lan.user).ends == date(2027, 2, 3)
        assert elections.standing(group(), left).term.due == date(2026, 10, 2)  # the clock runs on beside the acting
        assert not holdings_of(lan.user, date(2027, 2, 3)).exists()
        late = [each.title for each in today_items(binh, date(2027, 2, 3)) if each.tone == "late"]
        assert any("Hết hạn phụ trách tạm thời" in each for each in late)


class TestRemoval:
    def head(self, tu):
        with on(DAY):
            return actions.enter_head(
                by=tu, group=group(), name="Đinh Văn Ba", begins=date(2026, 5, 27), decision="1/QĐ-UBND"
            )

    def proposed(self, tu, head, ground):
        with on(DAY):
            return actions.propose_removal(
                by=tu, person=head, ground=ground, proposed_by="Các hộ tổ 1", on=DAY, content="Cho thôi."
            )

    def test_lost_confidence_needs_half_of_all_households(self, ward, tu, ba, mai):
        homes = households(ward.commune, 133, group())
        matter = self.proposed(tu, self.head(tu), Removal.Ground.TRUST)
        with on(DAY):
            actions.agree(by=mai, matter=matter, on=DAY, agreed_with="Ban công tác Mặt trận")  # does not stand in
            actions.sign(by=tu, matter=matter, households=[each.pk for each in homes[:66]], signed_on=DAY, way="paper")
            assert "66/133: chưa đủ" in support(matter, DAY).refusal
            with pytest.raises(ValidationError, match="cần ít nhất 67"):
                actions.table(by=tu, matter=matter)
            actions.sign(by=tu, matter=matter, households=[homes[66].pk], signed_on=DAY, way="paper")
            assert actions.table(by=tu, matter=matter).state == Matter.State.TABLED

    def test_without_the_persons_wish_no_one_else_brings_it(self, ward, tu, ba, mai):
        with on(DAY):
            matter = drafted(tu, "BQ4", deed="remove", proposer=Matter.Proposer.FRONT)
            Removal.objects.all().delete()
            with pytest.raises(ValidationError, match="phải do các hộ đề nghị"):
                actions.table(by=tu, matter=matter)

    def test_own_wish_voted_recognised_and_vacant_from_then(self, ward, tu, ba, mai, binh):
        households(ward.commune, 132, group())
        head = self.head(tu)
        matter = self.proposed(tu, head, Removal.Ground.WISH)
        with on(DAY):
            actions.agree(by=mai, matter=matter, on=DAY, agreed_with="Ban công tác Mặt trận")
            actions.table(by=tu, matter=matter)
            made = planned(tu, matter, plan(day=ELECTION))
            Done.objects.update(on=DAY)
        with time_machine.travel(at(ELECTION, 19), tick=False):
            round = actions.open_round(by=tu, round=made)
        round = met(tu, mai, round, 100, {"yes": 70, "no": 30})
        recognised(tu, tu, mai, binh, matter, round)
        head.refresh_from_db()
        assert (head.ended_on, head.ended) == (MON, Elected.Ended.WISH)
        assert not holdings_of(ba.user, MON).exists()
        assert elections.standing(group(), MON).term.due == MON + timedelta(days=60)


class TestPages:
    def test_they_open_and_refuse(self, ward, ba, tu, binh, lan):
        matter = election(ward, ba)
        with on(DAY):
            head = actions.enter_head(
                by=tu, group=group(), name="Đinh Văn Ba", begins=date(2026, 5, 27), decision="1/QĐ-UBND"
            )
            client = Client()
            client.force_login(tu.user)
            page = client.get(f"{DESK}/nhiem-ky").content.decode()
            assert "26/05/2031" in page
            assert "chưa ghi nhiệm kỳ" in page  # groups 2 and 3
            assert client.get(f"{DESK}/nhiem-ky?xuat=xlsx").content[:2] == b"PK"
            assert "Đinh Văn Ba" in client.get(f"{DESK}/nhiem-ky/{group().pk}").content.decode()
            for path in (f"viec/{matter.ref}/bau-cu", f"viec/{matter.ref}/bau-cu/ung-cu",
                         f"viec/{matter.ref}/bau-cu/to-bau-cu", f"giu-chuc/{head.pk}/cho-thoi",
                         f"giu-chuc/{head.pk}/khuyet", f"nhiem-ky/{group(2).pk}/duong-nhiem"):  # fmt: skip
                assert client.get(f"{DESK}/{path}").status_code == 200, path
            assert client.get(f"{DESK}/viec/{matter.ref}/bau-cu/mau-05").content[:2] == b"PK"
            kept = client.post(f"{DESK}/viec/{matter.ref}/bau-cu/to-bau-cu", {"name": "Vũ Thị Lan", "position": "Hộ 9"})
            assert (kept.status_code, "Hộ 9" in kept.content.decode()) == (400, True)
            sent_on = client.post(f"{DESK}/giu-chuc/{head.pk}/cho-thoi", {
                "ground": "wish", "proposed_by": "Ban công tác Mặt trận", "on": "2026-06-01", "content": "Xin thôi.",
            })  # fmt: skip
            assert sent_on.status_code == 302
            candidate = matter.candidates.first()
            drop = f"{DESK}/viec/{matter.ref}/bau-cu/ung-cu/{candidate.pk}/bo"
            assert "khỏi danh sách?" in client.get(drop).content.decode()
            assert client.post(drop).status_code == 302
            assert matter.candidates.count() == 1
            assert client.get(f"{DESK}/nhiem-ky/{group().pk}/tam-thoi").status_code == 403
            client.force_login(binh.user)
            assert client.get(f"{DESK}/giu-chuc/{head.pk}/nhiem-ky").status_code == 200
        assert User.objects.filter(username="lan").exists()
