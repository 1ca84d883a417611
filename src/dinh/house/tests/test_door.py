"""The door gives everyone the same answer, gives nobody another's, and shows a change within two seconds."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import RequestFactory
from tests import people

from dinh.ground.act import act
from dinh.ground.journal.actions import record
from dinh.house import door as door_module
from dinh.house.door import Door
from dinh.house.shelf import Answer, Shelf

MORNING = datetime(2026, 11, 21, 2, tzinfo=UTC).timestamp()


class Clock:
    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> float:
        return self.now


class Page:
    """An application that counts how often it is asked and answers as told; a Django response in shape."""

    streaming = False

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.closed = 0
        self.status = "200 OK"
        self.headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Security-Policy", "default-src 'self'")]
        self.body = "Thông báo " * 200

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Page:
        self.asked.append(environ)
        start_response(self.status, list(self.headers))
        return self

    def __iter__(self) -> Iterator[bytes]:
        return iter([self.body.encode()])

    def close(self) -> None:
        self.closed += 1


class Visit:
    """One answer, as it went out."""

    def __init__(self, door: Any, path: str = "/", *, method: str = "GET", **environ: str) -> None:
        self.said: list[Any] = []
        asked = RequestFactory().generic(method, path).environ | {"HTTP_HOST": "localhost:8000"} | environ
        chunks = door(asked, lambda status, headers, *more: self.said.append((status, headers)))
        self.body = b"".join(chunks)
        self.status, headers = self.said[-1]
        self.headers = {name.lower(): value for name, value in headers}


@pytest.fixture(autouse=True)
def _connection_stays() -> Iterator[None]:
    """The test's transaction would end with the connection, which Django closes around each request."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def door(ward, page, clock) -> Door:
    return Door(page, 2_000_000, clock)


@act
def change(*, by) -> None:
    record(by, "tests.change", by.commune)


def test_the_page_is_made_once_and_given_to_everyone_with_its_headers(door, page):
    first, second = Visit(door), Visit(door)
    assert len(page.asked) == 1
    assert first.body == second.body == page.body.encode()
    assert second.headers == first.headers
    assert second.headers["content-security-policy"] == "default-src 'self'"
    assert second.headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert second.headers["content-length"] == str(len(second.body))
    assert page.closed == 1


def test_language_size_of_letters_host_path_and_query_make_other_pages(door, page):
    Visit(door)
    for path, more in (
        ("/", {"HTTP_COOKIE": "django_language=en"}), ("/", {"HTTP_COOKIE": "chu=to"}),
        ("/", {"HTTP_COOKIE": "chu=to; django_language=en"}), ("/", {"HTTP_HOST": "127.0.0.1:8000"}), ("/biet", {}),
        ("/?page=2", {}), ("/?page=3", {}), ("/", {"wsgi.url_scheme": "https"}),
    ):  # fmt: skip
        before = len(page.asked)
        Visit(door, path, **more)
        Visit(door, path, **more)
        assert len(page.asked) == before + 1, (path, more)


def test_cookies_that_say_the_same_share_a_page(door, page):
    Visit(door)
    for cookie in ("django_language=vi", "django_language=xx", "chu=", "csrftoken=abc", "other=1"):
        Visit(door, HTTP_COOKIE=cookie)
    assert len(page.asked) == 1


def test_what_networks_hang_on_a_shared_link_is_taken_off(door, page):
    Visit(door, "/tim?q=hop")
    Visit(door, "/tim?q=hop&fbclid=Iw1&utm_source=zalo&zarsrc=30")
    assert len(page.asked) == 1
    Visit(door, "/?fbclid=Iw2")
    assert page.asked[-1]["QUERY_STRING"] == ""


@pytest.mark.parametrize(
    "more",
    [
        {"HTTP_COOKIE": "sessionid=abc"}, {"HTTP_COOKIE": "chu=to; sessionid=abc"},
        {"HTTP_AUTHORIZATION": "Bearer x"}, {"HTTP_HX_REQUEST": "true"},
    ],
)  # fmt: skip
def test_who_comes_with_something_of_their_own_is_let_through(door, page, more):
    Visit(door)
    for _turn in range(2):
        assert "etag" not in Visit(door, **more).headers
    assert len(page.asked) == 3
    Visit(door)
    assert len(page.asked) == 3


def test_a_strange_cookie_gets_what_is_kept_but_what_it_makes_is_not_kept(door, page):
    Visit(door, HTTP_COOKIE="trial=b")
    Visit(door)
    assert len(page.asked) == 2


@pytest.mark.parametrize(
    "header",
    [
        ("Set-Cookie", "csrftoken=abc"), ("Cache-Control", "private"), ("Cache-Control", "max-age=0, no-store"),
        ("Vary", "Cookie, HX-Request"), ("Vary", "*"), ("Content-Disposition", "attachment"),
    ],
)  # fmt: skip
def test_what_is_ones_own_is_never_kept(door, page, header):
    page.headers.append(header)
    for turn in range(3):
        page.body = f"lần {turn}"
        visit = Visit(door)
        assert visit.body.decode() == f"lần {turn}"
        assert header in visit.said[-1][1]


def test_a_page_that_varies_on_known_things_is_kept(door, page):
    page.headers.append(("Vary", "Cookie, accept-encoding"))
    Visit(door)
    assert Visit(door).headers["vary"] == "Cookie, Accept-Encoding"
    assert len(page.asked) == 1


def test_streams_go_through_untouched(door, page):
    page.streaming = True
    Visit(door)
    Visit(door)
    assert len(page.asked) == 2


@pytest.mark.parametrize(
    ("status", "kept"),
    [("200 OK", True), ("301 Moved", True), ("404 Not Found", True), ("302 Found", False), ("500 Error", False),
     ("403 Forbidden", False), ("503 Busy", False)],
)  # fmt: skip
def test_which_statuses_are_kept(door, page, status, kept):
    page.status = status
    assert [Visit(door).status, Visit(door).status] == [status, status]
    assert len(page.asked) == (1 if kept else 2)


def test_after_an_error_the_page_is_asked_for_again_at_once(door, page):
    page.status = "500 Error"
    Visit(door)
    page.status = "200 OK"
    Visit(door)
    Visit(door)
    assert len(page.asked) == 2


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_other_methods_go_through(door, page, method):
    Visit(door)
    Visit(door, method=method)
    assert page.asked[-1]["REQUEST_METHOD"] == method
    assert len(page.asked) == 2


def test_head_is_answered_from_what_is_kept_and_keeps_nothing(door, page):
    Visit(door, method="HEAD")
    full = Visit(door)
    head = Visit(door, method="HEAD")
    assert len(page.asked) == 2
    assert head.body == b""
    assert head.headers == full.headers


def test_who_has_the_page_is_told_that_it_is_the_same(door, page, ward, clock):
    tag = Visit(door).headers["etag"]
    same = Visit(door, HTTP_IF_NONE_MATCH=f'"other", {tag}')
    assert (same.status, same.body) == ("304 Not Modified", b"")
    assert same.headers["etag"] == tag
    assert "content-length" not in same.headers
    assert Visit(door, HTTP_IF_NONE_MATCH='W/"other"').status == "200 OK"
    page.body = "Tin mới " * 100
    change(by=ward.visitor())
    clock.now += 1.1
    assert Visit(door, HTTP_IF_NONE_MATCH=tag).status == "200 OK"


def test_compressed_for_those_who_take_it(door, page):
    for accepted, encoding in (
        ("gzip, deflate, br", "gzip"), ("gzip;q=0.5", "gzip"), ("", None), ("br", None), ("gzip;q=0", None),
        ("gzip;q=0, br", None),
    ):  # fmt: skip
        visit = Visit(door, HTTP_ACCEPT_ENCODING=accepted)
        assert visit.headers.get("content-encoding") == encoding, accepted
        assert (gzip.decompress(visit.body) if encoding else visit.body) == page.body.encode()
        assert visit.headers["content-length"] == str(len(visit.body))
    assert len(page.asked) == 1


def test_small_answers_and_pictures_are_not_compressed(door, page):
    page.body = "ngắn"
    assert "content-encoding" not in Visit(door, "/a", HTTP_ACCEPT_ENCODING="gzip").headers
    page.body, page.headers = "x" * 2_000, [("Content-Type", "image/png")]
    assert "content-encoding" not in Visit(door, "/b", HTTP_ACCEPT_ENCODING="gzip").headers


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
    with django_assert_num_queries(2):
        for _turn in range(5):
            Visit(door)


def test_with_many_communes_it_asks_as_little(door, khanh, clock, django_assert_num_queries):
    for number in range(50):
        people.Commune.objects.create(
            province=khanh.commune.province, name=f"Xã {number}", code=f"8{number:04}", host=f"xa{number}.example"
        )
    with django_assert_num_queries(1):
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
