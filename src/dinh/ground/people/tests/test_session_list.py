"""The list of one's machines, ending one, being signed out by a manager, a post that ends under a living session."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from tests.people import PASSWORD

from dinh.ground.bodies.models import Holding
from dinh.ground.clock import today
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry, Personal
from dinh.ground.people import actions
from dinh.ground.people.devices import device_of
from dinh.ground.people.models import OpenSession
from dinh.ground.people.sessions import kind_of

SIGN_IN = "/tai-khoan/dang-nhap/"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36"
ANDROID = "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Mobile Safari"
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture(autouse=True)
def _no_limits_left_over():
    cache.clear()
    yield
    cache.clear()


def signed_in(name: str, agent: str = WINDOWS, address: str = "127.0.0.1") -> Client:
    client = Client(headers={"user-agent": agent}, REMOTE_ADDR=address)
    assert client.post(SIGN_IN, {"login": name, "password": PASSWORD}).status_code == 302
    return client


def inside(client: Client) -> bool:
    return client.get("/ban-lam-viec/").status_code == 200


def handles(page: str) -> list[str]:
    return re.findall(r'name="session" value="([0-9a-f]+)"', page)


def test_ones_machines_are_listed_in_plain_words_without_their_address(lua):
    here = signed_in("lua", WINDOWS, "10.1.2.3")
    signed_in("lua", ANDROID, "203.113.131.7")
    page = here.get("/tai-khoan/").content.decode()
    assert "Chrome trên máy tính Windows" in page
    assert "Chrome trên điện thoại Android" in page
    assert "qua mạng nội bộ" in page
    assert "qua Internet" in page
    kept = [row.get_decoded() for row in OpenSession.objects.filter(user=lua.user)]
    assert len(kept) == 2
    assert "203.113" not in f"{page}{kept}"
    assert "Mozilla" not in f"{page}{kept}"


def test_one_machine_is_ended_and_the_others_are_not(lua):
    here, phone, third = signed_in("lua"), signed_in("lua", ANDROID), signed_in("lua", address="10.9.9.9")
    phones = OpenSession.objects.get(session_key=phone.session.session_key).handle
    assert phones in handles(here.get("/tai-khoan/").content.decode())
    here.post("/tai-khoan/ket-thuc-mot-phien", {"session": phones})
    assert (inside(here), inside(phone), inside(third)) == (True, False, True)
    assert Entry.objects.get().what == "people.end_session"
    again = here.post("/tai-khoan/ket-thuc-mot-phien", {"session": phones}, follow=True).content.decode()
    assert "đã kết thúc từ trước" in again
    assert Entry.objects.count() == 1


def test_the_session_of_a_colleague_is_not_ended(lua, hung):
    here, theirs = signed_in("lua"), signed_in("hung")
    handle = OpenSession.objects.get(session_key=theirs.session.session_key).handle
    here.post("/tai-khoan/ket-thuc-mot-phien", {"session": handle})
    assert inside(theirs)
    with pytest.raises(Refused):
        actions.end_one_session(by=lua, user_id=hung.user.pk, handle=handle)
    assert not Entry.objects.exists()


def test_a_new_password_ends_the_other_machines(lua):
    here, phone = signed_in("lua"), signed_in("lua", ANDROID)
    new = {"oldpassword": PASSWORD, "password1": "cây đa giếng nước", "password2": "cây đa giếng nước"}
    assert here.post("/tai-khoan/mat-khau/", new).status_code == 302
    page = here.get("/tai-khoan/").content.decode()
    assert handles(page) == []
    assert (inside(here), inside(phone)) == (True, False)


def test_taking_off_the_second_factor_ends_the_other_machines(lua):
    here, phone = signed_in("lua"), signed_in("lua", ANDROID)
    here.post("/tai-khoan/xac-nhan/", {"password": PASSWORD})
    Authenticator.objects.create(user=lua.user, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXP"})
    assert here.post("/tai-khoan/hai-lop/tat/").status_code == 302
    assert not Authenticator.objects.exists()
    assert (inside(here), inside(phone)) == (True, False)
    entry = Entry.objects.get()
    assert (entry.what, entry.after["kind"]) == ("people.factor_lost", "totp")


class TestSignedOutByAManager:
    def test_at_once_from_every_machine_with_a_reason_in_the_journal(self, client, an, lua):
        machines = [signed_in("lua"), signed_in("lua", ANDROID)]
        client.force_login(an.user)
        page = f"/ban-lam-viec/don-vi/nguoi/{lua.user.pk}/dang-xuat/"
        assert client.post(page, {"reason": " "}).status_code == 200
        assert all(map(inside, machines))
        assert "Trên 2 máy" in client.get(f"/ban-lam-viec/don-vi/nguoi/{lua.user.pk}/").content.decode()
        assert client.post(page, {"reason": "Mất điện thoại ở chợ"}).status_code == 302
        assert not any(map(inside, machines))
        entry = Entry.objects.get()
        assert (entry.what, entry.after) == ("people.sign_out", {"user_id": lua.user.pk})
        assert Personal.objects.get().data == {"username": "lua", "reason": "Mất điện thoại ở chợ"}
        signed_in("lua")  # the password is as it was

    def test_never_without_a_reason_nor_by_anyone_else_nor_of_a_stranger(self, an, lua, hung, lan, khanh, visitor):
        with pytest.raises(ValidationError):
            actions.sign_out(by=an, user_id=lua.user.pk, reason=" ")
        for person in (hung, lua, lan, visitor):
            with pytest.raises(Refused):
                actions.sign_out(by=person, user_id=lua.user.pk, reason="Vì vậy")
        with pytest.raises(Refused, match="chưa từng giữ chức danh"):
            actions.sign_out(by=an, user_id=khanh.user.pk, reason="Vì vậy")
        assert not Entry.objects.exists()


def test_a_post_that_ends_closes_the_desk_at_the_very_next_request_of_a_living_session(ward, lua):
    """Ten to midnight the desk is open; at ten past, in the same session and without anyone doing anything, it is
    not."""
    Holding.objects.filter(pk=lua.holding.pk).update(ends=date(2026, 11, 22))
    with time_machine.travel(datetime(2026, 11, 21, 23, 50, tzinfo=HANOI), tick=False) as clock:
        browser = signed_in("lua")
        assert inside(browser)
        clock.shift(timedelta(minutes=20))
        assert browser.get("/ban-lam-viec/").status_code == 403
        assert browser.get("/tai-khoan/").status_code == 200  # the session lives; the post gives nothing


def test_an_end_recorded_today_counts_at_the_very_next_request(client, an, tu):
    browser = signed_in("tu")
    assert inside(browser)
    client.force_login(an.user)
    end = {"day": today().isoformat(), "ground": "", "confirm": "1"}
    assert client.post(f"/ban-lam-viec/don-vi/giu/{tu.holding.pk}/thoi/", end).status_code == 302
    assert not inside(browser)


def test_using_a_session_moves_when_it_was_used_not_when_it_ends(lua):
    with time_machine.travel(datetime(2026, 11, 21, 8, tzinfo=HANOI), tick=False) as clock:
        browser = signed_in("lua")
        browser.get("/ban-lam-viec/")
        row = OpenSession.objects.get(user=lua.user)
        clock.shift(timedelta(minutes=9))
        browser.get("/ban-lam-viec/")
        assert OpenSession.objects.get(user=lua.user).seen == row.seen
        clock.shift(timedelta(minutes=9))
        browser.get("/ban-lam-viec/")
        later = OpenSession.objects.get(user=lua.user)
        assert later.seen - row.seen == timedelta(minutes=18)
        assert later.expire_date == row.expire_date
        clock.shift(timedelta(hours=12))
        assert not inside(browser)


def test_what_a_session_began_with_goes_when_it_has_ended(lua, hung):
    with time_machine.travel(datetime(2026, 11, 21, 8, tzinfo=HANOI), tick=False) as clock:
        signed_in("lua")
        clock.shift(timedelta(hours=11))
        living = signed_in("hung")
        clock.shift(timedelta(hours=2))
        call_command("ring", verbosity=0)
        assert [row.user for row in OpenSession.objects.all()] == [hung.user]
        assert inside(living)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (WINDOWS, "Chrome trên máy tính Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile/15E148 Safari", "iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox trên máy tính Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/142 Safari/537.36 Edg/142", "Edge trên"),
        ("curl/8", "không rõ loại"),
        ("<script>" * 900, "không rõ loại"),
    ],
)
def test_a_device_is_called_what_people_call_it(told, words):
    assert words in str(device_of(told))


def test_a_connection_is_only_of_a_kind():
    kinds = ["127.0.0.1", "::1", "192.168.1.9", "203.113.131.7", "2405:4800::1", "", "gì đó"]
    assert [kind_of(one) for one in kinds] == ["this-machine"] * 2 + ["office", "internet", "internet", "", ""]


class TestBehindAProxy:
    """All requests come from the proxy's address: were it counted, one guesser would lock everyone out."""

    def test_a_guesser_locks_out_neither_the_official_nor_an_office(self, client, settings, lua):
        settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        for _ in range(11):
            wrong = {"login": "lua", "password": "sai bét nhè"}
            client.post(SIGN_IN, wrong, headers={"x-forwarded-for": "8.8.8.8, 203.113.131.7"})
        stopped = client.post(
            SIGN_IN, {"login": "lua", "password": PASSWORD}, headers={"x-forwarded-for": "9.9.9.9, 203.113.131.7"}
        )
        assert "quá nhiều lần" in stopped.content.decode()
        office = {"x-forwarded-for": "10.1.2.3"}
        assert client.post(SIGN_IN, {"login": "lua", "password": PASSWORD}, headers=office).status_code == 302
