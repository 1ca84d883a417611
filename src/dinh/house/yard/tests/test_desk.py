from __future__ import annotations

from datetime import date

import pytest
import time_machine

from dinh.ground import room
from dinh.ground.act import act
from dinh.ground.bodies.models import Holding, Post
from dinh.ground.journal.actions import record
from dinh.ground.room import TodayItem
from dinh.house.yard.desk import work_today

TODAY = date(2026, 11, 21)  # a Saturday


@pytest.fixture
def work(monkeypatch) -> list[TodayItem]:
    """What the rooms have for today, in place of their own."""
    items: list[TodayItem] = []
    monkeypatch.setattr(room, "TODAY", [lambda by, day: items])
    monkeypatch.setattr("dinh.house.yard.desk.TODAY", room.TODAY)
    monkeypatch.setattr("dinh.house.yard.desk.OWN_TODAY", [])
    return items


def item(title: str, tone: str, day: date | None) -> TodayItem:
    return TodayItem(title, f"/viec/{title}", tone, "", day=day, detail="từ 109-CV/ĐU", action="Mở")


def test_late_comes_first_then_soon_then_the_rest_each_by_day(lua, work):
    work += [
        item("chưa định ngày", "info", None),
        item("sắp tới", "soon", date(2026, 11, 22)),
        item("trễ ít", "late", date(2026, 11, 20)),
        item("trễ nhiều", "late", date(2026, 10, 1)),
        item("tháng sau", "ok", date(2026, 12, 10)),
        item("tuần sau", "soon", date(2026, 11, 23)),
    ]
    today = work_today(lua, TODAY)
    assert [i.title for i in today.late] == ["trễ nhiều", "trễ ít"]
    assert [i.title for i in today.soon] == ["sắp tới", "tuần sau"]
    assert [i.title for i in today.rest] == ["tháng sau", "chưa định ngày"]
    assert today.total == 6


@time_machine.travel(TODAY)
def test_the_page_greets_with_the_day_and_the_counts(client, lua, work):
    work += [item("kiện toàn tổ hòa giải", "late", date(2026, 11, 15)), item("công khai dự án", "soon", TODAY)]
    client.force_login(lua.user)
    page = client.get("/ban-lam-viec/").content.decode()
    assert "Thứ Bảy 21/11/2026. 1 việc quá hạn, 1 việc sắp đến hạn." in page
    assert page.index("kiện toàn tổ hòa giải") < page.index("công khai dự án")
    assert "từ 109-CV/ĐU" in page


def test_an_empty_day_says_so(client, lua, work):
    client.force_login(lua.user)
    assert "Chưa có việc nào chờ chức danh này" in client.get("/ban-lam-viec/").content.decode()


@pytest.mark.parametrize("who", ["lua", "hung", "tu", "mai", "an"])
def test_everyone_with_a_post_enters(request, client, who):
    client.force_login(request.getfixturevalue(who).user)
    assert client.get("/ban-lam-viec/").status_code == 200


def test_a_resident_without_a_post_is_told_why_not(client, lan):
    client.force_login(lan.user)
    response = client.get("/ban-lam-viec/")
    assert response.status_code == 403
    assert "không giữ chức danh nào ở đây" in response.content.decode()


def test_an_official_of_another_commune_has_no_desk_here(client, ward, khanh):
    client.force_login(khanh.user)
    assert client.get("/ban-lam-viec/").status_code == 403
    assert client.get("/ban-lam-viec/", headers={"host": "benthuong.example"}).status_code == 200


def test_a_visitor_is_led_to_sign_in_and_back(client, ward):
    assert client.get("/ban-lam-viec/")["Location"] == "/tai-khoan/dang-nhap/?next=/ban-lam-viec/"


def test_the_menu_shows_only_what_the_post_may_open_and_where_one_is(client, an, lua):
    client.force_login(an.user)
    page = client.get("/ban-lam-viec/don-vi/them/").content.decode()
    assert '<a href="/ban-lam-viec/don-vi/" aria-current="true">' in page
    assert "/ban-lam-viec/van-ban/" not in page

    page = client.get("/ban-lam-viec/don-vi/").content.decode()
    assert '<a href="/ban-lam-viec/don-vi/" aria-current="page">' in page

    client.force_login(lua.user)
    assert "/ban-lam-viec/don-vi/" not in client.get("/ban-lam-viec/").content.decode()


def test_whoever_holds_two_posts_may_switch_from_any_page_of_the_desk(client, ward, lua):
    assert "Đổi chức danh" not in _desk(client, lua)
    post = Post(commune=ward.commune, body=ward.bodies["BCĐ"], title="Thư ký Ban Chỉ đạo", powers=[])
    post.save()
    Holding(commune=ward.commune, post=post, user=lua.user, begins=date(2025, 7, 1)).save()
    page = _desk(client, lua)
    assert "Đổi chức danh" in page
    assert "Thư ký Ban Chỉ đạo, Ban Chỉ đạo" in page


def _desk(client, person) -> str:
    client.force_login(person.user)
    return client.get("/ban-lam-viec/").content.decode()


def test_a_public_page_costs_no_count_of_the_desk(client, lua, monkeypatch):
    asked = []
    link = room.DeskLink("lead", 1, "Đếm", "desk:today", "desk.enter", lambda by: asked.append(by) or 3)
    monkeypatch.setattr("dinh.house.yard.context.DESK_LINKS", [link])
    client.force_login(lua.user)
    client.get("/")
    assert asked == []
    assert '<span class="count">3' in client.get("/ban-lam-viec/").content.decode()
    assert len(asked) == 1


def test_what_waits_is_counted_anew_only_after_an_act(client, lua, tu, monkeypatch):
    asked = []
    link = room.DeskLink("lead", 1, "Đếm", "desk:today", "desk.enter", lambda by: asked.append(by) or len(asked))
    monkeypatch.setattr("dinh.house.yard.context.DESK_LINKS", [link])
    _something_happens(lua)
    assert '<span class="count">1' in _desk(client, lua)
    assert '<span class="count">1' in _desk(client, lua)
    assert '<span class="count">2' in _desk(client, tu)
    _something_happens(lua)
    assert '<span class="count">3' in _desk(client, lua)


def test_todays_work_is_asked_for_anew_after_an_act_and_ones_own_each_time(client, lua, monkeypatch):
    asked, own = [], []
    shared = [lambda by, day: asked.append(by) or [item(f"chung {len(asked)}", "soon", TODAY)]]
    monkeypatch.setattr("dinh.house.yard.desk.TODAY", shared)
    monkeypatch.setattr(
        "dinh.house.yard.desk.OWN_TODAY", [lambda by, day: own.append(by) or [item("riêng", "ok", None)]]
    )
    _something_happens(lua)
    assert all("chung 1" in _desk(client, lua) for _ in range(2))
    assert (len(asked), len(own)) == (1, 2)
    _something_happens(lua)
    page = _desk(client, lua)
    assert "chung 2" in page
    assert "riêng" in page


def test_todays_work_is_never_anothers(client, lua, tu, monkeypatch):
    words = [lambda by, day: [item(f"việc của {by.person.username}", "soon", TODAY)]]
    monkeypatch.setattr("dinh.house.yard.desk.TODAY", words)
    _something_happens(lua)
    assert f"việc của {lua.person.username}" in _desk(client, lua)
    assert f"việc của {tu.person.username}" in _desk(client, tu)


@act
def _something_happens(by):
    record(by, "house.demo", by.commune)
