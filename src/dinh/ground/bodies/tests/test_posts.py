from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from dinh.ground.bodies import actions
from dinh.ground.bodies.models import Holding, Post
from dinh.ground.bodies.queries import holding_to_act_from, holdings_of
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry, Personal
from dinh.ground.people.models import User

DAY = date(2026, 11, 21)
CLERK = {"title": "Thư ký", "powers": ["papers.read"], "leads": False, "order": 10}

pytestmark = pytest.mark.django_db


def an_account(username: str = "bich", full_name: str = "Cao Thị Bích") -> dict[str, str]:
    return {"username": username, "full_name": full_name, "email": "", "phone": ""}


def test_powers_come_and_go_with_the_post(an, tu):
    post = actions.add_post(by=an, body_id=tu.body.pk, fields=CLERK)
    actions.appoint(by=an, post_id=post.pk, user_id=tu.user.pk, begins=date(2026, 1, 1), ends=date(2026, 6, 1))

    assert post in [holding.post for holding in holdings_of(tu.user, date(2026, 5, 31))]
    assert post not in [holding.post for holding in holdings_of(tu.user, date(2026, 6, 1))]


def test_a_power_nobody_declared_cannot_be_given(an, tu):
    with pytest.raises(ValidationError, match=r"papers\.burn"):
        actions.add_post(by=an, body_id=tu.body.pk, fields={**CLERK, "powers": ["papers.burn"]})


def test_the_chain_names_the_post_and_keeps_the_person_beside_it(an, tu):
    actions.appoint_newcomer(by=an, post_id=tu.post.pk, account=an_account(), begins=DAY)

    entries = Entry.objects.order_by("seq")
    assert [entry.what for entry in entries] == ["people.open_account", "bodies.appoint", "bodies.appoint_newcomer"]
    assert not any("Bích" in entry.about_label + str(entry.after) for entry in entries)
    assert Personal.objects.get(entry__what="bodies.appoint").data == {"full_name": "Cao Thị Bích"}


def test_a_newcomer_whose_name_is_taken_is_not_appointed_either(an, tu):
    with pytest.raises(ValidationError, match="Đã có tài khoản"):
        actions.appoint_newcomer(by=an, post_id=tu.post.pk, account=an_account("tu"), begins=DAY)
    assert Holding.objects.filter(post=tu.post).count() == 1
    assert not Entry.objects.exists()


def test_nobody_holds_the_same_post_twice_at_once(an, tu):
    with pytest.raises(ValidationError, match="đã giữ chức danh"):
        actions.appoint(by=an, post_id=tu.post.pk, user_id=tu.user.pk, begins=DAY)


def test_access_ends_by_itself_on_the_day(client, an, tu):
    actions.end_holding(by=an, holding_id=tu.holding.pk, ends=DAY)
    client.force_login(tu.user)

    with time_machine.travel(date(2026, 11, 20)):
        assert client.get("/ban-lam-viec/").status_code == 200
    with time_machine.travel(DAY):
        response = client.get("/ban-lam-viec/")
    assert response.status_code == 403
    assert "không giữ chức danh nào" in response.content.decode()


def test_an_end_can_be_taken_back(an, tu):
    actions.end_holding(by=an, holding_id=tu.holding.pk, ends=DAY)
    actions.end_holding(by=an, holding_id=tu.holding.pk, ends=None)
    assert holding_to_act_from(tu.user, None, DAY) == tu.holding


@time_machine.travel(DAY)
def test_the_last_manager_cannot_give_the_power_away_unawares(an):
    fields = {"title": an.post.title, "powers": [], "leads": False, "order": 100}
    with pytest.raises(ValidationError, match="không còn ai quản trị"):
        actions.edit_post(by=an, post_id=an.post.pk, fields=fields)
    with pytest.raises(ValidationError, match="không còn ai quản trị"):
        actions.end_holding(by=an, holding_id=an.holding.pk, ends=DAY)
    assert "house.manage" in Post.objects.get(pk=an.post.pk).powers

    actions.edit_post(by=an, post_id=an.post.pk, fields=fields, sure=True)
    assert Post.objects.get(pk=an.post.pk).powers == []


@time_machine.travel(DAY)
def test_with_a_second_manager_nothing_needs_to_be_confirmed(an, tu):
    actions.appoint(by=an, post_id=an.post.pk, user_id=tu.user.pk, begins=date(2026, 1, 1))
    assert actions.end_holding(by=an, holding_id=an.holding.pk, ends=DAY).ends == DAY


@time_machine.travel(DAY)
def test_the_page_asks_before_the_last_manager_goes(client, an):
    client.force_login(an.user)
    url = f"/ban-lam-viec/don-vi/giu/{an.holding.pk}/thoi/"
    asked = client.post(url, {"day": "2026-11-21"}).content.decode()
    assert "không còn ai quản trị" in asked
    assert 'type="checkbox" name="sure"' in asked

    assert client.post(url, {"day": "2026-11-21", "sure": "on"}).status_code == 302
    assert Holding.objects.get(pk=an.holding.pk).ends == DAY


@pytest.mark.parametrize("who", ["lua", "hung", "lan", "visitor", "khanh"])
def test_only_a_manager_of_this_commune_gives_powers(request, ward, an, who):
    person = request.getfixturevalue(who)
    with pytest.raises(Refused):
        actions.edit_post(by=person, post_id=an.post.pk, fields=CLERK)
    with pytest.raises(Refused):
        actions.appoint(by=person, post_id=an.post.pk, user_id=an.user.pk, begins=DAY)
    with pytest.raises(Refused):
        actions.end_holding(by=person, holding_id=an.holding.pk, ends=DAY)


@time_machine.travel(DAY)
def test_a_newcomer_gets_a_link_that_is_shown_once_and_works_once(client, an, tu):
    client.force_login(an.user)
    form = {"full_name": "Cao Thị Bích", "username": "bich", "begins": "2026-11-21"}
    shown = client.post(f"/ban-lam-viec/don-vi/chuc-danh/{tu.post.pk}/giao/", form, follow=True).content.decode()
    again = client.get("/ban-lam-viec/don-vi/nguoi/duong-dan/").content.decode()

    link = shown.split("<code>http://testserver")[1].split("</code>")[0]
    assert link not in again
    assert "đã được hiện" in again

    client.logout()
    step = client.get(link, follow=True).redirect_chain[-1][0]
    words = {"password1": "cây đa giếng nước", "password2": "cây đa giếng nước"}
    assert client.post(step, words).status_code == 302
    assert User.objects.get(username="bich").check_password("cây đa giếng nước")
    assert "không còn dùng được" in client.get(link, follow=True).content.decode()


def test_people_of_other_communes_are_not_offered_for_a_post(client, an, tu, khanh, lan):
    client.force_login(an.user)
    page = client.get(f"/ban-lam-viec/don-vi/chuc-danh/{tu.post.pk}/giao/").content.decode()
    assert "Lê Văn Tư" in page
    assert "Hồ Quốc Khánh" not in page
    assert "Vũ Thị Lan" not in page

    forged = client.post(
        f"/ban-lam-viec/don-vi/chuc-danh/{tu.post.pk}/giao/", {"user": khanh.user.pk, "begins": "2026-11-21"}
    )
    assert forged.status_code == 200
    assert not Holding.objects.filter(user=khanh.user).exists()


def test_an_empty_appointment_says_what_is_missing(client, an, tu):
    client.force_login(an.user)
    page = client.post(f"/ban-lam-viec/don-vi/chuc-danh/{tu.post.pk}/giao/", {"begins": "2026-11-21"}).content.decode()
    assert "Chọn người đã có tài khoản" in page
