from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape

import pytest
import time_machine
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.core.cache import cache
from django.urls import reverse
from tests.people import PASSWORD

from dinh.ground.people.models import User

SIGN_IN = "/tai-khoan/dang-nhap/"


@pytest.fixture(autouse=True)
def _no_limits_left_over():
    cache.clear()
    yield
    cache.clear()


def real(ward) -> None:
    """Make the ward a real one, where officials need a second factor, and nobody a newcomer who still has days."""
    ward.commune.is_demo = False
    ward.commune.save()
    User.objects.update(date_joined=datetime(2025, 7, 1, tzinfo=UTC))


def with_totp(user) -> str:
    secret = totp.generate_totp_secret()
    data = {"secret": get_adapter().encrypt(secret)}
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data=data)
    return secret


def code_of(secret: str) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time()))))


def test_an_official_signs_in_with_a_password_and_lands_on_todays_work(client, lua):
    response = client.post(SIGN_IN, {"login": "lua", "password": PASSWORD})
    assert (response.status_code, response["Location"]) == (302, "/ban-lam-viec/")
    assert "Chào Nguyễn Thị Lụa" in client.get("/ban-lam-viec/").content.decode()


@pytest.mark.parametrize("login", ["lua", "khong-co-ai"])
def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(client, lua, login):
    page = client.post(SIGN_IN, {"login": login, "password": "sai bét nhè"}).content.decode()
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in page
    assert f'value="{login}"' in page


def test_guessing_at_one_account_is_stopped_and_colleagues_at_the_same_address_are_not(client, lua, hung):
    for _ in range(10):
        client.post(SIGN_IN, {"login": "lua", "password": "sai bét nhè"})
    stopped = client.post(SIGN_IN, {"login": "lua", "password": PASSWORD}).content.decode()
    assert "Đăng nhập sai quá nhiều lần" in stopped

    assert client.post(SIGN_IN, {"login": "hung", "password": PASSWORD}).status_code == 302


def test_guessing_from_elsewhere_does_not_lock_the_official_out(client, lua):
    for _ in range(11):
        client.post(SIGN_IN, {"login": "lua", "password": "sai bét nhè"}, REMOTE_ADDR="203.0.113.9")
    assert client.post(SIGN_IN, {"login": "lua", "password": PASSWORD}).status_code == 302


def test_nobody_opens_an_account_by_themselves(client, ward):
    page = client.get("/tai-khoan/mo-tai-khoan/").content.decode()
    assert "không cần tự mở tài khoản" in page
    assert client.post("/tai-khoan/mo-tai-khoan/", {"username": "moi"}).status_code == 405


def test_an_official_of_a_real_commune_is_led_to_the_second_factor(client, ward, lua):
    real(ward)
    client.force_login(lua.user)
    response = client.get("/ban-lam-viec/")
    assert (response.status_code, response["Location"]) == (302, reverse("mfa_activate_totp"))
    assert client.get("/").status_code == 200

    with_totp(lua.user)
    assert client.get("/ban-lam-viec/").status_code == 200


def test_a_demo_commune_and_a_person_without_a_post_are_spared(client, ward, lua, lan):
    client.force_login(lua.user)
    assert client.get("/ban-lam-viec/").status_code == 200
    real(ward)
    client.force_login(lan.user)
    assert client.get("/ban-lam-viec/").status_code == 403


def test_setting_up_the_second_factor_from_beginning_to_end(client, ward, lua):
    real(ward)
    client.post(SIGN_IN, {"login": "lua", "password": PASSWORD})
    again = client.get("/tai-khoan/hai-lop/bat/")
    assert again["Location"].startswith("/tai-khoan/xac-nhan/")
    client.post(again["Location"], {"password": PASSWORD})

    page = client.get("/tai-khoan/hai-lop/bat/").content.decode()
    assert 'src="data:image/svg+xml;base64,' in page
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page).group(1)
    assert "Mã không đúng" in client.post("/tai-khoan/hai-lop/bat/", {"code": "000000"}).content.decode()

    done = client.post("/tai-khoan/hai-lop/bat/", {"code": code_of(secret)})
    assert done["Location"] == "/tai-khoan/hai-lop/ma-du-phong/"
    assert "Còn 10 trong 10 mã" in client.get(done["Location"]).content.decode()
    assert client.get("/ban-lam-viec/").status_code == 200


def test_with_a_second_factor_the_password_alone_does_not_open_the_desk(client, lua):
    secret = with_totp(lua.user)
    asked = client.post(SIGN_IN, {"login": "lua", "password": PASSWORD})
    assert asked["Location"] == "/tai-khoan/hai-lop/xac-thuc/"
    assert client.get("/ban-lam-viec/")["Location"].startswith(SIGN_IN)

    asked = client.post(SIGN_IN, {"login": "lua", "password": PASSWORD})
    assert "Mã không đúng" in client.post(asked["Location"], {"code": "000000"}).content.decode()
    assert client.post(asked["Location"], {"code": code_of(secret)}).status_code == 302
    assert client.get("/ban-lam-viec/").status_code == 200


def test_a_code_opens_the_door_once_only(client, lua):
    secret = with_totp(lua.user)
    with time_machine.travel("2026-11-21T08:00:00Z", tick=False):
        code = code_of(secret)
        for expected in (302, 200):
            client.logout()
            client.post(SIGN_IN, {"login": "lua", "password": PASSWORD})
            assert client.post("/tai-khoan/hai-lop/xac-thuc/", {"code": code}).status_code == expected


def test_changing_the_password_asks_for_the_old_one(client, lua):
    client.force_login(lua.user)
    wrong = {"oldpassword": "sai", "password1": "cây đa giếng nước", "password2": "cây đa giếng nước"}
    assert "mật khẩu hiện tại" in client.post("/tai-khoan/mat-khau/", wrong).content.decode()
    assert client.post("/tai-khoan/mat-khau/", {**wrong, "oldpassword": PASSWORD}).status_code == 302
    lua.user.refresh_from_db()
    assert lua.user.check_password("cây đa giếng nước")


def test_a_short_password_is_refused_in_vietnamese(client, lua):
    client.force_login(lua.user)
    page = client.post(
        "/tai-khoan/mat-khau/", {"oldpassword": PASSWORD, "password1": "ngan", "password2": "ngan"}
    ).content.decode()
    assert "ít nhất 10" in page


def test_a_forgotten_password_is_answered_alike_for_all_and_by_letter_only_to_its_owner(client, lua):
    for address in ("lua@dinhminh.example", "khong-co@dinhminh.example"):
        response = client.post("/tai-khoan/quen-mat-khau/", {"email": address})
        assert response["Location"] == "/tai-khoan/quen-mat-khau/da-gui/"

    to_lua, to_nobody = mail.outbox
    assert "/tai-khoan/dat-mat-khau/" in to_lua.body
    assert "chỉ dùng được một lần" in to_lua.body
    assert "/tai-khoan/dat-mat-khau/" not in to_nobody.body


def test_every_page_of_the_account_is_in_vietnamese_and_in_the_look(client, lua):
    pages = ["", "mat-khau/", "hai-lop/", "xac-nhan/", "dang-xuat/"]
    client.force_login(lua.user)
    for page in [client.get(f"/tai-khoan/{name}") for name in pages]:
        text = unescape(page.content.decode())
        assert page.status_code == 200
        assert '<html lang="vi"' in text
        assert not re.search(r"\b(password|sign|email|code|please|username)\b", re.sub(r"<[^>]*>", " ", text), re.I)
