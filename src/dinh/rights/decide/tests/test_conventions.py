"""Conventions: thirty days of posting, the vote, recognition, the stamped text, the yearly review, suspension."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.rights.decide import actions
from dinh.rights.decide.models import Convention, Matter
from dinh.rights.decide.queries import conventions as queries
from dinh.rights.decide.room.elections import convention_items
from dinh.rights.decide.tests.decided import received, sent, signed
from dinh.rights.decide.tests.voting import group, households, met, on, plan

BEGUN = date(2026, 3, 2)
LAST = date(2026, 4, 1)  # the thirtieth day of posting
MEETING = date(2026, 4, 18)
MON = date(2026, 4, 20)
DESK, PUBLIC = "/ban-lam-viec/ban-va-quyet-dinh/huong-uoc", "/ban-va-quyet-dinh/huong-uoc"
WORDS = "Điều 1. Nhà nào quét sạch đoạn ngõ trước nhà đó."


@pytest.fixture
def posted(ward, ba):
    with on(BEGUN):
        made = actions.begin_convention(by=ba, group=group(), title="Quy ước tổ dân phố 1", words=WORDS)
        return actions.post_draft(by=ba, convention=made, on=BEGUN)


@pytest.fixture
def in_force(ward, ba, mai, tu, binh, posted):
    """Voted on by 132 households, recognised on Monday 20/4."""
    households(ward.commune, 132, group())
    with on(LAST + timedelta(days=1)):
        matter = actions.put_forward(by=ba, convention=posted, proposed_by="Đinh Văn Ba")
        actions.agree(by=mai, matter=matter, on=LAST + timedelta(days=1), agreed_with="Ban công tác Mặt trận")
        matter = actions.table(by=ba, matter=matter)
        voting = plan(day=MEETING)
        made = actions.plan_round(by=ba, matter=matter, plan=voting)
        for key in ("notice", "documents"):
            actions.take_step(by=ba, matter=matter, round=made, key=key, on=LAST + timedelta(days=1))
    with on(MEETING, 19):
        round = actions.open_round(by=ba, round=made)
    round = met(ba, mai, round, 100, {"yes": 80, "no": 20})
    came = sent(ba, signed(round), MEETING + timedelta(days=1))
    received(tu, came["committee"], MON)
    with on(MON, 10):
        actions.recognise(by=binh, matter=Matter.objects.get(pk=matter.pk), number="12/QĐ-UBND", on=MON)
    return Convention.objects.get(pk=posted.pk)


class TestDraft:
    def test_not_before_thirty_whole_days(self, posted, ba):
        with on(LAST), pytest.raises(ValidationError, match="đến hết ngày 01/04/2026"):
            actions.put_forward(by=ba, convention=posted, proposed_by="Ba")
        with on(LAST + timedelta(days=1)):
            matter = actions.put_forward(by=ba, convention=posted, proposed_by="Ba")
        assert (matter.code, matter.content, matter.steps.get().on) == ("BQ3", WORDS, BEGUN)
        assert Entry.objects.filter(what="decide.put_forward").count() == 1

    def test_versions_stay_and_the_text_is_shut_once_put_forward(self, posted, ba):
        with on(LAST + timedelta(days=1)):
            actions.rewrite_convention(by=ba, convention=posted, words=f"{WORDS}\nĐiều 2.", note="Thêm Điều 2")
            actions.note_opinion(by=ba, convention=posted, on=LAST, words="Nên thêm giờ đổ rác.")
            actions.put_forward(by=ba, convention=posted, proposed_by="Ba")
            with pytest.raises(ValidationError, match="không làm được bước này"):
                actions.rewrite_convention(by=ba, convention=posted, words="khác", note="x")
        assert [each.number for each in posted.texts.all()] == [1, 2]

    def test_only_the_head_of_the_group(self, ward, ba, tam, posted, lua):
        with on(BEGUN):
            with pytest.raises(Refused):
                actions.begin_convention(by=tam, group=group(), title="x", words="y")
            with pytest.raises(Refused):
                actions.note_opinion(by=tam, convention=posted, on=BEGUN, words="y")
            with pytest.raises(Refused):
                actions.begin_convention(by=lua, group=group(), title="x", words="y")

    def test_a_vote_that_came_to_nothing_goes_back_to_the_draft(self, posted, ba):
        with on(LAST + timedelta(days=1)):
            matter = actions.put_forward(by=ba, convention=posted, proposed_by="Ba")
            with pytest.raises(ValidationError, match="chưa kết thúc"):
                actions.take_up_again(by=ba, convention=posted)
            actions.withdraw(by=ba, matter=matter, why="Viết lại")
            found = actions.take_up_again(by=ba, convention=posted)
        assert (found.state, found.matter, found.posted_on) == (Convention.State.DRAFT, None, None)


class TestInForce:
    def test_from_recognition_and_sent_back_in_two_working_days(self, in_force, tu, ba):
        assert (in_force.state, in_force.in_force_on) == (Convention.State.IN_FORCE, MON)
        assert in_force.decision == "12/QĐ-UBND, 20/04/2026"
        assert queries.standing(in_force, MON).term.due == date(2026, 4, 22)
        assert [item.tone for item in convention_items(tu, date(2026, 4, 23))] == ["late"]
        with on(date(2026, 4, 23)):
            with pytest.raises(Refused):
                actions.return_stamped(by=ba, convention=in_force, on=date(2026, 4, 23))
            actions.return_stamped(by=tu, convention=in_force, on=date(2026, 4, 23))
        assert list(convention_items(tu, date(2026, 4, 24))) == []

    def test_reviewed_once_a_year_around_18_11(self, in_force, ba, tam):
        day = date(2026, 11, 18)
        assert queries.review_term(2026).due == day
        assert not list(convention_items(ba, date(2026, 10, 1)))
        assert [item.tone for item in convention_items(ba, day)] == ["soon"]
        assert [item.tone for item in convention_items(ba, date(2026, 11, 19))] == ["late"]
        assert list(convention_items(tam, day)) == []
        facts = {"by": ba, "convention": in_force, "year": 2026, "words": "Thực hiện tốt."}
        with on(day):
            with pytest.raises(ValidationError, match="Chọn kết quả"):
                actions.review_convention(**facts, on=day, outcome="")
            actions.review_convention(**facts, on=day, outcome="keep")
            with pytest.raises(ValidationError, match="đã ghi rà soát"):
                actions.review_convention(**facts, on=day, outcome="amend")
        assert list(convention_items(ba, day)) == []

    def test_suspended_in_three_days_annulled_in_five_by_the_committee(self, in_force, binh, tu):
        found_on = date(2026, 6, 1)
        with on(date(2026, 6, 9)):
            facts = {"convention": in_force, "found_on": found_on, "number": "8/QĐ-UBND", "words": "Trái luật."}
            with pytest.raises(Refused):
                actions.suspend(by=tu, on=date(2026, 6, 4), **facts)
            with pytest.raises(ValidationError, match="Ngày phát hiện"):
                actions.suspend(by=binh, on=date(2026, 5, 29), **facts)
            stopped = actions.suspend(by=binh, on=date(2026, 6, 4), **facts)
            assert queries.note_term(stopped).due == date(2026, 6, 4)
            ended = actions.annul_convention(by=binh, on=date(2026, 6, 9), **facts)
        assert queries.note_term(ended).due == date(2026, 6, 8)  # late, and written down as it was
        in_force.refresh_from_db()
        assert (in_force.state, in_force.ended_on) == (Convention.State.ENDED, date(2026, 6, 9))
        assert dict(queries.statistics(date(2026, 1, 1), date(2026, 12, 31)))["Bãi bỏ"] == 1

    def test_amended_only_by_a_new_one_of_the_same_group(self, in_force, ba, tam):
        with on(date(2026, 6, 1)):
            made = actions.begin_convention(
                by=ba, group=group(), title="Quy ước (sửa đổi)", words="Điều 1 mới.", replaces=in_force
            )
            with pytest.raises(ValidationError, match="chính thôn"):
                actions.begin_convention(by=tam, group=group(2), title="x", words="y", replaces=in_force)
        assert in_force.replaced_by.get() == made


class TestPages:
    def test_everyone_reads_what_is_in_force_and_drafts_that_hang(self, in_force, ba):
        with on(date(2026, 6, 1)):
            draft = actions.begin_convention(by=ba, group=group(), title="Bản nháp kín", words="x")
            page = Client().get(PUBLIC).content.decode()
            assert "Quy ước tổ dân phố 1" in page
            assert "Bản nháp kín" not in page
            assert "csrf" not in page
            one = Client().get(f"{PUBLIC}/{in_force.pk}").content.decode()
            assert "quét sạch" in one
            assert "12/QĐ-UBND" in one
            assert Client().get(f"{PUBLIC}/{draft.pk}").status_code == 404

    def test_the_desk_opens_and_keeps_what_was_typed(self, in_force, ba, tu, binh):
        client = Client()
        with on(date(2026, 6, 1)):
            client.force_login(ba.user)
            for path in ("", "/soan", f"/{in_force.pk}", f"/{in_force.pk}/ra-soat"):
                assert client.get(f"{DESK}{path}").status_code == 200, path
            assert client.get(f"{DESK}/{in_force.pk}/bai-bo").status_code == 403
            assert client.get(f"{DESK}?xuat=xlsx").content[:2] == b"PK"
            for slug in ("de-nghi", "bien-ban", "cong-nhan", "tam-ngung", "bai-bo"):
                assert client.get(f"{DESK}/{in_force.pk}/van-ban/{slug}").content[:2] == b"PK", slug
            kept = client.post(f"{DESK}/soan", {"group": group().pk, "title": "", "words": "Điều 9."})
            assert (kept.status_code, "Điều 9." in kept.content.decode()) == (400, True)
            client.force_login(tu.user)
            data = {"group": group(2).pk, "title": "Quy ước tổ 2", "words": "Điều 1.", "in_force_on": "2025-01-05",
                    "decision": "3/QĐ-UBND"}  # fmt: skip
            assert client.post(f"{DESK}/da-co", data).status_code == 302
            client.force_login(binh.user)
            assert client.get(f"{DESK}/{in_force.pk}/tam-ngung").status_code == 200
        assert Convention.objects.filter(state="force").count() == 2
