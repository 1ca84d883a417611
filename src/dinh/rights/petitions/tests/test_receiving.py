"""Letters come in: from visitors, from officials, sealed; what is refused and why; nothing twice, nothing lost."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.pins import right_pin
from dinh.rights.petitions import actions
from dinh.rights.petitions.actions import Sending, Who, receiving
from dinh.rights.petitions.models import Channel, Letter, Petition, Sender
from dinh.rights.petitions.tests.petitioning import LAN, LIGHT, sealed, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel("2026-11-02 09:00+07:00", tick=False):
        yield


def test_a_visitor_sends_without_an_account(visitor):
    receipt = sent(visitor)
    letter, petition = receipt.letter, receipt.petition
    assert (letter.ref[:3], petition.ref[:3], letter.number) == ("DT-", "PA-", 1)
    assert right_pin(receipt.pin, letter.pin_hash)
    assert not right_pin("000000" if receipt.pin != "000000" else "111111", letter.pin_hash)
    assert (petition.kind, petition.state, petition.received_on) == ("reflection", "new", date(2026, 11, 2))
    assert letter.sender.name == "Vũ Thị Lan"
    assert Entry.objects.filter(what="petitions.receive").count() == 1


def test_the_title_and_the_journal_hold_no_phone_number(visitor):
    petition = sent(visitor).petition
    assert "0905" not in petition.title
    entry = Entry.objects.get(what="petitions.receive")
    assert "0905" not in str(entry.after)
    assert "Lan" not in f"{entry.about_label} {entry.after}"


def test_the_same_form_twice_is_one_letter_with_the_same_pin(visitor):
    sending = Sending(key="one", kind="reflection", words=LIGHT, who=LAN)
    first, again = actions.send(by=visitor, sending=sending), actions.send(by=visitor, sending=sending)
    assert (again.again, again.pin, again.letter) == (True, first.pin, first.letter)
    assert Letter.objects.count() == 1


def test_two_who_send_the_same_form_at_one_moment_are_one_letter(visitor, monkeypatch):
    """Neither finds the other's letter when it looks; the slower one finds it when the key stops it."""
    sending = Sending(key="one", kind="reflection", words=LIGHT, who=LAN)
    first = actions.send(by=visitor, sending=sending)
    looks, look = [lambda by, key: None], receiving._sent
    monkeypatch.setattr(receiving, "_sent", lambda by, key: (looks.pop() if looks else look)(by, key))
    again = actions.send(by=visitor, sending=sending)
    assert (again.again, again.pin, again.letter) == (True, first.pin, first.letter)
    assert (Letter.objects.count(), Petition.objects.count()) == (1, 1)
    assert sent(visitor).letter.number == 2


def test_numbers_have_no_gap(visitor):
    assert [sent(visitor).letter.number for _turn in range(3)] == [1, 2, 3]


def test_anonymous_is_lawful_for_reflections_and_proposals_only(visitor):
    assert sent(visitor, who=Who()).letter.anonymous
    with pytest.raises(ValidationError) as refused:
        sent(visitor, kind="complaint", who=Who())
    assert "Thông tư 05/2021" in str(refused.value.message_dict["name"])
    assert "phản ánh" in str(refused.value.message_dict["name"])


def test_a_denunciation_on_the_wrong_form_is_stopped_before_anything_is_stored(visitor):
    with pytest.raises(ValidationError) as led:
        sent(visitor, kind="denunciation")
    assert "Chưa có gì được lưu" in str(led.value.message_dict["kind"])
    assert not Letter.objects.exists()
    assert not Sender.objects.exists()
    assert not Entry.objects.filter(what__startswith="petitions").exists()


def test_too_little_says_what_to_add(visitor):
    with pytest.raises(ValidationError) as short:
        sent(visitor, words="đèn hư")
    assert "ở đâu" in str(short.value.message_dict["words"])
    with pytest.raises(ValidationError) as mail:
        sent(visitor, who=Who(name="Lan", email="lan@"))
    assert "lan@example.vn" in str(mail.value.message_dict["email"])


class TestOnBehalf:
    def test_the_clock_counts_from_the_day_it_came(self, tu):
        sending = Sending(key="p", kind="proposal", words=LIGHT, who=LAN, on_behalf="Tổ trưởng tổ 2")
        receipt = actions.enter(by=tu, sending=sending, channel=Channel.PAPER, received_on=date(2026, 10, 30))
        assert receipt.petition.received_on == date(2026, 10, 30)
        assert receipt.letter.on_behalf == "Tổ trưởng tổ 2"

    def test_not_from_the_future_nor_through_the_web(self, tu):
        sending = Sending(key="p", kind="proposal", words=LIGHT, who=LAN)
        with pytest.raises(ValidationError, match="sau hôm nay"):
            actions.enter(by=tu, sending=sending, channel=Channel.PAPER, received_on=date(2026, 11, 3))
        with pytest.raises(ValidationError, match="bằng cách nào"):
            actions.enter(by=tu, sending=sending, channel=Channel.WEB, received_on=date(2026, 11, 2))

    @pytest.mark.parametrize("who", ["mai", "lua", "an", "lan", "visitor"])
    def test_only_those_who_handle_letters(self, request, who):
        sending = Sending(key="p", kind="proposal", words=LIGHT, who=LAN)
        with pytest.raises(Refused):
            actions.enter(
                by=request.getfixturevalue(who), sending=sending, channel=Channel.PAPER, received_on=date(2026, 11, 2)
            )


class TestSealed:
    def test_nothing_outside_the_box_tells_who(self, visitor):
        receipt = sealed(visitor, files=[("bang-ghi-am-cua-Lan.pdf", "application/pdf", b"%PDF-1.4 chu ky cua Lan")])
        letter = receipt.letter
        assert (letter.words, receipt.petition.title) == ("", "Tố cáo số 1/2026")
        assert not Sender.objects.exists()
        box = bytes(letter.sealed.box) + bytes(letter.sealed.files.get().box)
        for told in ("Lan", "0905123456", "cổng chợ", "hẻm 5"):
            assert told.encode() not in box
        told = " ".join(f"{e.about_label} {e.after} {e.before} {e.ground}" for e in Entry.objects.all())
        assert "Lan" not in told
        assert "0905" not in told

    def test_an_official_without_the_power_enters_none(self, tu, binh):
        sealing = actions.Sealing(key="s", words="Ông K. nhận tiền ở cổng chợ.", who=LAN)
        with pytest.raises(Refused):
            actions.enter_sealed(by=tu, sealing=sealing, channel=Channel.DESK, received_on=date(2026, 11, 2))
        with pytest.raises(ValidationError, match="Điều 22"):
            actions.enter_sealed(by=binh, sealing=sealing, channel=Channel.PHONE, received_on=date(2026, 11, 2))
        assert not Petition.objects.exists()
