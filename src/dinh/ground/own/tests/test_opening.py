"""From the address to the list and out again: the code, the browser it opens, how that ends."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dinh.ground.alerts.actions import forget_codes
from dinh.ground.alerts.models import AddressCode, Message
from dinh.ground.alerts.queries import codes_to_forget
from dinh.ground.journal.models import Entry
from dinh.ground.own.actions import clear_ended
from dinh.ground.own.models import Opening
from dinh.ground.own.room import ring
from dinh.ground.own.tests.conftest import CHECK, HOME, IPHONE, MAIL, PHONE, Browser
from dinh.rights.petitions.tests.petitioning import LAN, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]
HALF = timedelta(minutes=30)


def acts() -> list[str]:
    return list(Entry.objects.filter(what__startswith="own.").order_by("pk").values_list("what", flat=True))


class TestTheCode:
    def test_goes_to_a_phone_and_opens_what_was_sent_with_it(self, visitor, post):
        receipt = sent(visitor, who=LAN)
        browser = Browser()
        assert browser.ask(PHONE)["Location"] == CHECK
        page = browser.page(CHECK)
        assert "09•• ••• 456" in page
        assert 'autocomplete="one-time-code"' in page
        assert 'inputmode="numeric"' in page
        (text,) = post.to(PHONE)
        assert "Dung doc ma cho ai" in text
        assert len(text) <= 160
        assert browser.type(post.code(PHONE))["Location"] == HOME
        assert receipt.letter.ref in browser.page()
        assert acts() == ["own.open"]

    def test_goes_to_a_box_with_no_link_that_opens_anything(self, post):
        browser = Browser()
        browser.ask("Lan@Example.VN ")
        (text,) = post.to(MAIL)
        assert "http" not in text
        assert "dùng một lần" in text
        browser.type(post.code(MAIL))
        assert browser.is_open

    def test_ends_after_a_quarter_of_an_hour(self, post, clock):
        browser = Browser()
        browser.ask(MAIL)
        code = post.code(MAIL)
        clock.shift(timedelta(minutes=15, seconds=1))
        assert "Chưa có mã nào để nhập" in browser.type(code).content.decode()
        assert not browser.is_open

    def test_opens_once(self, post):
        browser = Browser()
        browser.ask(MAIL)
        code = post.code(MAIL)
        browser.type(code)
        browser.post(f"{HOME}thoat")
        assert browser.type(code).status_code == 400
        assert not browser.is_open

    def test_that_comes_too_late_is_not_sent_any_more(self, visitor, post, sms, clock):
        Browser().ask(PHONE)
        sms.plan = [(503, {}, {})] * 3
        post.to(PHONE)
        clock.shift(timedelta(minutes=16))
        before = len(sms.received)
        post.to(PHONE)
        assert len(sms.received) == before
        assert Message.objects.get().state == Message.State.FAILED


class TestWithoutAGateway:
    def test_a_phone_is_led_to_the_box_or_to_the_office(self, mail, ward):
        browser = Browser()
        assert "chưa gửi được tin nhắn đến điện thoại" in browser.page()
        answer = browser.ask(PHONE)
        assert answer.status_code == 400
        assert "cấp lại phiếu" in answer.content.decode()
        assert PHONE in answer.content.decode(), "what was typed is kept"
        assert not AddressCode.objects.exists()

    def test_with_nothing_at_all_only_the_office_is_left(self, clock, ward):
        page = Browser().page()
        assert '<form method="post" class="card">' not in page
        assert "cấp lại phiếu" in page

    def test_a_landline_is_told_what_a_mobile_number_is(self, post):
        answer = Browser().ask("024 3825 1234")
        assert answer.status_code == 400
        assert "không phải số di động" in answer.content.decode()


class TestHowItEnds:
    def test_half_an_hour_without_use(self, opened, clock):
        browser = opened()
        clock.shift(HALF - timedelta(minutes=3))
        assert browser.is_open
        clock.shift(HALF - timedelta(minutes=1))
        assert browser.is_open, "using it moved the end"
        clock.shift(HALF + timedelta(seconds=1))
        assert not browser.is_open

    def test_two_hours_at_most_whatever_is_used(self, opened, clock):
        browser = opened()
        for _turn in range(4):
            clock.shift(timedelta(minutes=28))
            assert browser.is_open
        clock.shift(timedelta(minutes=7))
        assert not browser.is_open

    def test_leaving_closes_it_and_forgets_everything_the_browser_kept(self, opened, visitor):
        receipt = sent(visitor, who=LAN)
        browser = opened()
        path = f"/phan-anh/theo-doi/{receipt.letter.ref}"
        browser.post("/phan-anh/theo-doi", {"ref": receipt.letter.ref, "pin": receipt.pin})
        assert browser.get(path).status_code == 200
        assert "Đã thoát" in browser.post(f"{HOME}thoat").content.decode()
        assert not Opening.objects.exists()
        assert browser.get(path).status_code == 302
        assert acts() == ["own.open", "own.close"]

    def test_an_official_who_leaves_stays_signed_in(self, opened, tu):
        browser = opened()
        browser.force_login(tu.user)
        browser.post(f"{HOME}thoat")
        assert "_auth_user_id" in browser.session

    def test_the_ring_clears_what_is_over(self, opened, visitor, clock, ward):
        opened()
        assert codes_to_forget().count() == 0, "a used code keeps its hash for the day's count, no address"
        assert AddressCode.objects.get().address_sealed == ""
        Browser().ask(MAIL)
        clock.shift(timedelta(hours=3))
        assert ring(ward.commune, clock) == 1
        assert forget_codes(by=visitor) == 1
        assert not Opening.objects.exists()
        assert not AddressCode.objects.exclude(address_sealed="").exists()
        clock.shift(timedelta(days=1))
        assert forget_codes(by=visitor) == 2
        assert not AddressCode.objects.exclude(address_key="").exists()
        assert clear_ended(by=visitor) == 0


class TestOtherBrowsers:
    def test_are_listed_by_kind_and_hour_and_ended_one_by_one(self, opened):
        here, there = opened(), opened(agent=IPHONE)
        page = here.page()
        assert "Safari trên điện thoại iPhone" in page
        assert "Chrome trên máy tính Windows" in page
        assert "127.0.0.1" not in page
        handle = page.split('name="may" value="')[1].split('"')[0]
        answer = here.post(f"{HOME}may-khac", {"may": handle}, follow=True)
        assert "Đã kết thúc trên 1 máy khác" in answer.content.decode()
        assert here.is_open
        assert not there.is_open

    def test_are_ended_all_at_once_and_those_of_others_are_not(self, opened):
        here, second, third, stranger = opened(), opened(agent=IPHONE), opened(agent=IPHONE), opened(MAIL)
        here.post(f"{HOME}may-khac")
        assert [each.is_open for each in (here, second, third, stranger)] == [True, False, False, True]

    def test_nobody_ends_a_strangers(self, opened):
        here, stranger = opened(), opened(MAIL)
        other = opened(MAIL)
        handle = stranger.page().split('name="may" value="')[1].split('"')[0]
        here.post(f"{HOME}may-khac", {"may": handle})
        assert other.is_open

    def test_nothing_of_the_person_is_kept(self, opened):
        opened()
        (row,) = Opening.objects.values()
        text = " ".join(str(value) for value in row.values())
        assert "905123456" not in text
        assert "905123456" not in " ".join(map(str, AddressCode.objects.values_list()))
        told = " ".join(map(str, Entry.objects.values_list("after", "before", "about_label")))
        assert "905123456" not in told
        assert row["same_key"][:12] not in told
