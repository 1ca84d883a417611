"""Sessions and links that open an account: whose they are, how long they live, what they betray."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.core.cache import cache
from django.test import Client
from tests.people import PASSWORD

SIGN_IN = "/tai-khoan/dang-nhap/"
NEW = {"password1": "cây đa giếng nước", "password2": "cây đa giếng nước"}


@pytest.fixture(autouse=True)
def _no_limits_left_over():
    cache.clear()
    yield
    cache.clear()


def with_session(key: str) -> Client:
    client = Client()
    client.cookies["sessionid"] = key
    return client


def test_a_session_somebody_else_began_is_not_the_one_that_signs_in(client, lua):
    """Fixation: the key planted before signing in opens nothing after it; nor does one's own after signing out."""
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted
    client.post(SIGN_IN, {"login": "lua", "password": PASSWORD})
    own = client.cookies["sessionid"].value
    assert own != planted
    assert with_session(planted).get("/ban-lam-viec/").status_code == 302
    assert with_session(own).get("/ban-lam-viec/").status_code == 200
    client.post("/tai-khoan/dang-xuat/")
    assert with_session(own).get("/ban-lam-viec/").status_code == 302


def test_acting_from_another_post_takes_another_session(client, lua):
    client.force_login(lua.user)
    before = client.cookies["sessionid"].value
    client.post("/tai-khoan/chuc-danh", {"holding": lua.holding.pk})
    after = client.cookies["sessionid"].value
    assert after != before
    assert with_session(before).get("/ban-lam-viec/").status_code == 302
    assert with_session(after).get("/ban-lam-viec/").status_code == 200


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(client, lua):
    client.post(SIGN_IN, {"login": "lua", "password": PASSWORD})
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["domain"]) == (True, "Lax", "")


def test_an_unknown_name_costs_the_same_work_and_gets_the_same_answer(client, lua, lan, monkeypatch):
    """The same page, status and number of hashed passwords: neither words nor time tell who has an account."""
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda self, *args: hashed.append(1) or encode(self, *args))
    lan.user.is_active = False
    lan.user.save()
    answers = []
    for name in ("lua", "lan", "khong-co-ai"):
        hashed.clear()
        said = client.post(SIGN_IN, {"login": name, "password": "sai bét nhè"})
        page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", said.content.decode())
        answers.append((said.status_code, page.replace(f'value="{name}"', ""), len(hashed)))
    assert answers[0] == answers[1] == answers[2]


class TestTheLinkOfALetter:
    """«Quên mật khẩu»: the link lives three days, works once, and no program that only opens it spends it."""

    @pytest.fixture
    def link(self, client, lua):
        client.post("/tai-khoan/quen-mat-khau/", {"email": "lua@dinhminh.example"})
        return re.search(r"https?://testserver(/tai-khoan/dat-mat-khau/\S+)", mail.outbox[0].body)[1]

    def form(self, link: str) -> tuple[Client, str]:
        client = Client()
        steps = client.get(link, follow=True).redirect_chain
        return client, steps[-1][0] if steps else link

    def test_scanners_of_mail_do_not_spend_it_and_its_owner_does(self, link, lua):
        for _scanner in range(3):
            self.form(link)
        client, step = self.form(link)
        assert client.post(step, NEW).status_code == 302
        lua.user.refresh_from_db()
        assert lua.user.check_password(NEW["password1"])
        other, step = self.form(link)
        other.post(step, {"password1": "kẻ gian đến sau", "password2": "kẻ gian đến sau"})
        lua.user.refresh_from_db()
        assert lua.user.check_password(NEW["password1"])

    def test_it_ends_after_three_days_and_is_for_its_own_account(self, link, lua, hung):
        elsewhere = re.sub(r"dat-mat-khau/[0-9a-z]+-", f"dat-mat-khau/{hung.user.pk}-", link)
        client, step = self.form(elsewhere)
        client.post(step, NEW)
        hung.user.refresh_from_db()
        assert hung.user.check_password(PASSWORD)
        with time_machine.travel(timedelta(days=3, minutes=1)):
            client, step = self.form(link)
            client.post(step, NEW)
        lua.user.refresh_from_db()
        assert lua.user.check_password(PASSWORD)
