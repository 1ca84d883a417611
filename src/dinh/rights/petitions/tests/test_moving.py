"""A matter moves as its law lets it: the four kinds from receipt to the end, who may, what is asked in writing."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.rights.petitions import actions
from dinh.rights.petitions.actions import Details
from dinh.rights.petitions.models import Petition, Step
from dinh.rights.petitions.queries.courses import clocks_of, pressing
from dinh.rights.petitions.tests.petitioning import answered, committee, moved, sealed, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-11-02 09:00+07:00", tick=False) as traveller:
        yield traveller


def on(clock, day: str) -> None:
    clock.move_to(f"{day} 09:00+07:00")


def fresh(petition: Petition) -> Petition:
    return Petition.objects.get(pk=petition.pk)


class TestReflection:
    def test_from_sending_to_the_senders_own_word(self, clock, tu, visitor):
        petition = sent(visitor).petition
        assert pressing(petition).due == date(2026, 11, 16)
        moved(tu, petition, "accept", body=committee())
        on(clock, "2026-11-05")
        done = moved(tu, petition, "answer", words="Đã thay bóng đèn ngày 05/11.", result="resolved")
        assert (done.state, done.outcome, done.answered_on) == ("answered", "resolved", date(2026, 11, 5))
        closed = actions.say(by=visitor, asking=petition.askings.get(), word="met", proven=True)
        assert (closed.state, closed.ending) == ("closed", "confirmed")
        assert [step.kind for step in petition.steps.all()] == ["received", "accept", "answer", "word"]

    def test_not_fixed_sends_it_back_with_what_is_missing(self, tu, visitor):
        petition = answered(tu, sent(visitor).petition)
        asking = petition.askings.get()
        with pytest.raises(ValidationError, match="chỗ nào chưa được"):
            actions.say(by=visitor, asking=asking, word="not", proven=True)
        again = actions.say(by=visitor, asking=asking, word="not", words="Đèn lại tắt.", proven=True)
        assert (again.state, again.ending) == ("accepted", "")
        answered_again = moved(tu, again, "answer", words="Đã thay dây và bóng.", result="resolved")
        assert answered_again.answers.count() == 2

    def test_silence_closes_as_unconfirmed_only_after_the_time_to_wait(self, clock, tu, visitor):
        petition = answered(tu, sent(visitor).petition)
        with pytest.raises(ValidationError, match="Chưa hết"):
            actions.close_in_silence(by=tu, petition=petition)
        on(clock, "2026-11-20")
        closed = actions.close_in_silence(by=tu, petition=petition)
        assert (closed.state, closed.ending) == ("closed", "unconfirmed")

    def test_strangers_say_nothing(self, tu, visitor, mai):
        petition = answered(tu, sent(visitor).petition)
        for by in (visitor, mai):
            with pytest.raises(Refused):
                actions.say(by=by, asking=petition.askings.get(), word="met", proven=False)

    def test_refused_names_the_ground_and_the_competent_body(self, tu, visitor):
        petition = sent(visitor).petition
        with pytest.raises(ValidationError) as missing:
            moved(tu, petition, "refuse")
        assert set(missing.value.message_dict) == {"ground", "words", "to"}
        done = moved(tu, petition, "refuse", ground="điểm h khoản 1 Điều 4 Nghị định 154/2026/NĐ-CP",
                     words="Đã trả lời ngày 01/10, không có tình tiết mới.", to="Công ty Điện lực")  # fmt: skip
        assert (done.state, done.ending) == ("refused", "refused")

    def test_routing_keeps_the_clock(self, ward, clock, tu, visitor):
        petition = moved(tu, sent(visitor).petition, "accept", body=committee())
        before = clocks_of(petition)[0].due
        on(clock, "2026-11-09")
        routed = moved(tu, petition, "route", body=ward.bodies["THĐM"], words="Thuộc sân trường.")
        assert routed.body == ward.bodies["THĐM"]
        assert clocks_of(routed)[0].due == before

    def test_a_promised_day_stands_beside_the_laws(self, tu, visitor):
        petition = moved(tu, sent(visitor).petition, "accept", body=committee())
        with pytest.raises(ValidationError, match="sau hôm nay"):
            moved(tu, petition, "extend", words="Chờ vật tư.", until=date(2026, 11, 1))
        later = moved(tu, petition, "extend", words="Chờ vật tư.", until=date(2026, 12, 1))
        assert {(c.key, c.due) for c in clocks_of(later) if c.running and not c.alarm} == {
            ("feedback.answer", date(2026, 11, 16)), ("petition.promised", date(2026, 12, 1)),
        }  # fmt: skip

    def test_a_recurrence_reopens_with_its_history(self, tu, visitor):
        petition = answered(tu, sent(visitor).petition)
        actions.say(by=visitor, asking=petition.askings.get(), word="met", proven=True)
        again = moved(tu, petition, "reopen", words="Lại tắt từ 20/11.")
        assert (again.state, again.ending, again.ended_on) == ("accepted", "", None)
        assert again.steps.count() == 5


class TestComplaint:
    def test_from_receipt_to_execution(self, clock, tu, binh, visitor):
        petition = sent(visitor, kind="complaint", words="Tôi khiếu nại quyết định xử phạt số 15.").petition
        with pytest.raises(Refused):
            moved(tu, petition, "accept", body=committee(), paper="05/TB-UBND")
        on(clock, "2026-11-05")
        moved(binh, petition, "accept", body=committee(), paper="05/TB-UBND")
        assert pressing(fresh(petition)).due == date(2026, 12, 7)  # thirty days, the last a Saturday
        moved(binh, petition, "verify", body=committee(), paper="20/QĐ-UBND")
        moved(tu, petition, "verified", words="Biên bản lập sai địa chỉ.", result="differs")
        with pytest.raises(Refused, match="đối thoại"):
            moved(binh, petition, "decide", paper="30/QĐ-UBND", result="right", words="Hủy quyết định.")
        on(clock, "2026-11-20")
        moved(tu, petition, "dialogue", until=date(2026, 11, 27), words="Phòng họp 1.")
        on(clock, "2026-11-27")
        moved(tu, petition, "dialogue_held", words="Hai bên thống nhất.")
        on(clock, "2026-12-03")
        done = moved(binh, petition, "decide", paper="30/QĐ-UBND", result="right", words="Hủy quyết định.")
        assert (done.state, pressing(fresh(done)).key) == ("decided", "complaint.send_first")
        moved(tu, petition, "send", to="Bà Lan")
        with pytest.raises(Refused, match="có hiệu lực sau"):
            moved(tu, petition, "effective")
        on(clock, "2027-01-05")
        moved(tu, petition, "effective")
        ended = moved(tu, petition, "executed", words="Đã trả lại tiền phạt.")
        assert (ended.state, ended.ended_on) == ("closed", date(2027, 1, 5))

    def test_a_complex_case_needs_its_written_ground_first(self, binh, visitor):
        petition = sent(visitor, kind="complaint", words="Tôi khiếu nại quyết định xử phạt số 15.").petition
        moved(binh, petition, "accept", body=committee(), paper="05/TB-UBND")
        with pytest.raises(ValidationError) as missing:
            moved(binh, petition, "complex", words="Nhiều bên.")
        assert set(missing.value.message_dict) == {"ground"}
        moved(binh, petition, "complex", words="Nhiều bên.", ground="Nghị định 155/2026/NĐ-CP")
        with pytest.raises(Refused, match="đã ghi"):
            moved(binh, petition, "complex", words="Nhiều bên.", ground="Nghị định 155/2026/NĐ-CP")


class TestDenunciation:
    def test_from_receipt_to_publication(self, clock, binh, visitor):
        petition = sealed(visitor).petition
        moved(binh, petition, "accept", paper="01/QĐ-UBND")
        moved(binh, petition, "notify")
        on(clock, "2026-11-25")
        moved(binh, petition, "extend", paper="02/QĐ-UBND", words="Nhiều người làm chứng.", result="complex")
        on(clock, "2026-12-20")
        moved(binh, petition, "conclude", paper="03/KL-UBND", words="Có nhận tiền.", result="right")
        moved(binh, petition, "send", to="Người tố cáo, người bị tố cáo")
        moved(binh, petition, "handle", words="Khiển trách.")
        moved(binh, petition, "publish", words="Niêm yết tại trụ sở, không nêu người tố cáo.")
        ended = moved(binh, petition, "executed")
        assert ended.state == "closed"
        assert not [c for c in clocks_of(fresh(ended)) if c.running and not c.alarm]

    def test_a_withdrawal_does_not_stop_it_when_there_are_signs_of_wrong(self, binh, visitor):
        petition = moved(binh, sealed(visitor).petition, "accept", paper="01/QĐ-UBND")
        goes_on = moved(binh, petition, "withdraw", words="Xin rút.", result="goes_on")
        assert goes_on.state == "accepted"
        assert moved(binh, petition, "withdraw", words="Xin rút.", result="ends").state == "terminated"

    def test_it_is_forwarded_once_and_only_by_those_who_settle_it(self, tu, binh, visitor):
        petition = sealed(visitor).petition
        with pytest.raises(Refused):
            moved(tu, petition, "forward", to="Chủ tịch UBND tỉnh", paper="07/PC-UBND")
        assert moved(binh, petition, "forward", to="Chủ tịch UBND tỉnh", paper="07/PC-UBND").state == "forwarded"

    def test_the_journal_says_only_where_it_stands(self, binh, visitor):
        petition = sealed(visitor).petition
        moved(binh, petition, "accept", paper="01/QĐ-UBND")
        entry = Entry.objects.get(what="petitions.accept")
        assert entry.after == {"state": "accepted"}
        assert entry.personal_digest == ""


class TestOpening:
    def test_only_the_named_post_with_a_reason_and_a_trace(self, request, binh, tu, visitor):
        petition = sealed(visitor).petition
        for who in ("tu", "mai", "lua", "hung", "an", "lan", "visitor"):
            with pytest.raises(Refused):
                actions.open_identity(by=request.getfixturevalue(who), petition=petition, reason="xem")
        with pytest.raises(ValidationError):
            actions.open_identity(by=binh, petition=petition, reason=" ")
        opened = actions.open_identity(by=binh, petition=petition, reason="Xác minh nhân thân, QĐ 01")
        assert (opened.name, "cổng chợ" in opened.words) == ("Vũ Thị Lan", True)
        trace = petition.askings.get().letter.sealed.openings.get()
        assert "Chủ tịch UBND" in trace.by
        assert Entry.objects.filter(what="petitions.open_identity").count() == 1

    def test_a_box_moved_to_another_letter_does_not_open(self, binh, visitor):
        first, second = sealed(visitor).petition, sealed(visitor).petition
        one, two = first.askings.get().letter.sealed, second.askings.get().letter.sealed
        two.box = one.box
        two.save()
        with pytest.raises(RuntimeError, match="niêm phong"):
            actions.open_identity(by=binh, petition=second, reason="thử")

    def test_sealing_up_leaves_nothing_in_the_open(self, tu, binh, visitor):
        receipt = sent(visitor, words="Tôi tố cáo ông K. nhận tiền ở cổng chợ, tôi là Vũ Thị Lan.")
        petition = actions.seal_up(by=tu, petition=receipt.petition, edition=fresh(receipt.petition).edition)
        letter = petition.askings.get().letter
        assert (petition.kind, letter.words, hasattr(letter, "sender")) == ("denunciation", "", False)
        assert not Entry.objects.filter(personal__isnull=False).exists()
        told = " ".join(f"{e.about_label} {e.after} {e.before}" for e in Entry.objects.all())
        assert "Lan" not in told
        assert actions.open_identity(by=binh, petition=petition, reason="thử").name == "Vũ Thị Lan"


def test_two_at_the_same_matter_are_told(tu, visitor):
    petition = sent(visitor).petition
    seen = petition.edition
    moved(tu, petition, "accept", body=committee())
    with pytest.raises(ValidationError, match="đã có thay đổi"):
        actions.move(
            by=tu, petition=petition, key="answer", details=Details(words="x", result="resolved"), edition=seen
        )


def test_every_move_leaves_a_step_and_an_entry(tu, visitor):
    petition = moved(tu, sent(visitor).petition, "accept", body=committee())
    assert Step.objects.filter(petition=petition, kind="accept").count() == 1
    assert Entry.objects.filter(what="petitions.accept").count() == 1


def test_a_day_before_the_last_step_is_refused(tu, visitor):
    petition = sent(visitor).petition
    with pytest.raises(ValidationError, match="trước bước gần nhất"):
        moved(tu, petition, "accept", body=committee(), on=date(2026, 10, 30))
