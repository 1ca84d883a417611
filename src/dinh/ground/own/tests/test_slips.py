"""A lost slip: a new PIN for who proved the address, or showed a paper at the desk; the old one ends."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.test import Client

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.own.tests.conftest import HOME, PHONE
from dinh.ground.pins import right_pin
from dinh.rights.information import actions as information
from dinh.rights.information.models import InformationRequest
from dinh.rights.petitions import actions
from dinh.rights.petitions.models import Letter
from dinh.rights.petitions.tests.desking import browser as official
from dinh.rights.petitions.tests.petitioning import LAN, sealed, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward", "clock")]
FOLLOW = "/phan-anh/theo-doi"
PIN = re.compile(r'<dd class="total code">(\d{6})</dd>')


def key_in(page: str) -> str:
    found = re.search(r'name="key" value="([^"]+)"', page)
    assert found
    return found[1]


def renewed(browser, ref: str, kind: str = "petitions") -> str:
    path = f"{HOME}phieu-moi/{kind}/{ref}"
    answer = browser.post(path, {"key": key_in(browser.page(path))})
    assert answer.status_code == 200
    found = PIN.findall(answer.content.decode())
    assert len(found) == 1
    return str(found[0])


def pin_opens(ref: str, pin: str) -> bool:
    return Client().post(FOLLOW, {"ref": ref, "pin": pin}).status_code == 302


class TestByTheTelephone:
    def test_a_new_pin_opens_and_the_old_one_does_not(self, opened, visitor):
        receipt = sent(visitor, who=LAN)
        earlier = Client()
        earlier.post(FOLLOW, {"ref": receipt.letter.ref, "pin": receipt.pin})
        path = f"{FOLLOW}/{receipt.letter.ref}"
        assert earlier.get(path).status_code == 200
        pin = renewed(opened(), receipt.letter.ref)
        assert pin_opens(receipt.letter.ref, pin)
        assert not pin_opens(receipt.letter.ref, receipt.pin)
        assert earlier.get(path).status_code == 302, "what the old slip had opened is closed too"
        entry = Entry.objects.get(what="petitions.renew_slip")
        assert entry.after == {"how": "own", "again": False}

    def test_the_same_form_twice_is_one_slip(self, opened, visitor):
        receipt = sent(visitor, who=LAN)
        browser, path = opened(), f"{HOME}phieu-moi/petitions/{receipt.letter.ref}"
        key = key_in(browser.page(path))
        first, second = (PIN.findall(browser.post(path, {"key": key}).content.decode()) for _turn in range(2))
        assert first == second

    def test_asking_alone_changes_nothing(self, opened, visitor):
        receipt = sent(visitor, who=LAN)
        browser = opened()
        browser.get(f"{HOME}phieu-moi/petitions/{receipt.letter.ref}")
        browser.post(f"{HOME}phieu-moi/petitions/{receipt.letter.ref}", {"key": "made up"})
        assert pin_opens(receipt.letter.ref, receipt.pin)

    def test_not_for_what_another_sent_nor_for_a_complaint_without_its_code(self, opened, visitor):
        others = sent(visitor, who=replace(LAN, phone="0911222333"))
        complaint = sent(visitor, kind="complaint", who=LAN)
        browser = opened()
        for receipt in (others, complaint):
            assert browser.get(f"{HOME}phieu-moi/petitions/{receipt.letter.ref}").status_code == 404
            assert pin_opens(receipt.letter.ref, receipt.pin)

    def test_a_form_sent_again_after_that_does_not_show_a_dead_pin(self, opened, visitor):
        sending = actions.Sending(key="mot", kind="reflection", words="Cống hẻm 5 tắc, nước tràn ra.", who=LAN)
        receipt = actions.send(by=visitor, sending=sending)
        renewed(opened(), receipt.letter.ref)
        again = actions.send(by=visitor, sending=sending)
        assert (again.again, again.pin) == (True, "")

    def test_a_request_for_information(self, opened, visitor):
        who = information.Who("Vũ Thị Lan", "12 hẻm 5", phone=PHONE)
        receipt = information.ask(by=visitor, key="k", wanted="Quyết toán đường hẻm 5", way="view", who=who)
        ref = receipt.request.ref
        pin = renewed(opened(), ref, "information")
        stored = InformationRequest.objects.get(ref=ref).pin_hash
        assert right_pin(pin, stored)
        assert not right_pin(receipt.pin, stored)


class TestAtTheDesk:
    def path(self, letter: Letter) -> str:
        return f"/ban-lam-viec/don-thu/don/{letter.pk}/cap-lai-phieu"

    def test_after_a_paper_was_looked_at(self, visitor, tu):
        receipt = sent(visitor, who=LAN)
        desk = official(tu)
        page = desk.get(self.path(receipt.letter)).content.decode()
        assert "Vũ Thị Lan" in page
        form = {"key": key_in(page), "paper": "can-cuoc"}
        refused = desk.post(self.path(receipt.letter), form)
        assert "đối chiếu đúng người" in refused.content.decode()
        assert pin_opens(receipt.letter.ref, receipt.pin)
        answer = desk.post(self.path(receipt.letter), {**form, "same": "on"})
        (pin,) = PIN.findall(answer.content.decode())
        assert "no-store" in answer["Cache-Control"]
        assert pin_opens(receipt.letter.ref, pin)
        assert not pin_opens(receipt.letter.ref, receipt.pin)
        entry = Entry.objects.get(what="petitions.renew_slip")
        assert entry.after == {"how": "desk", "again": False, "paper": "căn cước, căn cước công dân"}
        assert entry.post_label.startswith("Công chức Văn hóa")

    def test_a_letter_without_a_name_is_compared_with_no_paper(self, visitor, tu):
        receipt = sent(visitor, who=replace(LAN, name=""))
        page = official(tu).get(self.path(receipt.letter)).content.decode()
        assert "không ghi tên người gửi" in page
        with pytest.raises(Refused):
            actions.renew_slip(by=tu, letter=receipt.letter, key="k", paper="can-cuoc")

    def test_a_denunciation_never(self, visitor, binh, tu):
        letter = sealed(visitor, who=LAN).letter
        for who in (binh, tu):
            with pytest.raises(Refused):
                actions.renew_slip(by=who, letter=letter, key="k", paper="can-cuoc")
        with pytest.raises(Refused):
            actions.renew_slip(by=visitor, letter=letter, key="k", proven=True)

    def test_only_by_who_handles_letters(self, visitor, lua, mai, an, khanh, lan):
        letter = sent(visitor, who=LAN).letter
        for who in (lua, mai, an, khanh, lan, visitor):
            with pytest.raises(Refused):
                actions.renew_slip(by=who, letter=letter, key="k", paper="can-cuoc")

    def test_a_request_for_information(self, visitor, tu):
        who = information.Who("Vũ Thị Lan", "12 hẻm 5", phone=PHONE)
        asked = information.ask(by=visitor, key="k", wanted="Quyết toán đường hẻm 5", way="view", who=who).request
        desk, path = official(tu), f"/ban-lam-viec/cung-cap-thong-tin/{asked.ref}/cap-lai-phieu"
        form = {"key": key_in(desk.get(path).content.decode()), "paper": "ho-chieu", "same": "on"}
        (pin,) = PIN.findall(desk.post(path, form).content.decode())
        assert right_pin(pin, InformationRequest.objects.get().pin_hash)
        assert Entry.objects.filter(what="information.renew_slip").count() == 1
