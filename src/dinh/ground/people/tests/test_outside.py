"""Signing in through a provider outside, against a real one on this machine: who gets in, and every lie that does
not."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry, Personal
from dinh.ground.people import actions
from dinh.ground.people.models import OutsideName, User
from dinh.ground.people.tests.provider import Provider, running

BEGIN = "/tai-khoan/dang-nhap/lien-thong/"
BACK = "/tai-khoan/dang-nhap/lien-thong/ve"
LUA = {"email": "lua@tinh.example", "email_verified": True}


@pytest.fixture(autouse=True)
def _no_limits_left_over():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(scope="module")
def started():
    people = {"p-lua": LUA, "p-ma": {"email": "lua@tinh.example", "email_verified": False}, "p-khac": {**LUA}}
    with running(people) as provider:
        yield provider


@pytest.fixture
def provider(started: Provider, settings, ward):
    started.change, started.forge = None, False
    settings.DINH_OIDC_ISSUER = started.url
    settings.DINH_OIDC_CLIENT_ID = "dinh"
    settings.DINH_OIDC_CLIENT_SECRET = "secret-of-a-test"
    settings.DINH_OIDC_NAME = "Cổng tỉnh Lam Giang"
    return started


def come(provider: Provider, subject: str, client: Client | None = None, **altered: str):
    """A browser goes there and back; `altered` are parameters changed on the way back."""
    client = client or Client()
    back = provider.consent(client.get(BEGIN)["Location"], subject)
    sent = {name: values[0] for name, values in parse_qs(urlsplit(back).query).items()} | altered
    return client, client.get(f"{BACK}?{urlencode(sent)}")


def inside(client: Client) -> bool:
    return client.get("/ban-lam-viec/").status_code == 200


def test_an_official_prepared_by_address_gets_in_and_is_bound_to_the_person(provider, an, lua):
    assert "Cổng tỉnh Lam Giang" in Client().get("/tai-khoan/dang-nhap/").content.decode()
    actions.prepare_outside_name(by=an, user_id=lua.user.pk, email="Lua@Tinh.example")
    people = User.objects.count()
    client, answer = come(provider, "p-lua")
    assert answer.status_code == 302
    assert inside(client)
    row = OutsideName.objects.get()
    assert (row.subject, row.bound_at is not None) == ("p-lua", True)
    assert User.objects.count() == people
    whats = list(Entry.objects.values_list("what", flat=True).order_by("seq"))
    assert whats == ["people.prepare_outside", "people.bind_outside"]
    assert [one.data.get("subject") for one in Personal.objects.order_by("pk")] == ["", "p-lua"]

    again, answer = come(provider, "p-khac")  # another person to whom the provider gave the address later
    assert answer.status_code == 403
    assert not inside(again)


def test_an_official_prepared_by_subject_needs_no_address(provider, an, lua):
    actions.prepare_outside_name(by=an, user_id=lua.user.pk, subject="p-ma")
    client, _answer = come(provider, "p-ma")
    assert inside(client)


def test_an_address_the_provider_has_not_verified_opens_nothing(provider, an, lua):
    actions.prepare_outside_name(by=an, user_id=lua.user.pk, email="lua@tinh.example")
    client, answer = come(provider, "p-ma")
    assert answer.status_code == 403
    assert not inside(client)
    assert not OutsideName.objects.get().subject


@pytest.mark.parametrize("told", ["true", 1, None, "1"])
def test_verified_is_said_by_true_alone(provider, an, lua, told):
    actions.prepare_outside_name(by=an, user_id=lua.user.pk, email="lua@tinh.example")
    provider.change = lambda claims: {**claims, "email_verified": told}
    assert come(provider, "p-lua")[1].status_code == 403


def test_whom_nobody_prepared_gets_no_account_even_with_a_known_address(provider, lua):
    lua.user.email = "lua@tinh.example"
    lua.user.save()
    people = User.objects.count()
    client, answer = come(provider, "p-lua")
    assert answer.status_code == 403
    assert "chưa được đơn vị chuẩn bị" in answer.content.decode()
    assert not inside(client)
    assert User.objects.count() == people
    assert not OutsideName.objects.exists()


def test_an_account_that_was_stopped_stays_out(provider, an, lua):
    actions.prepare_outside_name(by=an, user_id=lua.user.pk, subject="p-lua")
    User.objects.filter(pk=lua.user.pk).update(is_active=False)
    assert come(provider, "p-lua")[1].status_code == 403


def test_a_second_factor_enrolled_here_is_asked_all_the_same(provider, an, lua):
    actions.prepare_outside_name(by=an, user_id=lua.user.pk, subject="p-lua")
    secret = totp.generate_totp_secret()
    Authenticator.objects.create(user=lua.user, type=Authenticator.Type.TOTP, data={"secret": secret})
    client, answer = come(provider, "p-lua")
    assert answer["Location"] == "/tai-khoan/hai-lop/xac-thuc/"
    assert not inside(client)
    code = totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time()))))
    client.post(answer["Location"], {"code": code})
    assert inside(client)


class TestLies:
    @pytest.fixture(autouse=True)
    def _prepared(self, provider, an, lua):
        actions.prepare_outside_name(by=an, user_id=lua.user.pk, subject="p-lua")

    @pytest.mark.parametrize(
        "lie",
        [
            {"nonce": "của phiên khác"},
            {"nonce": None},
            {"iss": "https://evil.example"},
            {"aud": "trang-khac"},
            {"aud": ["dinh", "trang-khac"], "azp": "trang-khac"},
            {"exp": 1_700_000_000},
            {"sub": ""},
        ],
        ids=["another nonce", "no nonce", "another issuer", "for another", "for several", "of yesterday", "nobody"],
    )
    def test_a_token_that_is_not_for_us_now_opens_nothing(self, provider, lie):
        provider.change = lambda claims: {k: v for k, v in {**claims, **lie}.items() if v is not None}
        client, answer = come(provider, "p-lua")
        assert answer.status_code == 400
        assert not inside(client)

    def test_a_token_signed_by_another_key_opens_nothing(self, provider):
        provider.forge = True
        client, answer = come(provider, "p-lua")
        assert answer.status_code == 400
        assert not inside(client)

    @pytest.mark.parametrize("altered", [{"state": "đoán mò"}, {"state": ""}, {"code": "đoán mò"}])
    def test_an_altered_way_back_opens_nothing(self, provider, altered):
        client, answer = come(provider, "p-lua", **altered)
        assert answer.status_code == 400
        assert not inside(client)

    def test_the_way_back_of_one_browser_opens_nothing_in_another(self, provider):
        """Sign-in CSRF: an attacker hands a victim their own way back."""
        mine = Client()
        back = provider.consent(mine.get(BEGIN)["Location"], "p-lua")
        victim = Client()
        victim.get(BEGIN)
        address = f"{BACK}?{urlsplit(back).query}"
        assert victim.get(address).status_code == 400
        assert not inside(victim)
        mine.get(address)
        assert inside(mine)
        mine.post("/tai-khoan/dang-xuat/")
        assert mine.get(address).status_code == 400  # once

    def test_a_code_stolen_on_the_way_is_worth_nothing_without_the_verifier(self, provider):
        """PKCE: the thief begins a sign-in of their own and puts the stolen code into it."""
        victim = Client()
        back = provider.consent(victim.get(BEGIN)["Location"], "p-lua")
        stolen = parse_qs(urlsplit(back).query)["code"][0]
        thief, answer = come(provider, "p-khac", code=stolen)
        assert answer.status_code == 400
        assert not inside(thief)

    def test_a_refusal_there_is_told_here(self, provider):
        client = Client()
        asked = parse_qs(urlsplit(client.get(BEGIN)["Location"]).query)
        said = client.get(f"{BACK}?{urlencode({'error': 'access_denied', 'state': asked['state'][0]})}")
        assert said.status_code == 400
        assert "bấm đăng nhập lại" in said.content.decode()


def test_a_provider_that_is_away_or_another_says_so(provider, settings, started):
    settings.DINH_OIDC_ISSUER = "http://localhost:9"
    assert Client().get(BEGIN).status_code == 503
    settings.DINH_OIDC_ISSUER = f"{started.url}/khac"
    assert Client().get(BEGIN).status_code == 503


def test_without_a_provider_there_is_nothing(ward, client):
    assert client.get(BEGIN).status_code == 404
    assert client.get(BACK).status_code == 404
    assert "liên thông" not in client.get("/tai-khoan/dang-nhap/").content.decode()


class TestPreparing:
    def test_a_manager_binds_and_drops_on_the_page(self, provider, client, an, lua):
        client.force_login(an.user)
        page = f"/ban-lam-viec/don-vi/nguoi/{lua.user.pk}/"
        assert "Chưa gắn" in client.get(page).content.decode()
        assert "Ghi địa chỉ thư" in client.post(f"{page}lien-thong/", {"email": "", "subject": ""}).content.decode()
        assert client.post(f"{page}lien-thong/", {"email": "", "subject": "p-lua"}).status_code == 302
        assert "p-lua" in client.get(page).content.decode()
        browser, _answer = come(provider, "p-lua")
        assert inside(browser)
        client.post(f"{page}bo-lien-thong")
        assert come(provider, "p-lua")[1].status_code == 403
        whats = list(Entry.objects.values_list("what", flat=True).order_by("seq"))
        assert whats == ["people.prepare_outside", "people.drop_outside"]

    def test_one_person_there_is_one_here(self, provider, an, lua, hung):
        actions.prepare_outside_name(by=an, user_id=lua.user.pk, email="lua@tinh.example", subject="p-lua")
        for same in ({"email": "LUA@tinh.example"}, {"subject": "p-lua"}):
            with pytest.raises(ValidationError, match="người khác"):
                actions.prepare_outside_name(by=an, user_id=hung.user.pk, **same)

    def test_only_a_manager_and_nobody_of_another_commune(self, provider, an, lua, hung, lan, khanh, visitor):
        for person in (hung, lua, lan, visitor):
            with pytest.raises(Refused):
                actions.prepare_outside_name(by=person, user_id=lua.user.pk, subject="p-lua")
            with pytest.raises(Refused):
                actions.drop_outside_name(by=person, user_id=lua.user.pk)
        with pytest.raises(Refused, match="chưa từng giữ chức danh"):
            actions.prepare_outside_name(by=an, user_id=khanh.user.pk, subject="p-lua")

    def test_nobody_binds_what_was_prepared_for_another_or_twice(self, provider, an, lua, hung):
        row = actions.prepare_outside_name(by=an, user_id=lua.user.pk, email="lua@tinh.example")
        with pytest.raises(Refused):
            actions.bind_outside_name(by=hung, name_id=row.pk, subject="p-hung")
        actions.bind_outside_name(by=lua, name_id=row.pk, subject="p-lua")
        with pytest.raises(Refused):
            actions.bind_outside_name(by=lua, name_id=row.pk, subject="p-khac")
