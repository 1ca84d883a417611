"""From a counted voting to its effect: sent, received, recognised by the right body or late, changed, annulled."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.rights.decide import actions
from dinh.rights.decide.models import Matter, Round, Sending
from dinh.rights.decide.queries import outcome as outcomes
from dinh.rights.decide.room.outcome import today_items
from dinh.rights.decide.tests.decided import MEETING, NEXT, received, sent, settled, signed
from dinh.rights.decide.tests.voting import DAY, group, households, met, on, opened, plan, tabled

MON = date(2026, 5, 18)  # the Monday after the meeting
FIFTH, SIXTH = date(2026, 5, 25), date(2026, 5, 26)  # working days after MON
TO = Sending.To


@pytest.fixture
def rule(ward, ba, mai, tu):
    """A convention (BQ3) passed, signed, sent on Sunday 17/5, at the UBND's door on Monday 18/5."""
    round = settled(ba, mai, "BQ3", commune=ward.commune)
    came = sent(ba, signed(round))
    received(tu, came[TO.COMMITTEE], MON)
    received(mai, came[TO.FRONT], MON)
    return Matter.objects.get(pk=round.matter_id)


def state_of(matter):
    return Matter.objects.get(pk=matter.pk).state


class TestSending:
    def test_five_working_days_from_the_vote_and_both_offices(self, ward, ba, mai, tu):
        round = settled(ba, mai, "BQ6", commune=ward.commune)
        decision = signed(round)
        found = outcomes.outcome(round.matter, NEXT)
        assert found.lines[0].term.due == date(2026, 5, 22)  # the meeting was on a Saturday
        assert found.lines[0].term.article == "khoản 3 Điều 20 Luật 10/2022/QH15"
        came = sent(ba, decision)
        assert [each.round.pk for each in outcomes.to_send(MON)] == []
        with on(MON), pytest.raises(ValidationError, match="đã gửi"):
            actions.send_to(by=ba, decision=decision, to=[TO.FRONT], on=MON)
        assert received(tu, came[TO.COMMITTEE], MON).received_on == MON
        assert Entry.objects.filter(what="decide.send").count() == 2
        assert Entry.objects.filter(what="decide.receive").count() == 1

    def test_sent_late_stays_late(self, ward, ba, mai):
        round = settled(ba, mai, "BQ6", commune=ward.commune)
        decision = signed(round)
        assert outcomes.to_send(date(2026, 5, 23))[0].late
        sent(ba, decision, date(2026, 5, 23))
        assert outcomes.outcome(round.matter, date(2026, 6, 1)).lines[0].late

    def test_not_by_another_head_nor_before_signing_nor_tomorrow(self, ward, ba, tam, mai):
        decision = signed(settled(ba, mai, "BQ6", commune=ward.commune))
        with on(NEXT):
            with pytest.raises(Refused, match="thôn, tổ dân phố mình"):
                actions.send_to(by=tam, decision=decision, to=[TO.FRONT], on=NEXT)
            for wrong in (MEETING - timedelta(days=1), NEXT + timedelta(days=1)):
                with pytest.raises(ValidationError, match="Ngày gửi"):
                    actions.send_to(by=ba, decision=decision, to=[TO.FRONT], on=wrong)

    def test_each_office_writes_its_own_arrival(self, ward, ba, mai, tu):
        came = sent(ba, signed(settled(ba, mai, "BQ6", commune=ward.commune)))
        with on(MON):
            with pytest.raises(Refused, match="Ủy ban Mặt trận"):
                actions.receive_decision(by=tu, sending=came[TO.FRONT], on=MON)
            with pytest.raises(Refused, match="Ủy ban nhân dân"):
                actions.receive_decision(by=mai, sending=came[TO.COMMITTEE], on=MON)


class TestRecognising:
    def test_in_effect_from_the_day_of_recognition_not_of_the_vote(self, rule, binh):
        assert (rule.state, rule.effect_on) == (Matter.State.SENT, None)
        with on(FIFTH):
            verdict = actions.recognise(by=binh, matter=rule, number="45/QĐ-UBND", on=FIFTH)
        done = Matter.objects.get(pk=rule.pk)
        assert (done.state, done.effect_on, verdict.effect_on) == (Matter.State.IN_EFFECT, FIFTH, FIFTH)
        assert outcomes.outcome(done, SIXTH).said_late is False
        assert Entry.objects.filter(what="decide.recognise").count() == 1

    def test_on_the_sixth_day_it_is_late_and_valid(self, rule, binh):
        with on(SIXTH):
            client = Client()
            client.force_login(binh.user)
            address = f"/ban-lam-viec/ban-va-quyet-dinh/viec/{rule.ref}/ket-qua/cong-nhan"
            page = client.post(address, {"number": "45/QĐ-UBND", "on": "2026-05-26"}, follow=True).content.decode()
        assert "muộn hơn hạn 25/05/2026" in page
        assert "Văn bản vẫn có giá trị" in page
        assert state_of(rule) == Matter.State.IN_EFFECT

    def test_the_wrong_body_is_refused_with_the_article(self, rule, mai, tu, ba):
        with on(MON):
            for who in (mai, tu, ba):
                with pytest.raises(Refused, match="khoản 2 Điều 21 Luật 10/2022/QH15"):
                    actions.recognise(by=who, matter=rule, number="1", on=MON)

    def test_members_of_boards_are_the_fronts(self, ward, ba, mai, binh):
        round = settled(ba, mai, "BQ5", commune=ward.commune, plan=plan(options=(("c1", "Vũ Thị Lan"),)))
        came = sent(ba, signed(round))
        received(mai, came[TO.FRONT], MON)
        with on(MON):
            with pytest.raises(Refused, match="Ủy ban Mặt trận Tổ quốc Việt Nam cấp xã"):
                actions.recognise(by=binh, matter=round.matter, number="1", on=MON)
            actions.recognise(by=mai, matter=round.matter, number="7/QĐ-MTTQ-BTT", on=MON)
        assert state_of(round.matter) == Matter.State.IN_EFFECT

    def test_a_no_has_its_reasons(self, rule, binh):
        with on(MON):
            with pytest.raises(ValidationError, match="nêu rõ lý do"):
                actions.refuse(by=binh, matter=rule, number="9/UBND", on=MON, reason="  ")
            assert state_of(rule) == Matter.State.SENT
            actions.refuse(by=binh, matter=rule, number="9/UBND", on=MON, reason="Điều 4 đặt mức phạt tiền.")
            with pytest.raises(Refused, match="không được công nhận"):
                actions.recognise(by=binh, matter=rule, number="1", on=MON)
        assert Matter.objects.get(pk=rule.pk).ended_why == "Điều 4 đặt mức phạt tiền."

    def test_not_before_it_came(self, ward, ba, mai, binh):
        round = settled(ba, mai, "BQ3", commune=ward.commune)
        sent(ba, signed(round))
        with on(MON), pytest.raises(ValidationError, match="ghi ngày nhận trước"):
            actions.recognise(by=binh, matter=round.matter, number="1", on=MON)


class TestEffect:
    def test_commune_wide_from_the_day_the_committee_names(self, ward, tu, mai, binh):
        for number in (1, 2, 3):
            households(ward.commune, 9, group(number), first=1)
        with on(DAY):
            matter = tabled(tu, "BQ1", group=None, proposer=Matter.Proposer.CHAIR)
        for number, yes in ((1, 6), (2, 9), (3, 2)):
            met(tu, mai, opened(tu, matter, plan(), group(number)), 9, {"yes": yes, "no": 9 - yes})
        matter = Matter.objects.get(pk=matter.pk)
        assert (matter.state, matter.effect_on) == (Matter.State.PASSED, None)
        assert len(outcomes.to_send(NEXT)) == 3  # also the group that did not agree: the UBND adds up all
        june = date(2026, 6, 1)
        client = Client()
        with on(NEXT):
            client.force_login(binh.user)
            page = client.get(f"/ban-lam-viec/ban-va-quyet-dinh/viec/{matter.ref}/ket-qua").content.decode()
            assert page.count("chưa ký quyết định") == 3
            assert "6/9" in page
            assert "chờ Ủy ban nhân dân ấn định ngày" in page
            with pytest.raises(Refused):
                actions.fix_effect(by=mai, matter=matter, number="8/TB-UBND", on=NEXT, effect_on=june)
            with pytest.raises(ValidationError, match="không trước ngày biểu quyết"):
                actions.fix_effect(by=binh, matter=matter, number="8", on=NEXT, effect_on=DAY)
            actions.fix_effect(by=binh, matter=matter, number="8/TB-UBND", on=NEXT, effect_on=june)
        assert Matter.objects.get(pk=matter.pk).effect_on == june

    def test_a_new_decision_replaces_the_old_by_the_same_procedure(self, ward, ba, mai):
        old = settled(ba, mai, "BQ6", commune=ward.commune).matter
        with on(DAY):
            new = tabled(ba, "BQ6", title="Lịch mới", replaces=Matter.objects.get(pk=old.pk))
        assert state_of(old) == Matter.State.IN_EFFECT
        settled(ba, mai, commune=ward.commune, matter=new)
        assert state_of(old) == Matter.State.CHANGED
        assert state_of(new) == Matter.State.IN_EFFECT

    def test_annulled_with_reason_by_the_committee_alone(self, ward, ba, mai, binh):
        matter = settled(ba, mai, "BQ6", commune=ward.commune).matter
        with on(NEXT):
            with pytest.raises(Refused):
                actions.annul(by=mai, matter=matter, number="1", on=NEXT, reason="Trái luật")
            with pytest.raises(ValidationError, match="Điều 22"):
                actions.annul(by=binh, matter=matter, number="1", on=NEXT, reason="")
            asked = actions.ask_to_amend(by=binh, matter=matter, number="2/UBND", on=NEXT, reason="Thiếu thông báo.")
            assert state_of(matter) == Matter.State.IN_EFFECT
            assert outcomes.outcome(Matter.objects.get(pk=matter.pk), NEXT).amend_asked == asked
            assert [item.title for item in today_items(ba, NEXT) if "Sửa đổi" in item.title]
            actions.annul(by=binh, matter=matter, number="3/QĐ-UBND", on=NEXT, reason="Trái luật.")
        assert state_of(matter) == Matter.State.ANNULLED

    def test_progress_is_for_decisions_in_effect(self, ward, ba, tam, mai):
        matter = settled(ba, mai, "BQ1", commune=ward.commune).matter
        with on(MON):
            with pytest.raises(Refused):
                actions.note_progress(by=tam, matter=matter, on=MON, words="Đã đổ 200 m")
            actions.note_progress(by=ba, matter=matter, on=MON, words="Đã đổ 200 m", percent=50)
            with pytest.raises(ValidationError, match="Tỷ lệ"):
                actions.note_progress(by=ba, matter=matter, on=MON, words="x", percent=101)
            done = actions.note_progress(by=ba, matter=matter, on=MON, words="Xong", done=True)
        assert done.percent == 100

    def test_a_photo_goes_with_it_and_anyone_sees_it(self, ward, ba, mai):
        matter = settled(ba, mai, "BQ1", commune=ward.commune).matter
        client = Client()
        with on(MON):
            client.force_login(ba.user)
            paper = SimpleUploadedFile("nghiem-thu.txt", "Đã nghiệm thu.".encode())
            address = f"/ban-lam-viec/ban-va-quyet-dinh/viec/{matter.ref}/ket-qua/tien-do"
            sent = client.post(address, {"on": "2026-05-18", "words": "Đã đổ 200 m", "photo": paper})
            assert sent.status_code == 302, sent.content.decode()
            progress = matter.progress.get()
            assert progress.file.name == "nghiem-thu.txt"
            assert Client().get(reverse("files:download", args=[progress.file_id])).status_code == 200


class TestPages:
    def test_todays_work_by_who_and_late(self, rule, ba, binh, mai):
        titles = {who: [item.title for item in today_items(actor, FIFTH)] for who, actor in
                  (("binh", binh), ("mai", mai), ("ba", ba))}  # fmt: skip
        assert any(each.startswith("Công nhận hoặc trả lời") for each in titles["binh"])
        assert titles["mai"] == titles["ba"] == []
        assert [item.tone for item in today_items(binh, SIXTH)] == ["late"]

    def test_every_page_and_letter_opens(self, rule, binh, mai):
        client = Client()
        client.force_login(binh.user)
        base = "/ban-lam-viec/ban-va-quyet-dinh"
        with on(MON):
            page = client.get(f"{base}/viec/{rule.ref}/ket-qua").content.decode()
            assert "Vì sao là ngày này?" in page
            assert "Thứ Hai 25/05/2026" in page
            for slug in ("cong-nhan", "khong-cong-nhan", "sua", "huy-bo"):
                assert client.get(f"{base}/viec/{rule.ref}/ket-qua/{slug}").status_code == 200, slug
                assert client.get(f"{base}/viec/{rule.ref}/van-ban/{slug}").content[:2] == b"PK", slug
            kept = client.post(f"{base}/viec/{rule.ref}/ket-qua/khong-cong-nhan", {"number": "9", "on": "2026-05-18"})
            assert (kept.status_code, 'value="9"' in kept.content.decode()) == (400, True)
            assert rule.title in client.get(f"{base}/quyet-dinh").content.decode()
            book = load_workbook(io.BytesIO(client.get(f"{base}/quyet-dinh?xuat=xlsx").content))
            assert book.active["A2"].value == rule.ref
            client.force_login(mai.user)
            page = client.get(f"{base}/viec/{rule.ref}/ket-qua").content.decode()
            assert "Ủy ban nhân dân cấp xã công nhận" in page
            assert client.get(f"{base}/viec/{rule.ref}/ket-qua/cong-nhan").status_code == 403

    def test_nothing_to_send_while_votes_are_open(self, ward, ba):
        households(ward.commune, 10, group())
        with on(DAY):
            matter = tabled(ba)
        round = opened(ba, matter, plan())
        assert Round.objects.get(pk=round.pk).state == Round.State.OPEN
        assert outcomes.outcome(matter, DAY).lines == ()
