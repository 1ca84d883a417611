"""What is shown to whom: by the address its sender gave, never what denounces, with the receipt what is sensitive or
old."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dinh.ground.alerts.actions import Wish, confirm_by_link
from dinh.ground.alerts.actions import ask as follow
from dinh.ground.alerts.models import Follower
from dinh.ground.clock import today
from dinh.ground.own.tests.conftest import HOME, MAIL, PHONE, Browser
from dinh.ground.owned import KINDS, addresses_in
from dinh.ground.personal import INVENTORY
from dinh.rights.information import actions as information
from dinh.rights.petitions import actions as petitions
from dinh.rights.petitions.models import Letter
from dinh.rights.petitions.tests.petitioning import LAN, answered, sealed, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]
HANH = replace(LAN, name="Lý Thị Hạnh", phone="0911222333")
# Who gives a telephone or an address of mail to the house and finds it in no list, and why.
LEFT_OUT = {
    "people.User": "an official's account",
    "account.EmailAddress": "an official's account",
    "people.OutsideName": "an official's account",
    "households.Household": "the register of households is no matter anyone sent",
    "mediation.Party": "secret: a quarrel in the very house whose telephone it is",
    "mediation.Member": "a mediator, not a sender",
    "consult.Sender": "what somebody thinks of a draft stays behind its own slip",
    "oversee.Verification": "sealed: who gave word of something",
    "publish.Means": "an office's number",
}


def add(browser, code: str):
    return browser.post(f"{HOME}them-ma", {"code": code}, follow=True)


class TestWhoseItIs:
    @pytest.mark.parametrize(
        "spelt", ["0905 123 456", "+84905123456", "0905.123.456", "84905123456", "(0905) 123-456", "+84 905 123 456"]
    )
    def test_however_the_number_was_written(self, opened, visitor, spelt):
        receipt = sent(visitor, who=replace(LAN, phone=spelt))
        assert receipt.letter.ref in opened().page()

    @pytest.mark.parametrize("spelt", ["0905.123.456", "+84 905 123 456"])
    def test_however_it_is_typed(self, post, visitor, spelt):
        receipt = sent(visitor, who=LAN)
        browser = Browser()
        browser.ask(spelt)
        browser.type(post.code(PHONE))
        assert receipt.letter.ref in browser.page()

    def test_what_an_official_wrote_down_with_the_number_is_found_too(self, opened, tu):
        sending = petitions.Sending(key="giay", kind="reflection", words="Cống hẻm 5 tắc, nước tràn ra đường.", who=LAN)
        receipt = petitions.enter(by=tu, sending=sending, channel="phone", received_on=today())
        assert receipt.letter.ref in opened().page()

    def test_a_number_in_the_words_makes_nobody_a_sender(self, opened, visitor):
        receipt = sent(visitor, words=f"Gọi cho anh Ba số {PHONE}, anh ấy biết việc đèn đường.", who=HANH)
        assert receipt.letter.ref not in opened().page()

    def test_two_who_share_a_telephone_see_both_and_are_told_so(self, opened, visitor):
        mine, theirs = sent(visitor, who=LAN), sent(visitor, who=replace(HANH, phone=PHONE))
        page = opened().page()
        assert mine.letter.ref in page
        assert theirs.letter.ref in page
        assert "Nhà dùng chung số điện thoại" in page

    def test_another_address_opens_nothing_of_it(self, opened, visitor):
        receipt = sent(visitor, who=LAN)
        browser = opened("0911222333")
        assert receipt.letter.ref not in browser.page()
        assert browser.get(f"/phan-anh/theo-doi/{receipt.letter.ref}").status_code == 302
        assert add(browser, receipt.letter.ref).status_code == 400

    def test_erased_senders_are_found_no_more(self, opened, visitor, tu, binh):
        receipt = sent(visitor, who=LAN)
        answered(tu, receipt.petition)
        petitions.say(by=visitor, asking=receipt.letter.askings.get(), word="met", proven=True)
        petitions.erase(by=tu, letter=receipt.letter)
        assert receipt.letter.ref not in opened().page()


class TestWhatIsNeverThere:
    def test_a_denunciation_sent_as_one(self, opened, visitor):
        letter = sealed(visitor, who=LAN).letter
        browser = opened()
        assert letter.ref not in browser.page()
        assert add(browser, letter.ref).status_code == 400
        assert browser.get(f"/phan-anh/theo-doi/{letter.ref}").status_code == 302

    def test_a_letter_that_was_sealed_as_one_later(self, opened, visitor, tu):
        receipt = sent(visitor, who=LAN)
        browser = opened()
        assert receipt.letter.ref in browser.page()
        petitions.seal_up(by=tu, petition=receipt.petition, edition=receipt.petition.edition)
        assert receipt.letter.ref not in browser.page()
        assert browser.get(f"/phan-anh/theo-doi/{receipt.letter.ref}").status_code == 302
        assert add(browser, receipt.letter.ref).status_code == 400

    def test_every_place_that_holds_a_contact_is_in_a_list_or_left_out_for_a_reason(self):
        roles = {"phone", "email", "contact"}
        holding = {
            model for model, several in INVENTORY.items() if any(roles & set(data.columns.values()) for data in several)
        }
        found = {"petitions.Sender", "information.Asker", "dialogue.Visit", "dialogue.Question"}
        assert holding == found | set(LEFT_OUT)
        assert set(KINDS) == {"petitions", "information", "visits", "questions", "alerts"}


class TestWithTheReceipt:
    def test_a_complaint_is_shown_once_its_code_is_typed_too(self, opened, visitor):
        receipt = sent(visitor, words="Khiếu nại quyết định thu hồi đất số 12.", kind="complaint", who=LAN)
        browser, path = opened(), f"/phan-anh/theo-doi/{receipt.letter.ref}"
        assert receipt.letter.ref not in browser.page()
        assert "thu hồi đất" not in browser.page()
        assert browser.get(path).status_code == 302
        page = add(browser, receipt.letter.ref.lower()).content.decode()
        assert "Đã thêm vào danh sách" in page
        assert receipt.letter.ref in page
        assert browser.get(path).status_code == 200
        assert receipt.letter.ref not in opened().page(), "in another browser it is asked for again"

    def test_a_reflection_that_became_a_complaint_hides(self, opened, visitor, tu):
        receipt = sent(visitor, who=LAN)
        receipt.petition.kind = "complaint"
        receipt.petition.public = False
        receipt.petition.save()
        assert receipt.letter.ref not in opened().page()

    def test_what_is_older_than_two_years_too(self, opened, visitor):
        receipt = sent(visitor, who=LAN)
        Letter.objects.filter(pk=receipt.letter.pk).update(received_on="2024-11-01")
        browser, path = opened(), f"/phan-anh/theo-doi/{receipt.letter.ref}"
        assert receipt.letter.ref not in browser.page()
        assert browser.get(path).status_code == 302
        add(browser, receipt.letter.ref)
        assert browser.get(path).status_code == 200

    def test_codes_of_slips_are_not_guessed(self, opened, visitor):
        receipt = sent(visitor, kind="complaint", who=LAN)
        browser = opened()
        for _turn in range(10):
            assert add(browser, "DT-2222-2222").status_code == 400
        assert add(browser, receipt.letter.ref).status_code == 429


class TestOtherRooms:
    def test_requests_for_information(self, opened, visitor):
        who = information.Who("Vũ Thị Lan", "12 hẻm 5", phone="0905 123 456", email=MAIL)
        asked = information.ask(by=visitor, key="k", wanted="Quyết toán đường hẻm 5 năm 2025", way="view", who=who)
        ref = asked.request.ref
        for address in (PHONE, MAIL):
            browser = opened(address)
            assert ref in browser.page()
            assert "Quyết toán đường" in browser.page(f"/xin-thong-tin/theo-doi/{ref}")
        assert opened("0911222333").get(f"/xin-thong-tin/theo-doi/{ref}").status_code == 302

    def test_news_one_follows_is_ended_there(self, opened, visitor, clock):
        asked = follow(by=visitor, channel="email", address=MAIL, wish=Wish("now", True))
        confirm_by_link(by=visitor, follower=asked)
        browser = opened(MAIL)
        page = browser.page()
        assert "Nhận tin: mọi tin" in page
        assert "/theo-doi/cua-toi/" not in page, "a link that never ends is not left in a shared browser"
        path = page.split('href="/viec-cua-toi/thoi/')[1].split('"')[0]
        assert "bị xóa khỏi máy chủ" in browser.page(f"{HOME}thoi/{path}")
        assert opened().post(f"{HOME}thoi/{path}").status_code == 404
        browser.post(f"{HOME}thoi/{path}")
        follower = Follower.objects.get()
        assert (follower.state, follower.address_sealed) == ("ended", "")
        assert "Nhận tin" not in browser.page()


class TestWhatOneDoesThere:
    def test_says_whether_the_answer_is_met(self, opened, visitor, tu):
        receipt = sent(visitor, who=LAN)
        answered(tu, receipt.petition)
        browser, path = opened(), f"/phan-anh/theo-doi/{receipt.letter.ref}"
        assert "Việc của tôi" in browser.page(path)
        said = browser.post(f"{path}/{receipt.petition.ref}/nhan-xet", {"word": "met", "words": ""})
        assert said["Location"] == path
        assert receipt.letter.askings.get().word == "met"

    def test_and_no_more_once_the_browser_is_closed_from_elsewhere(self, opened, visitor, tu):
        receipt = sent(visitor, who=LAN)
        answered(tu, receipt.petition)
        browser, other = opened(), opened()
        path = f"/phan-anh/theo-doi/{receipt.letter.ref}"
        assert browser.get(path).status_code == 200
        other.post(f"{HOME}may-khac")
        assert browser.get(path).status_code == 302
        browser.post(f"{path}/{receipt.petition.ref}/nhan-xet", {"word": "met"})
        assert receipt.letter.askings.get().word == ""

    def test_reading_a_matter_keeps_the_browser_open(self, opened, visitor, clock):
        receipt = sent(visitor, who=LAN)
        browser = opened()
        for _turn in range(3):
            clock.shift(timedelta(minutes=25))
            assert browser.get(f"/phan-anh/theo-doi/{receipt.letter.ref}").status_code == 200


def test_addresses_in_a_text():
    text = "gọi 0905 123 456, 0240 000 009 hoặc viết Lan@Example.vn; 84911222333."
    assert list(addresses_in(text)) == [("email", MAIL), ("sms", "84905123456"), ("sms", "84911222333")]
