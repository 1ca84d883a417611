"""The door shows a change within two seconds, asks the database once a second, and holds no more than it may."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application
from tests import people

from dinh.house import door as door_module
from dinh.house.door import Door
from dinh.house.shelf import Answer, Shelf
from dinh.house.tests.door.visits import MORNING, Visit, change


def test_a_change_is_seen_a_second_later(door, page, ward, clock):
    Visit(door)
    page.body = "Tin mới"
    change(by=ward.visitor())
    clock.now += 0.9
    assert Visit(door).body != b"Tin m\xe1\xbb\x9bi"
    clock.now += 0.2
    assert Visit(door).body.decode() == "Tin mới"
    assert len(page.asked) == 2


def test_a_change_in_one_commune_leaves_the_pages_of_another(door, page, ward, khanh, clock):
    Visit(door, HTTP_HOST="benthuong.example")
    Visit(door)
    change(by=ward.visitor())
    clock.now += 1.1
    Visit(door, HTTP_HOST="benthuong.example")
    assert len(page.asked) == 2
    Visit(door)
    assert len(page.asked) == 3


def test_the_database_is_asked_once_a_second(door, clock, django_assert_num_queries):
    Visit(door)
    with django_assert_num_queries(0):
        for _turn in range(5):
            Visit(door)
    clock.now += 1.1
    with django_assert_num_queries(3):
        for _turn in range(5):
            Visit(door)


def test_with_many_communes_it_asks_as_little(door, khanh, clock, django_assert_num_queries):
    for number in range(50):
        people.Commune.objects.create(
            province=khanh.commune.province, name=f"Xã {number}", code=f"8{number:04}", host=f"xa{number}.example"
        )
    with django_assert_num_queries(2):
        Visit(door, HTTP_HOST="benthuong.example")


def test_a_page_lives_a_minute_at_most(door, page, clock):
    for second in range(0, 61, 10):
        clock.now = MORNING + second
        Visit(door)
    assert len(page.asked) == 2


def test_no_page_outlives_the_day_it_speaks_of(door, page, clock):
    clock.now = datetime(2026, 11, 21, 16, 59, 50, tzinfo=UTC).timestamp()  # ten seconds to midnight in Vietnam
    Visit(door)
    clock.now += 9
    Visit(door)
    assert len(page.asked) == 1
    clock.now += 1
    Visit(door)
    assert len(page.asked) == 2


def test_a_clock_set_back_makes_pages_anew(door, page, clock):
    Visit(door)
    clock.now -= 3_600
    Visit(door)
    assert len(page.asked) == 2


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "localhost:8000@evil.example", "", "a b", "[::1"])
def test_nothing_is_kept_or_noted_under_a_name_someone_made_up(door, page, settings, host):
    settings.ALLOWED_HOSTS = ["localhost"]
    Visit(door, HTTP_HOST=host)
    Visit(door, HTTP_HOST=host)
    assert len(page.asked) == 2
    assert len(door.shelf) == len(door._watches) == 0


def test_a_host_without_a_commune_is_let_through(door, page, khanh, ward):
    people.Commune.objects.filter(pk=ward.commune.pk).update(host="dinhminh.example")
    Visit(door, HTTP_HOST="other.example")
    assert len(door.shelf) == 0


def test_hosts_watched_are_bounded(door, monkeypatch):
    monkeypatch.setattr(door_module, "HOSTS", 10)
    for number in range(35):
        Visit(door, HTTP_HOST=f"x{number}.localhost")
    assert len(door._watches) <= 10


def test_memory_is_bounded_and_made_up_addresses_push_out_nothing_asked_for(door, page, clock):
    page.body = "".join(chr(0x1EA0 + n % 90) for n in range(3_000))
    Visit(door)
    clock.now += 1.1
    Visit(door)
    for number in range(1_000):
        Visit(door, f"/tim?q={number}")
    assert door.shelf.held <= 2_000_000
    assert len(door.shelf) < 300
    made = len(page.asked)
    Visit(door)
    assert len(page.asked) == made


def test_an_answer_too_big_for_the_shelf_is_given_and_not_kept(door, page):
    page.body = "x" * 1_500_000
    assert len(Visit(door).body) == 1_500_000
    Visit(door)
    assert len(page.asked) == 2


def test_the_shelf_counts_what_it_holds():
    shelf = Shelf(100_000)
    for turn in range(3):
        shelf.put(("a",), Answer(1, float(turn), 100.0, body=b"x" * 1_000))
    assert (len(shelf), shelf.held) == (1, 3_000)
    shelf.get(("a",), 50.0)
    assert (len(shelf), shelf.held) == (1, 3_000)
    for number in range(100):
        shelf.put((number,), Answer(1, 0.0, 100.0, body=b"x" * 1_000))
    assert shelf.get(("a",), 50.5) is not None
    assert shelf.held <= 100_000


def test_one_thread_makes_the_page_the_others_wait(page, clock, monkeypatch):
    """The version is given: threads would each need a database of their own here."""
    monkeypatch.setattr(door_module, "public_version", lambda host: (1, 1))
    monkeypatch.setattr(door_module, "close_old_connections", lambda: None)
    begun, go_on = threading.Event(), threading.Event()

    def slow(environ: Any, start_response: Any) -> Any:
        begun.set()
        go_on.wait(10)
        return page(environ, start_response)

    door = Door(slow, 1_000_000, clock)
    bodies: list[bytes] = []
    threads = [threading.Thread(target=lambda: bodies.append(Visit(door).body)) for _ in range(4)]
    threads[0].start()
    begun.wait(10)
    for thread in threads[1:]:
        thread.start()
    go_on.set()
    for thread in threads:
        thread.join(10)
    assert bodies == [page.body.encode()] * 4
    assert len(page.asked) == 1


def test_while_one_thread_makes_the_new_page_the_others_get_the_old_one_a_moment_longer(page, clock, monkeypatch):
    version = [1]
    monkeypatch.setattr(door_module, "public_version", lambda host: (1, version[0]))
    monkeypatch.setattr(door_module, "close_old_connections", lambda: None)
    begun, go_on = threading.Event(), threading.Event()

    def slow(environ: Any, start_response: Any) -> Any:
        if version[0] > 1:
            begun.set()
            go_on.wait(10)
        return page(environ, start_response)

    door = Door(slow, 1_000_000, clock)
    Visit(door)
    version[0], old, page.body = 2, page.body.encode(), "Tin mới"
    clock.now += 1.1
    maker = threading.Thread(target=lambda: Visit(door))
    maker.start()
    begun.wait(10)
    assert Visit(door).body == old
    clock.now += 0.6
    late: list[bytes] = []
    waiting = threading.Thread(target=lambda: late.append(Visit(door).body))
    waiting.start()
    go_on.set()
    waiting.join(10)
    maker.join(10)
    assert late == ["Tin mới".encode()]


def test_the_house_itself_behind_the_door(ward, clock):
    """Real pages: the home is kept; a page with a form and one that remembers a language are not."""
    door = Door(get_wsgi_application(), 4_000_000, clock)
    home = Visit(door)
    assert home.status == "200 OK"
    assert "Phường Đình Minh" in home.body.decode()
    assert home.headers["etag"]
    assert "content-security-policy" in home.headers
    assert "set-cookie" not in home.headers
    assert Visit(door, HTTP_COOKIE="django_language=en").body != home.body
    assert b'class="large"' in Visit(door, HTTP_COOKIE="chu=to").body
    assert "set-cookie" in Visit(door, "/?lang=en").headers
    assert "etag" not in Visit(door, "/tai-khoan/dang-nhap/").headers
    assert Visit(door, "/khong-co").status.startswith("404")


@pytest.mark.parametrize(
    "path", ["/", "/biet", "/ban", "/lam", "/kiem-tra", "/giam-sat", "/thu-huong", "/tim", "/tim?q=hop", "/suc-khoe"]
)
def test_public_reading_pages_are_the_same_for_all_and_so_are_kept(ward, clock, path):
    door = Door(get_wsgi_application(), 4_000_000, clock)
    Visit(door, path)
    assert "etag" in Visit(door, path).headers
