"""What somebody does who is not the resident: asks around, guesses, floods, plants, borrows the browser."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_scopes import scope
from tests import people

from dinh.ground.alerts.models import AddressCode, Message
from dinh.ground.alerts.sealing import code
from dinh.ground.clock import now
from dinh.ground.own.models import Opening
from dinh.ground.own.tests.conftest import CHECK, HOME, MAIL, PHONE, Browser
from dinh.rights.petitions.tests.petitioning import LAN, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
OWN_LINE = re.compile(r"09•• ••• \d{3}")


def told(browser: Browser, address: str) -> list[tuple[int, dict[str, str], str]]:
    """All that the answers to an address say, without the form's token and the address typed."""
    pages = [browser.ask(address), browser.get(CHECK), browser.type("000000"), browser.get(CHECK)]
    return [
        (page.status_code, dict(page.headers), OWN_LINE.sub("", TOKEN.sub("", page.content.decode()))) for page in pages
    ]


class TestAskingAround:
    def test_every_address_is_answered_alike(self, visitor, post):
        """One that sent a letter, one that follows nothing, one asked for too often: the same bytes and headers."""
        sent(visitor, who=LAN)
        known, unknown = told(Browser(), PHONE), told(Browser(), "0911222333")
        spent = told(Browser(), "0911222333")
        assert known == unknown == spent

    def test_and_with_the_same_work(self, visitor, post):
        sent(visitor, who=LAN)
        Browser().ask(MAIL)  # what the first of a day makes
        counts = []
        for address in (PHONE, "0911222333"):
            with CaptureQueriesContext(connection) as asked:
                Browser().ask(address)
            counts.append(len(asked))
        assert counts[0] == counts[1]

    def test_what_is_sent_is_not_looked_up_before_the_code(self, visitor, post, monkeypatch):
        from dinh.ground import owned

        monkeypatch.setattr(owned, "sent_with", lambda *_: pytest.fail("looked up"))
        told(Browser(), PHONE)


class TestGuessing:
    def test_ends_after_five_tries_also_with_the_right_code(self, post):
        browser = Browser()
        browser.ask(PHONE)
        code = post.code(PHONE)
        wrong = "000000" if code != "000000" else "111111"
        for _turn in range(5):
            assert "Mã chưa đúng" in browser.type(wrong).content.decode()
        answer = browser.type(code)
        assert "nhập sai quá nhiều lần" in answer.content.decode()
        assert not browser.is_open
        assert not Opening.objects.exists()

    def test_is_counted_by_network_too(self, post, clock):
        for _turn in range(12):
            browser = Browser()
            browser.ask(PHONE)
            for _guess in range(5):
                browser.type("000000")
        clock.shift(timedelta(minutes=3))
        browser.ask(PHONE)
        assert browser.type("000000").status_code == 429

    def test_a_code_opens_only_the_browser_that_asked_for_it(self, post):
        mine, thief = Browser(), Browser()
        mine.ask(PHONE)
        code = post.code(PHONE)
        assert thief.type(code).status_code == 400
        thief.ask(MAIL)
        assert "Mã chưa đúng" in thief.type(code).content.decode()
        assert not thief.is_open
        mine.type(code)
        assert mine.is_open

    def test_a_stranger_who_asks_for_my_number_neither_spends_nor_replaces_my_code(self, post, clock):
        mine, thief = Browser(), Browser()
        mine.ask(PHONE)
        code = post.code(PHONE)
        clock.shift(timedelta(minutes=3))
        thief.ask(PHONE)
        for _turn in range(5):
            thief.type("000000")
        mine.type(code)
        assert mine.is_open

    def test_a_code_that_never_went_out_is_no_further_guess(self, post, clock):
        """Who asks from a thousand networks has the tries of the three codes a day, and no more."""
        Browser().ask(PHONE)
        thief = Browser()
        thief.ask(PHONE)
        unsent = AddressCode.objects.order_by("pk").last()
        assert not unsent.messages.exists()
        assert "Mã chưa đúng" in thief.type(code(unsent.code_salt)).content.decode()
        assert not thief.is_open

    def test_asking_too_soon_keeps_the_code_that_is_on_its_way(self, post):
        browser = Browser()
        browser.ask(PHONE)
        browser.post(f"{HOME}gui-lai")
        browser.ask(PHONE)
        browser.type(post.code(PHONE))
        assert browser.is_open


class TestFlooding:
    def test_one_address_gets_three_a_day_two_minutes_apart(self, post, clock):
        browser = Browser()
        for _turn in range(6):
            browser.ask(PHONE)
            browser.post(f"{HOME}gui-lai")
            post.to(PHONE)
            clock.shift(timedelta(minutes=3))
        assert len(post.to(PHONE)) == 3
        clock.shift(timedelta(days=1))
        browser.ask(PHONE)
        assert len(post.to(PHONE)) == 4

    def test_one_network_asks_twenty_times_an_hour(self, post):
        for turn in range(20):
            assert Browser().ask(f"09112223{turn:02}").status_code == 302
        assert Browser().ask("0911222399").status_code == 429

    def test_the_commune_pays_for_so_many_an_hour_those_of_followers_counted(self, post, monkeypatch):
        monkeypatch.setattr("dinh.ground.alerts.actions.codes.ASKED_AN_HOUR", 3)
        for turn in range(3):
            Browser().ask(f"09112223{turn:02}")
        answer = Browser().ask("0911222399")
        assert answer.status_code == 400
        assert "quá nhiều người xin mã" in answer.content.decode()
        assert Message.objects.count() == 3
        assert Browser().ask(MAIL).status_code == 302

    def test_who_fills_in_what_nobody_sees_is_sent_nothing(self, post):
        Browser().post(HOME, {"address": PHONE, "website": "x"})
        assert not AddressCode.objects.exists()


class TestAnotherCommune:
    def test_its_host_knows_neither_the_code_nor_the_browser(self, post, visitor, ward):
        receipt = sent(visitor, who=LAN)
        other = people.Ward(name="Bến Thượng", code="90002", host="benthuong.example")
        browser = Browser()
        browser.ask(PHONE)
        code = post.code(PHONE)
        there = {"HTTP_HOST": "benthuong.example"}
        browser.post(CHECK, {"code": code}, **there)
        assert not Opening.objects.exists()
        browser.type(code)
        assert browser.is_open
        assert "Gửi mã cho tôi" in browser.get(HOME, **there).content.decode()
        assert browser.get(f"/phan-anh/theo-doi/{receipt.letter.ref}", **there).status_code == 302
        with scope(commune=other.commune):
            assert not Opening.objects.exists()


class TestTheBrowser:
    def test_a_session_somebody_else_began_opens_nothing(self, post):
        victim, thief = Browser(), Browser()
        thief.get(HOME)
        thief.ask(MAIL)
        planted = thief.cookies["sessionid"].value
        victim.cookies["sessionid"] = planted
        victim.ask(PHONE)
        victim.type(post.code(PHONE))
        assert victim.is_open
        assert victim.cookies["sessionid"].value != planted
        assert not thief.is_open

    def test_no_form_is_taken_without_its_token(self, opened):
        browser = opened()
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = browser.cookies
        for path in ("", "nhap-ma", "gui-lai", "thoat", "may-khac", "them-ma", "phieu-moi/petitions/DT-2222-2222"):
            assert strict.post(f"{HOME}{path}", {}).status_code == 403, path
        assert browser.is_open

    def test_no_cache_of_a_shared_machine_keeps_a_page(self, opened, visitor):
        receipt = sent(visitor, who=LAN)
        browser = opened()
        paths = [HOME, f"/phan-anh/theo-doi/{receipt.letter.ref}", f"{HOME}phieu-moi/petitions/{receipt.letter.ref}"]
        for path in paths:
            page = browser.get(path)
            assert page.status_code == 200
            assert "no-store" in page["Cache-Control"], path
            assert "private" in page["Cache-Control"], path
        browser.post(f"{HOME}thoat")
        assert [browser.get(path).status_code for path in paths] == [200, 302, 302]
        assert receipt.letter.ref not in browser.page()

    def test_a_token_copied_from_the_session_is_of_no_use_once_it_was_left(self, opened):
        browser = opened()
        kept = dict(browser.session.items())
        browser.post(f"{HOME}thoat")
        browser.get(HOME)
        session = browser.session
        session.update(kept)
        session.save()
        browser.cookies["sessionid"] = session.session_key
        assert not browser.is_open

    def test_asking_opens_nothing_by_itself(self, post):
        browser = Browser()
        browser.ask(PHONE)
        assert not browser.is_open
        assert AddressCode.objects.get().code_until > now()


class TestScanners:
    def test_what_opens_every_link_of_a_letter_spends_nothing(self, post):
        browser = Browser()
        browser.ask(MAIL)
        (text,) = post.to(MAIL)
        for link in re.findall(r"https?://\S+", text) or [HOME, CHECK]:
            Client(HTTP_USER_AGENT="scanner").get(link)
            Client(HTTP_USER_AGENT="scanner").head(link)
        browser.get(CHECK)
        browser.head(CHECK)
        browser.type(post.code(MAIL))
        assert browser.is_open
