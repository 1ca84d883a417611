from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

import pytest
from django.db import DatabaseError
from django.http import HttpResponse

from dinh.ground.room import PublicItem, PublicSource
from dinh.house.yard.rights import BY_SLUG, RIGHTS


@pytest.fixture
def public_items(monkeypatch) -> list[PublicItem]:
    """What two rooms show, each the newest first, as they come."""
    items: list[PublicItem] = []

    def shown(room: int) -> Iterator[PublicItem]:
        return iter(sorted(items[room::2], key=lambda item: item.day, reverse=True))

    rights = tuple(BY_SLUG)
    sources = [PublicSource(rights, lambda commune, most, room=room: islice(shown(room), most)) for room in (0, 1)]
    monkeypatch.setattr("dinh.house.yard.views.PUBLIC", sources)
    return items


def an_item(number: int, right: str = "biet") -> PublicItem:
    return PublicItem(
        f"Thông báo số {number}", f"/p/VB-{number}", "niêm yết 30 ngày", date(2026, 11, 1 + number % 28), right
    )


def test_the_home_page_shows_what_is_public_the_newest_first(client, ward, public_items):
    public_items += [an_item(3), an_item(20), an_item(7)]
    page = client.get("/").content.decode()
    assert page.index("Thông báo số 20") < page.index("Thông báo số 7") < page.index("Thông báo số 3")
    assert 'action="/tim"' in page
    assert "Phường Đình Minh" in page


def test_an_empty_home_page_says_where_to_look_meanwhile(client, ward, public_items):
    assert "bảng niêm yết ở trụ sở" in client.get("/").content.decode()


@pytest.mark.parametrize("right", RIGHTS, ids=lambda right: right.slug)
def test_each_right_has_a_page_that_names_its_articles(client, ward, public_items, right):
    page = client.get(f"/{right.slug}").content.decode()
    assert "Chưa có nội dung nào" in page
    assert str(right.will_be_here) in page or right.slug == "biet"  # whose room has its own page
    assert all(str(cite) in page for cite in right.cites)
    assert f'<a href="/{right.slug}" aria-current="page">' in page


def test_a_right_lists_its_own_items_by_pages(client, ward, public_items):
    public_items += [an_item(number, "lam") for number in range(40)] + [an_item(99, "ban")]
    page = client.get("/lam").content.decode()
    assert page.count("<h3") == 25
    assert "Dòng 1–25 trong tổng số 40" in page
    assert "Thông báo số 99" not in page
    assert "Thông báo số 99" in client.get("/ban").content.decode()
    assert client.get("/lam?page=2").content.decode().count("<h3") == 15
    assert client.get("/lam?page=nonsense").status_code == 200


def test_a_reference_opens_the_page_of_the_room_that_owns_its_prefix(client, ward, monkeypatch):
    rooms = {"VB": lambda request, ref: HttpResponse(f"văn bản {ref}")}
    monkeypatch.setattr("dinh.house.yard.views.PUBLIC_PAGES", rooms)
    assert client.get("/p/vb-7k3m-9qxt").content.decode() == "văn bản VB-7K3M-9QXT"


def test_a_reference_nobody_knows_is_not_found_and_says_what_to_do(client, ward):
    response = client.get("/p/ZZ-7K3M-9QXT")
    assert response.status_code == 404
    assert "Hãy xem lại mã in trên giấy" in response.content.decode()


def test_the_first_page_is_light_and_carries_no_script(client, ward, public_items, settings):
    public_items += [an_item(number) for number in range(12)]
    response = client.get("/")
    styles = (settings.SOURCE / "house/yard/static/yard/look.css").stat().st_size
    assert b"<script" not in response.content
    assert len(response.content) + styles <= 100_000


def test_an_anonymous_page_is_the_same_for_everyone(client, ward):
    """So that it can be cached: no token, no cookie."""
    response = client.get("/")
    assert not response.cookies
    assert b"csrfmiddlewaretoken" not in response.content


def test_health_tells_that_the_database_answers_and_how_long_the_journal_is(client, ward):
    assert client.get("/suc-khoe").json() == {"status": "ok", "database": True, "journal": 0}


def test_health_is_503_when_the_database_does_not_answer(client, ward, monkeypatch):
    def broken(commune) -> int:
        raise DatabaseError("gone")

    monkeypatch.setattr("dinh.house.yard.views_plain.acts_recorded", broken)
    assert client.get("/suc-khoe").status_code == 503


def test_robots_stay_out_of_the_desk(client, ward):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /ban-lam-viec/\n" in text
    assert "Disallow: /\n" not in text


def test_security_txt_is_there_once_a_contact_is_named(client, ward, settings):
    settings.DINH_SECURITY_CONTACT = ""
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.DINH_SECURITY_CONTACT = "mailto:an-toan@dinhminh.example"
    text = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:an-toan@dinhminh.example\n" in text
    assert re.search(r"^Expires: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", text, re.M)
