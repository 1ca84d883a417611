"""Following one's own letter by reference and PIN: only one's own, its clocks, its answers, and what can be said."""

from __future__ import annotations

from dataclasses import replace

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from dinh.ground.files.actions import store_sent
from dinh.ground.files.tests.test_storing import photo
from dinh.rights.petitions import actions
from dinh.rights.petitions.actions import Who
from dinh.rights.petitions.models import Asking, Letter, Petition
from dinh.rights.petitions.public import limits
from dinh.rights.petitions.queries import public as read
from dinh.rights.petitions.tests.petitioning import answered, committee, moved, sealed, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]
FOLLOW = "/phan-anh/theo-doi"
HANH = Who(name="Lý Thị Hạnh", phone="0911222333", address="40 hẻm 12")


@pytest.fixture(autouse=True)
def clock():
    cache.clear()
    with time_machine.travel("2026-11-02 09:00+07:00", tick=False) as traveller:
        yield traveller


def opened(receipt) -> Client:
    """A phone on which the letter's PIN was typed."""
    client = Client()
    answer = client.post(FOLLOW, {"ref": receipt.letter.ref.lower(), "pin": receipt.pin})
    assert answer["Location"] == f"{FOLLOW}/{receipt.letter.ref}"
    return client


def seen(client: Client, receipt) -> str:
    page = client.get(f"{FOLLOW}/{receipt.letter.ref}")
    assert "no-store" in page["Cache-Control"]
    return page.content.decode()


class TestPin:
    def test_a_wrong_pin_and_a_wrong_reference_look_the_same(self, visitor):
        letter = sent(visitor).letter
        pages = [Client().post(FOLLOW, {"ref": ref, "pin": "xxxxxx"}) for ref in (letter.ref, "DT-2222-2222")]
        assert {page.status_code for page in pages} == {400}
        assert len({page.content.decode().split("Cần xem lại")[1][:200] for page in pages}) == 1

    def test_tries_run_out_for_a_reference_and_for_an_address(self, visitor, monkeypatch):
        receipt = sent(visitor)
        for _turn in range(5):
            Client().post(FOLLOW, {"ref": receipt.letter.ref, "pin": "xxxxxx"})
        late = Client(REMOTE_ADDR="10.9.9.9").post(FOLLOW, {"ref": receipt.letter.ref, "pin": receipt.pin})
        assert late.status_code == 429
        monkeypatch.setattr("dinh.rights.petitions.public.following.WRONG_TRIES", replace(limits.WRONG_TRIES, times=1))
        assert Client().post(FOLLOW, {"ref": "DT-3333-3333", "pin": "1"}).status_code == 429

    @pytest.mark.parametrize("path", ["", "/tep/1", "/{pa}/rut"])
    def test_without_the_pin_nothing_opens(self, visitor, path):
        receipt = sent(visitor)
        address = f"{FOLLOW}/{receipt.letter.ref}{path.format(pa=receipt.petition.ref)}"
        page = Client().get(address)
        assert page.status_code == 302
        assert page["Location"].startswith(f"{FOLLOW}?ma=")
        for act in ("nhan-xet", "bo-sung"):
            answer = Client().post(f"{FOLLOW}/{receipt.letter.ref}/{receipt.petition.ref}/{act}", {"words": "x"})
            assert answer.status_code == 302
        assert Client().post(f"{FOLLOW}/{receipt.letter.ref}/xem-lai").status_code == 302

    def test_it_closes_after_an_hour_and_on_demand(self, clock, visitor):
        receipt = sent(visitor)
        client = opened(receipt)
        clock.shift(3601)
        assert client.get(f"{FOLLOW}/{receipt.letter.ref}").status_code == 302
        client = opened(receipt)
        client.post("/phan-anh/thoi-theo-doi")
        assert client.get(f"{FOLLOW}/{receipt.letter.ref}").status_code == 302


class TestOwn:
    def test_words_clock_and_reason(self, visitor):
        receipt = sent(visitor)
        page = seen(opened(receipt), receipt)
        assert "0905 123 456" in page  # one's own words, whole
        assert "16/11/2026" in page
        assert "Vì sao là ngày này?" in page

    def test_a_complaint_shows_its_papers_to_whoever_complained(self, visitor, binh):
        receipt = sent(visitor, kind="complaint", words="Tôi khiếu nại quyết định xử phạt số 15.")
        moved(binh, receipt.petition, "accept", body=committee(), paper="05/TB-UBND")
        page = seen(opened(receipt), receipt)
        assert "Văn bản số 05/TB-UBND" in page
        assert "02/12/2026" in page

    def test_one_matter_of_two_senders_each_sees_only_their_own(self, visitor, tu):
        first = sent(visitor, words="Đèn đường hẻm 12 tắt, chồng tôi vừa té gãy tay.")
        second = sent(visitor, words="Hẻm 12 tối om, tôi là Hạnh ở số 40.", who=HANH, joins=first.petition)
        answered(tu, first.petition)
        theirs = Asking.objects.get(letter=first.letter)
        actions.say(by=visitor, asking=theirs, word="not", words="Chồng tôi lại té.", proven=True)
        moved(tu, first.petition, "answer", words="Đã thay cả dây.", result="resolved")
        one, two = seen(opened(first), first), seen(opened(second), second)
        for secret in ("té gãy tay", "Vũ Thị Lan", "0905123456", "lại té"):
            assert secret not in two, secret
        for secret in ("Lý Thị Hạnh", "0911222333", "số 40"):
            assert secret not in one, secret
        assert "Đã thay cả dây." in one
        assert "Đã thay cả dây." in two
        assert "2 người cùng gửi" in two

    def test_the_first_senders_words_are_no_title_for_the_second(self, visitor, tu):
        first = sent(visitor, words="Đèn đường hẻm 12 tắt, chồng tôi vừa té gãy tay.")
        second = sent(visitor, words="Hẻm 12 tối om.", who=HANH, joins=first.petition)
        assert read.own_title(Asking.objects.get(letter=second.letter)) == ""
        petition = Petition.objects.get()
        actions.sort(by=tu, petition=petition, edition=petition.edition,
                     given=actions.Sorted(kind="reflection", title="Đèn đường hẻm 12 tắt"))  # fmt: skip
        assert read.own_title(Asking.objects.get(letter=second.letter)) == "Đèn đường hẻm 12 tắt"

    def test_files_of_ones_own_letter_only(self, visitor):
        mine = store_sent(by=visitor, data=photo(), name="a.jpg")
        other = store_sent(by=visitor, data=photo("PNG"), name="b.png")
        first, second = sent(visitor, files=[mine]), sent(visitor, files=[other])
        client = opened(first)
        assert client.get(f"{FOLLOW}/{first.letter.ref}/tep/{mine.pk}").content[:2] == b"\xff\xd8"
        assert client.get(f"{FOLLOW}/{first.letter.ref}/tep/{other.pk}").status_code == 404
        assert Client().get(f"/tep/{mine.pk}/").status_code == 404
        assert second.letter.files.count() == 1

    def test_a_sealed_letter_shows_where_it_stands_and_no_word_of_it(self, visitor, binh):
        receipt = sealed(visitor)
        moved(binh, receipt.petition, "accept", paper="01/QĐ-UBND")
        page = seen(opened(receipt), receipt)
        assert "đang giải quyết" in page
        assert "làm bằng văn bản" in page
        for secret in ("cổng chợ", "Vũ Thị Lan", "0905", "01/QĐ"):
            assert secret not in page


class TestSaying:
    def test_met_closes_it(self, visitor, tu):
        receipt = sent(visitor)
        answered(tu, receipt.petition)
        client = opened(receipt)
        assert "đã được giải quyết chưa" in seen(client, receipt)
        client.post(f"{FOLLOW}/{receipt.letter.ref}/{receipt.petition.ref}/nhan-xet", {"word": "met", "words": ""})
        assert Petition.objects.get().ending == "confirmed"
        assert "Bà con đã nói" in seen(client, receipt)

    def test_not_met_needs_what_is_missing_and_keeps_what_was_chosen(self, visitor, tu):
        receipt = sent(visitor)
        answered(tu, receipt.petition)
        client, address = opened(receipt), f"{FOLLOW}/{receipt.letter.ref}/{receipt.petition.ref}/nhan-xet"
        page = client.post(address, {"word": "not", "words": ""})
        assert page.status_code == 400
        assert "chỗ nào chưa được" in page.content.decode()
        client.post(address, {"word": "not", "words": "Đèn lại tắt."})
        assert Petition.objects.get().state == "accepted"

    def test_adding_what_was_asked(self, visitor, tu):
        receipt = sent(visitor)
        moved(tu, receipt.petition, "supplement", words="Xin cho biết số cột đèn.")
        client = opened(receipt)
        assert "Xin cho biết số cột đèn." in seen(client, receipt)
        address = f"{FOLLOW}/{receipt.letter.ref}/{receipt.petition.ref}/bo-sung"
        assert client.post(address, {"words": " "}).status_code == 400
        client.post(address, {"words": "Cột số 7."})
        assert Petition.objects.get().state == "new"

    def test_another_matter_than_ones_own_is_not_there(self, visitor, tu):
        mine, other = sent(visitor), sent(visitor, who=HANH)
        answered(tu, other.petition)
        client = opened(mine)
        address = f"{FOLLOW}/{mine.letter.ref}/{other.petition.ref}"
        assert client.post(f"{address}/nhan-xet", {"word": "met"}).status_code == 404
        assert client.get(f"{address}/rut").status_code == 404
        assert not Asking.objects.exclude(word="").exists()

    def test_appealing_a_hold(self, visitor, tu):
        receipt = sent(visitor)
        actions.hold(by=tu, letter=receipt.letter, why="Lời lẽ xúc phạm.")
        client = opened(receipt)
        assert "Lời lẽ xúc phạm." in seen(client, receipt)
        for _turn in range(2):
            client.post(f"{FOLLOW}/{receipt.letter.ref}/xem-lai")
        assert Letter.objects.get().appealed_on is not None
        assert "đã xin xem lại ngày 02/11/2026" in seen(client, receipt)


class TestWithdrawing:
    def test_asked_once_more_then_ended(self, visitor):
        receipt = sent(visitor)
        client, address = opened(receipt), f"{FOLLOW}/{receipt.letter.ref}/{receipt.petition.ref}/rut"
        assert "Rút việc này?" in client.get(address).content.decode()
        assert client.post(address, {"words": ""}).status_code == 400
        client.post(address, {"words": "Đèn đã sáng."})
        petition = Petition.objects.get()
        assert (petition.state, petition.public) == ("withdrawn", False)

    def test_one_of_two_leaves_and_the_matter_goes_on(self, visitor):
        first = sent(visitor)
        second = sent(visitor, who=HANH, joins=first.petition)
        opened(second).post(f"{FOLLOW}/{second.letter.ref}/{first.petition.ref}/rut", {"words": "Gửi nhầm."})
        petition = Petition.objects.get()
        assert (petition.state, petition.askings.get().letter) == ("new", first.letter)
        assert "Gửi nhầm" not in seen(opened(first), first)

    @pytest.mark.parametrize("kind", ["complaint", "denunciation"])
    def test_what_the_law_wants_signed_is_not_withdrawn_by_a_button(self, visitor, kind):
        receipt = sealed(visitor) if kind == "denunciation" else sent(visitor, kind="complaint")
        client, address = opened(receipt), f"{FOLLOW}/{receipt.letter.ref}/{receipt.petition.ref}/rut"
        page = client.post(address, {"words": "thôi"})
        assert page.status_code == 400
        assert "trụ sở" in page.content.decode()
        assert Petition.objects.get().is_open

    def test_an_ended_matter_is_not_withdrawn(self, visitor, tu):
        receipt = sent(visitor)
        moved(tu, receipt.petition, "accept", body=committee())
        answered_one = moved(tu, receipt.petition, "answer", words="Đã thay bóng.", result="resolved")
        assert not answered_one.is_open
        client, address = opened(receipt), f"{FOLLOW}/{receipt.letter.ref}/{receipt.petition.ref}/rut"
        assert client.post(address, {"words": "thôi"}).status_code == 400
