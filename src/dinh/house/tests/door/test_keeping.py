"""The door gives everyone the same answer and gives nobody another's."""

from __future__ import annotations

import gzip

import pytest

from dinh.house.tests.door.visits import Visit, change


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
