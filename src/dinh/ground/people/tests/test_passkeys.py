"""Passkeys: added, named, removed, signed in with; both factors in one; never for another host, key or challenge."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from tests.people import PASSWORD

from dinh.ground.journal.models import Entry
from dinh.ground.people.tests.soft_key import SoftKey

SIGN_IN = "/tai-khoan/dang-nhap/"
ADD = "/tai-khoan/hai-lop/khoa/them/"
BY_KEY = "/tai-khoan/dang-nhap/khoa/"


@pytest.fixture(autouse=True)
def _no_limits_left_over():
    cache.clear()
    yield
    cache.clear()


def options(page: str) -> dict:
    return json.loads(unescape(re.search(r'data-options="([^"]+)"', page)[1]))


def confirmed(name: str) -> Client:
    """Signed in, and asked again who they are."""
    client = Client()
    client.post(SIGN_IN, {"login": name, "password": PASSWORD})
    client.post("/tai-khoan/xac-nhan/", {"password": PASSWORD})
    return client


def added(client: Client, key: SoftKey, name: str = "Điện thoại của tôi"):
    asked = options(client.get(ADD).content.decode())
    return client.post(ADD, {"name": name, "credential": key.made(asked)})


def by_key(key: SoftKey, client: Client | None = None):
    client = client or Client()
    asked = client.get(BY_KEY, headers={"accept": "application/json"}).json()["request_options"]
    return client, client.post(BY_KEY, {"credential": key.signed(asked)})


def inside(client: Client) -> bool:
    return client.get("/ban-lam-viec/").status_code == 200


def test_a_key_is_added_named_and_opens_the_desk_alone(ward, lua):
    """In a real commune: a passkey is both factors, and counts as the second one from the moment it is added."""
    ward.commune.is_demo = False
    ward.commune.save()
    lua.user.date_joined = lua.user.date_joined.replace(year=2025)
    lua.user.save()
    client = confirmed("lua")
    assert not inside(client)
    key = SoftKey()
    assert added(client, key)["Location"] == "/tai-khoan/hai-lop/ma-du-phong/"
    assert inside(client)
    assert "Điện thoại của tôi" in client.get("/tai-khoan/hai-lop/khoa/").content.decode()
    assert {entry.after["kind"] for entry in Entry.objects.filter(what="people.factor_added")} >= {"webauthn"}

    fresh, answer = by_key(key)
    assert answer.status_code == 302
    assert inside(fresh)


def test_the_name_proposed_is_the_machines_own(lua):
    client = confirmed("lua")
    page = client.get(ADD, headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Chrome/142.0 Safari/537.36"})
    assert "Chrome trên máy tính Windows" in page.content.decode()


def test_adding_and_removing_ask_first_who_one_is(lua):
    client = Client()
    client.post(SIGN_IN, {"login": "lua", "password": PASSWORD})
    for page in (ADD, "/tai-khoan/hai-lop/khoa/1/bo/", "/tai-khoan/hai-lop/khoa/1/ten/"):
        assert client.get(page)["Location"].startswith("/tai-khoan/xac-nhan/")


@pytest.mark.parametrize(
    "key",
    [SoftKey(verifies=False), SoftKey(origin="https://evil.example"), SoftKey(host="evil.example")],
    ids=["asks nobody for a finger", "another site", "another host"],
)
def test_a_key_that_proves_too_little_is_not_added(lua, key):
    assert added(confirmed("lua"), key).status_code == 200
    assert not Authenticator.objects.exists()


def test_a_key_signs_in_its_owner_only_here_and_only_once_a_challenge(lua, hung):
    key = SoftKey()
    added(confirmed("lua"), key)
    other = SoftKey(user=key.user)  # knows whose account it wants, and not the key
    other.id = key.id
    assert not inside(by_key(other)[0])
    stranger = SoftKey(user=key.user)
    assert not inside(by_key(stranger)[0])
    key.verifies = False  # as if somebody else held the machine
    assert not inside(by_key(key)[0])
    key.verifies, key.origin = True, "https://evil.example"
    assert not inside(by_key(key)[0])

    key.origin = "https://testserver"
    client = Client()
    asked = client.get(BY_KEY, headers={"accept": "application/json"}).json()["request_options"]
    answer = key.signed(asked)
    client.post(BY_KEY, {"credential": answer})
    assert inside(client)
    client.post("/tai-khoan/dang-xuat/")
    client.post(BY_KEY, {"credential": answer})
    assert not inside(client)


@pytest.mark.parametrize("sent", ["", "{}", "[]", "null", '{"response": {"userHandle": "AAAA"}}', "{" * 500])
def test_nonsense_instead_of_a_key_is_turned_away(lua, sent):
    client = Client()
    client.get(BY_KEY, headers={"accept": "application/json"})
    assert client.post(BY_KEY, {"credential": sent}).status_code == 302
    assert not inside(client)


def test_after_the_password_a_key_is_the_second_factor(lua):
    key = SoftKey()
    added(confirmed("lua"), key)
    client = Client()
    asked = client.post(SIGN_IN, {"login": "lua", "password": PASSWORD})
    assert asked["Location"] == "/tai-khoan/hai-lop/xac-thuc/"
    assert not inside(client)
    page = client.get(asked["Location"]).content.decode()
    assert client.post(asked["Location"], {"credential": SoftKey().signed(options(page))}).status_code == 200
    assert not inside(client)
    page = client.get(asked["Location"]).content.decode()
    assert client.post(asked["Location"], {"credential": key.signed(options(page))}).status_code == 302
    assert inside(client)


def test_a_removed_key_opens_nothing_and_the_machines_are_out(lua):
    key = SoftKey()
    client = confirmed("lua")
    added(client, key)
    elsewhere, _answer = by_key(key)
    assert inside(elsewhere)
    pk = Authenticator.objects.get(type="webauthn").pk
    assert client.post(f"/tai-khoan/hai-lop/khoa/{pk}/ten/", {"name": "Máy cơ quan"}).status_code == 302
    assert "Máy cơ quan" in client.get(f"/tai-khoan/hai-lop/khoa/{pk}/bo/").content.decode()
    client.post(f"/tai-khoan/hai-lop/khoa/{pk}/bo/")
    assert not Authenticator.objects.exists()  # its recovery codes stand in for nothing any more
    assert inside(client)
    assert not inside(elsewhere)
    assert not inside(by_key(key)[0])


def test_nobody_renames_or_removes_a_colleagues_key(lua, hung):
    added(confirmed("lua"), SoftKey())
    pk = Authenticator.objects.get(type="webauthn").pk
    client = confirmed("hung")
    for page in ("ten", "bo"):
        assert client.get(f"/tai-khoan/hai-lop/khoa/{pk}/{page}/").status_code == 404
        assert client.post(f"/tai-khoan/hai-lop/khoa/{pk}/{page}/", {"name": "Của tôi"}).status_code == 404
    assert Authenticator.objects.get(pk=pk).wrap().name == "Điện thoại của tôi"
