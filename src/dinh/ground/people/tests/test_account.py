from __future__ import annotations

from datetime import date

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client

from dinh.ground.bodies.models import Holding, Post
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry, Personal
from dinh.ground.people import actions

ACT_FROM = "/tai-khoan/chuc-danh"


@pytest.fixture
def second_post(ward, tu) -> Holding:
    """Tư is concurrently a manager of the house."""
    post = Post(commune=ward.commune, body=ward.bodies["THĐM"], title="Hiệu trưởng", powers=["house.manage"])
    post.save()
    holding = Holding(commune=ward.commune, post=post, user=tu.user, begins=date(2025, 7, 1))
    holding.save()
    return holding


def test_one_acts_from_the_most_senior_post_until_choosing_another(client, tu, second_post):
    client.force_login(tu.user)
    assert client.get("/ban-lam-viec/don-vi/").status_code == 403

    response = client.post(ACT_FROM, {"holding": second_post.pk, "next": "/ban-lam-viec/"})
    assert response["Location"] == "/ban-lam-viec/"
    assert client.get("/ban-lam-viec/don-vi/").status_code == 200
    assert "Hiệu trưởng" in client.get("/tai-khoan/").content.decode()


@pytest.mark.parametrize("chosen", ["", "abc", "999999", "-1", "²"])
def test_a_post_one_does_not_hold_is_not_chosen(client, tu, second_post, chosen):
    client.force_login(tu.user)
    page = client.post(ACT_FROM, {"holding": chosen}, follow=True).content.decode()
    assert "vẫn giữ chức danh đang dùng" in page


def test_nor_the_post_of_a_colleague(client, tu, an):
    client.force_login(tu.user)
    client.post(ACT_FROM, {"holding": an.holding.pk})
    assert client.get("/ban-lam-viec/don-vi/").status_code == 403


def test_a_chosen_post_that_ends_gives_nothing_more(client, tu, second_post):
    client.force_login(tu.user)
    client.post(ACT_FROM, {"holding": second_post.pk})
    Holding.objects.filter(pk=second_post.pk).update(ends=date(2026, 11, 21))
    with time_machine.travel("2026-11-22"):
        client.force_login(tu.user)
        assert client.get("/ban-lam-viec/don-vi/").status_code == 403


def test_the_switch_leads_only_to_our_own_pages(client, tu, second_post):
    client.force_login(tu.user)
    response = client.post(ACT_FROM, {"holding": second_post.pk, "next": "https://evil.example/"})
    assert response["Location"] == "/tai-khoan/"


def test_ending_ones_sessions_leaves_only_this_one(client, lua):
    elsewhere = Client()
    for browser in (client, elsewhere):
        browser.force_login(lua.user)
    client.post("/tai-khoan/ket-thuc-phien")

    assert client.get("/tai-khoan/").status_code == 200
    assert elsewhere.get("/tai-khoan/").status_code == 302
    assert Entry.objects.get().what == "people.end_sessions"


def test_nobody_ends_the_sessions_of_another(lua, hung, visitor):
    for person in (hung, visitor):
        with pytest.raises(Refused):
            actions.end_sessions(by=person, user_id=lua.user.pk)


def test_renewing_takes_the_password_and_the_sessions(client, an, tu):
    client.force_login(tu.user)
    user = actions.renew_access(by=an, user_id=tu.user.pk)
    assert not user.has_usable_password()
    assert client.get("/tai-khoan/").status_code == 302
    assert Personal.objects.get().data == {"username": "tu"}


def test_the_second_factor_goes_only_with_a_lost_phone(an, tu):
    Authenticator.objects.create(user=tu.user, type=Authenticator.Type.TOTP, data={})
    actions.renew_access(by=an, user_id=tu.user.pk)
    assert Authenticator.objects.exists()
    actions.renew_access(by=an, user_id=tu.user.pk, lost_phone=True)
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("who", ["lua", "hung", "lan", "visitor"])
def test_only_a_manager_renews_or_edits(request, an, tu, who):
    person = request.getfixturevalue(who)
    with pytest.raises(Refused):
        actions.renew_access(by=person, user_id=tu.user.pk)
    with pytest.raises(Refused):
        actions.edit_account(by=person, user_id=tu.user.pk, full_name="Khác")
    with pytest.raises(Refused):
        actions.open_account(by=person, username="moi", full_name="Người Mới")


def test_an_account_never_seen_here_is_out_of_reach(an, khanh, lan):
    for stranger in (khanh, lan):
        with pytest.raises(Refused, match="chưa từng giữ chức danh"):
            actions.renew_access(by=an, user_id=stranger.user.pk)


def test_an_official_who_now_serves_elsewhere_is_out_of_reach(ward, an, khanh):
    """Khánh once held a post here: that gives no key to where Khánh serves today."""
    Holding(commune=ward.commune, post=an.post, user=khanh.user, begins=date(2025, 7, 1), ends=date(2025, 8, 1)).save()
    with pytest.raises(Refused, match="còn giữ chức danh ở đơn vị khác"):
        actions.renew_access(by=an, user_id=khanh.user.pk)


def test_the_list_of_people_shows_this_commune_only_and_asks_few_queries(
    client, an, lua, tu, khanh, lan, django_assert_max_num_queries
):
    client.force_login(an.user)
    with django_assert_max_num_queries(13):
        page = client.get("/ban-lam-viec/don-vi/nguoi/").content.decode()
    assert "Nguyễn Thị Lụa" in page
    assert "Hồ Quốc Khánh" not in page
    assert "Vũ Thị Lan" not in page
    assert client.get(f"/ban-lam-viec/don-vi/nguoi/{khanh.user.pk}/").status_code == 404


def test_a_name_is_corrected_with_the_old_one_kept_beside_the_chain(client, an, tu):
    client.force_login(an.user)
    form = {"full_name": "Lê Văn Tứ", "email": "tu@dinhminh.example", "phone": ""}
    assert client.post(f"/ban-lam-viec/don-vi/nguoi/{tu.user.pk}/", form).status_code == 302
    tu.user.refresh_from_db()
    assert tu.user.full_name == "Lê Văn Tứ"
    assert Personal.objects.get().data["before"]["full_name"] == "Lê Văn Tư"
