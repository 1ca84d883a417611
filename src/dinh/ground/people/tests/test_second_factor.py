"""Recovery codes, the days a newcomer has, and the desk's word about both."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from tests.people import PASSWORD

from dinh.ground.clock import today
from dinh.ground.journal.models import Entry
from dinh.ground.people.queries import codes_left, factor_due

SIGN_IN = "/tai-khoan/dang-nhap/"
CODES = "/tai-khoan/hai-lop/ma-du-phong/"


@pytest.fixture(autouse=True)
def _no_limits_left_over():
    cache.clear()
    yield
    cache.clear()


def with_codes(user) -> list[str]:
    data = {"secret": get_adapter().encrypt("JBSWY3DPEHPK3PXP")}
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data=data)
    return RecoveryCodes.activate(user).generate_codes()


def signed_in_by(name: str, code: str) -> bool:
    client = Client()
    asked = client.post(SIGN_IN, {"login": name, "password": PASSWORD})
    client.post(asked["Location"], {"code": code})
    return client.get("/ban-lam-viec/").status_code == 200


class TestRecoveryCodes:
    def test_each_works_once_for_its_owner_and_no_other_is_spent(self, lua, hung):
        codes = with_codes(lua.user)
        with_codes(hung.user)
        assert not signed_in_by("hung", codes[0])
        assert signed_in_by("lua", codes[0])
        assert not signed_in_by("lua", codes[0])
        assert signed_in_by("lua", codes[1])
        assert codes_left(lua.user.pk) == 8
        assert codes_left(hung.user.pk) == 10

    def test_guessing_them_is_stopped(self, lua):
        codes = with_codes(lua.user)
        client = Client()
        asked = client.post(SIGN_IN, {"login": "lua", "password": PASSWORD})
        for guess in range(12):
            client.post(asked["Location"], {"code": f"{guess:08}"})
        client.post(asked["Location"], {"code": codes[0]})
        assert client.get("/ban-lam-viec/").status_code == 302

    def test_they_are_shown_once(self, lua):
        codes = with_codes(lua.user)
        client = self._inside(codes[9])
        first = client.get(CODES).content.decode()
        assert all(code in first for code in codes[:9])
        assert "chỉ hiện một lần" in first
        second = client.get(CODES).content.decode()
        assert not any(code in second for code in codes)
        assert "Còn 9 trong 10 mã" in second

    def test_new_ones_end_the_old(self, lua):
        codes = with_codes(lua.user)
        client = self._inside(codes[9])
        assert client.post("/tai-khoan/hai-lop/ma-du-phong/lap/")["Location"] == CODES
        fresh = re.findall(r"<code>(\d+)</code>", client.get(CODES).content.decode())
        assert len(fresh) == 10
        assert not signed_in_by("lua", codes[0])
        assert signed_in_by("lua", fresh[0])

    def test_the_desk_warns_at_two_and_not_at_three(self, lua):
        codes = with_codes(lua.user)
        client = self._inside(codes[0])
        for code in codes[1:7]:
            assert RecoveryCodes.activate(lua.user).validate_code(code)
        assert "mã dự phòng" not in client.get("/ban-lam-viec/").content.decode()
        assert RecoveryCodes.activate(lua.user).validate_code(codes[7])
        assert "Chỉ còn 2 mã dự phòng" in client.get("/ban-lam-viec/").content.decode()

    def test_they_are_not_a_second_factor_by_themselves(self, ward, lua):
        ward.commune.is_demo = False
        RecoveryCodes.activate(lua.user)
        assert factor_due(lua) is not None

    def _inside(self, code: str) -> Client:
        """Signed in by a recovery code and asked again who they are."""
        client = Client()
        asked = client.post(SIGN_IN, {"login": "lua", "password": PASSWORD})
        client.post(asked["Location"], {"code": code})
        client.post("/tai-khoan/xac-nhan/", {"password": PASSWORD})
        return client


class TestTheDaysOfANewcomer:
    @pytest.fixture
    def real(self, ward):
        ward.commune.is_demo = False
        ward.commune.save()

    def test_three_days_with_a_word_on_the_desk_then_the_door_is_shut(self, real, client, tu):
        client.force_login(tu.user)
        desk = client.get("/ban-lam-viec/")
        assert desk.status_code == 200
        assert "Bật xác thực hai lớp" in desk.content.decode()
        tu.user.date_joined = timezone.now() - timedelta(days=3)
        tu.user.save()
        assert client.get("/ban-lam-viec/")["Location"] == "/tai-khoan/hai-lop/bat/"

    def test_the_days_are_a_setting(self, real, settings, client, tu):
        settings.DINH_TOTP_GRACE_DAYS = 0
        client.force_login(tu.user)
        assert client.get("/ban-lam-viec/").status_code == 302

    def test_whoever_manages_accounts_has_none(self, real, client, an):
        client.force_login(an.user)
        assert client.get("/ban-lam-viec/").status_code == 302

    def test_an_old_account_given_a_new_post_counts_from_the_post(self, real, tu):
        tu.user.date_joined = timezone.now() - timedelta(days=300)
        tu.holding.begins = today()
        assert factor_due(tu) == today() + timedelta(days=3)

    def test_setting_up_is_in_the_journal(self, real, lua, django_capture_on_commit_callbacks):
        client = Client()
        client.post(SIGN_IN, {"login": "lua", "password": PASSWORD})
        client.post("/tai-khoan/xac-nhan/", {"password": PASSWORD})
        with_codes(lua.user)
        with django_capture_on_commit_callbacks(execute=True):
            client.post("/tai-khoan/hai-lop/ma-du-phong/lap/")
        assert [entry.what for entry in Entry.objects.all()] == ["people.factor_added"]
