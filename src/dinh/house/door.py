"""The door: whole answers kept for those who come without a session, in front of Django itself.

An answer is kept under everything it may depend on: host, scheme, path, query, language and size of letters. It is
given only while the public version of its commune stands (`ground.public_version`, asked at most once a second), for a
minute at most and never past midnight in Vietnam, for pages say what day it is. So each process sees a change after a
second, and everyone within two.

Never kept: what comes with a session or `Authorization`, sets a cookie (a page that uses a form's token does), says
`private` or `no-store`, is streamed, or varies on a header the door does not know. A page that reads a cookie other
than those two must say `private`.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import threading
import time
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import close_old_connections, connection
from django.db.utils import Error
from django.http.cookie import parse_cookie
from django.http.request import split_domain_port, validate_host

from dinh.ground import replicas
from dinh.ground.public_version import Version, public_version
from dinh.house.reading import COOKIE as WROTE
from dinh.house.reading import NEEDED
from dinh.house.shelf import Answer, Headers, Key, Shelf
from dinh.house.yard.context import LARGE_TYPE_COOKIE

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
App = Callable[[Environ, StartResponse], Iterable[bytes]]

CHECK = 1.0  # seconds between two questions for a commune's version
LATE = 0.5  # seconds for which the old answer still goes out while one thread makes the new one
LONGEST = 60.0  # seconds an answer is kept
WAIT = 5.0  # seconds to wait for another thread's answer before making one's own
HOSTS = 5_000  # host names watched at once
BIGGEST = 1_000_000  # bytes of one answer
KEPT_STATUSES = {"200", "301", "404"}
VARIES = {"cookie", "accept-encoding"}
TEXT = ("text/", "application/json", "application/xml", "application/atom+xml", "image/svg+xml")
REVALIDATE = "public, max-age=0, must-revalidate"
VIETNAM = 7 * 3600  # seconds ahead of UTC, all year
DAY = 24 * 3600
# What networks hang on a link when it is shared; our pages do not read it, and each value would be a page of its own.
_TRACKING = re.compile(r"(?:^|&)(?:fbclid|zarsrc|gclid|utm_[a-z]+)=[^&]*")


class _Watch:
    """What is known of a host: the version of its commune, when it was asked, when it was last seen to move; and the
    position in the database's log behind that version, which no replica that makes an answer under it may lack."""

    __slots__ = ("asked", "lock", "moved", "needed", "version")

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.version: Version | None = None
        self.needed = 0
        self.asked = self.moved = float("-inf")


class Door:
    """A WSGI application in front of another. `most` is the memory for answers in bytes, per process; `clock` gives
    seconds since 1970."""

    def __init__(self, app: App, most: int, clock: Callable[[], float] = time.time) -> None:
        self.app = app
        self.shelf = Shelf(most)
        self._clock = clock
        self._watches: dict[str, _Watch] = {}
        self._making: dict[Key, threading.Event] = {}
        self._lock = threading.Lock()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        cookie = environ.get("HTTP_COOKIE", "")
        face = _face(cookie) if settings.SESSION_COOKIE_NAME not in cookie else None
        method = environ["REQUEST_METHOD"]
        if (
            face is None
            or (method != "GET" and method != "HEAD")
            or "HTTP_AUTHORIZATION" in environ
            or "HTTP_HX_REQUEST" in environ
            or WROTE in cookie  # with replicas only: reads what it wrote, not what was kept a second ago
        ):
            return self.app(environ, start_response)
        now = self._clock()
        host = environ.get("HTTP_HOST", "")
        watch = self._watch(host, now)
        if watch is None or watch.version is None:
            return self.app(environ, start_response)
        query = environ.get("QUERY_STRING", "")
        if "=" in query:
            query = environ["QUERY_STRING"] = _TRACKING.sub("", query).lstrip("&")
        key = (host, _secure(environ), environ["PATH_INFO"], query, face[0])
        answer = self.shelf.get(key, now)
        if answer is not None and answer.version == watch.version and answer.made <= now < answer.until:
            if answer.bypass:
                return self.app(environ, start_response)
            return _send(answer, environ, start_response)
        if method == "HEAD" or not face[1]:
            return self.app(environ, start_response)
        return self._made(key, answer, watch, environ, start_response)

    def _watch(self, host: str, now: float) -> _Watch | None:
        """What is known of this host, asked anew when it is a second old; None where the house does not answer."""
        watch = self._watches.get(host)
        if watch is None:
            if not _allowed(host):
                return None
            with self._lock:
                if len(self._watches) >= HOSTS:
                    self._watches.clear()
                watch = self._watches.setdefault(host, _Watch())
        age = now - watch.asked
        # Someone else is asking: what was known a moment ago will do, but not what was known long ago.
        if not 0 <= age < CHECK and watch.lock.acquire(blocking=not 0 <= age < CHECK + LATE):
            try:
                self._ask(watch, host, now)
            finally:
                watch.lock.release()
        return watch

    def _ask(self, watch: _Watch, host: str, now: float) -> None:
        if 0 <= now - watch.asked < CHECK:
            return
        try:
            if not connection.in_atomic_block:  # only a test stands in one here
                close_old_connections()  # what Django does before each request, which an answer from here never reaches
            version = public_version(host)
            if version != watch.version:
                watch.needed = replicas.position()  # asked after the version, and there before it
        except Error:
            version = None  # whatever is wrong, the page itself will say it
        if version != watch.version:
            watch.version, watch.moved = version, now
        watch.asked = now

    def _made(
        self, key: Key, old: Answer | None, watch: _Watch, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Have the page made, by one thread at a time."""
        with self._lock:
            other = self._making.get(key)
            if other is None:
                mine = self._making[key] = threading.Event()
        if other is None:
            try:
                version = watch.version
                environ[NEEDED] = watch.needed
                return self._make(key, version, environ, start_response)
            finally:
                with self._lock:
                    del self._making[key]
                mine.set()
        if old is not None and not old.bypass:
            stale_since = min(old.until, watch.moved if old.version != watch.version else old.until)
            if self._clock() <= stale_since + LATE:
                return _send(old, environ, start_response)
        other.wait(WAIT)
        now = self._clock()
        answer = self.shelf.get(key, now)
        if answer is not None and answer.version == watch.version and not answer.bypass:
            return _send(answer, environ, start_response)
        return self.app(environ, start_response)

    def _make(
        self, key: Key, version: Version | None, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Ask the application, and keep its answer when it is everyone's."""
        now = self._clock()
        said: list[tuple[str, Headers]] = []

        def listen(status: str, headers: Headers, *more: Any) -> Any:
            said.append((status, headers))
            return None if keeps() else start_response(status, headers, *more)

        def keeps() -> bool:
            return _is_everyones(*said[-1])

        result = self.app(environ, listen)
        status, headers = said[-1]
        if not keeps():
            if status[0] != "5":
                self.shelf.put(key, Answer(version, now, now + LONGEST, bypass=True))
            return result
        if getattr(result, "streaming", True):
            start_response(status, headers)
            return result
        try:
            body = b"".join(result)
        finally:
            result.close()  # type: ignore[attr-defined]  # Django's responses are closed by whoever asked
        answer = _answer(status, headers, body, version, now)
        if len(body) <= BIGGEST:
            self.shelf.put(key, answer)
        return _send(answer, environ, start_response)


@lru_cache(maxsize=2_048)
def _face(cookie: str) -> tuple[str, bool]:
    """What of the cookies a page may show: language and size of letters; and whether there is nothing else in them.

    With other cookies a kept answer is still given, but none is kept: who knows what the page made of them.
    """
    cookies = parse_cookie(cookie)
    language = cookies.pop(settings.LANGUAGE_COOKIE_NAME, "")
    known = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    large = cookies.pop(LARGE_TYPE_COOKIE, "") == "to"
    cookies.pop(settings.CSRF_COOKIE_NAME, None)  # a page that uses it sets it again, and so is not kept
    return f"{known}{'+' if large else ''}", not cookies


def _secure(environ: Environ) -> bool:
    proxy: tuple[str, str] | None = settings.SECURE_PROXY_SSL_HEADER
    if proxy:
        return bool(environ.get(proxy[0]) == proxy[1])
    return bool(environ.get("wsgi.url_scheme") == "https")


def _allowed(host: str) -> bool:
    """Whether this is a host name of the house: nothing is kept, or even noted, under a name someone made up."""
    domain, _port = split_domain_port(host)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


def _is_everyones(status: str, headers: Headers) -> bool:
    if status[:3] not in KEPT_STATUSES:
        return False
    for name, value in headers:
        match name.lower():
            case "set-cookie" | "content-encoding" | "content-disposition":
                return False
            case "cache-control" if re.search(r"private|no-store|no-cache", value, re.I):
                return False
            case "vary" if {part.strip().lower() for part in value.split(",")} - VARIES:
                return False
    return True


def _answer(status: str, headers: Headers, body: bytes, version: Version | None, now: float) -> Answer:
    """The answer as the application gave it, with a tag to ask again by, and compressed once for all."""
    given = {name.lower(): value for name, value in headers}
    tag = given.get("etag") or f'W/"{hashlib.blake2b(body, digest_size=9).hexdigest()}"'
    taken = {"content-length", "etag", "vary", "cache-control"}
    common = [(name, value) for name, value in headers if name.lower() not in taken]
    common += [("ETag", tag), ("Cache-Control", given.get("cache-control", REVALIDATE))]
    common.append(("Vary", "Cookie, Accept-Encoding"))
    gzipped = None
    if len(body) > 500 and given.get("content-type", "").startswith(TEXT):
        gzipped = gzip.compress(body, 6, mtime=0)
    return Answer(
        version=version,
        made=now,
        until=min(now + LONGEST, _midnight_after(now)),
        status=status,
        headers=[*common, ("Content-Length", str(len(body)))],
        body=body,
        gzip_headers=[*common, ("Content-Encoding", "gzip"), ("Content-Length", str(len(gzipped or b"")))],
        gzipped=gzipped,
        same_headers=[(name, value) for name, value in common if name.lower() != "content-type"],
        tag=tag.removeprefix("W/") if status.startswith("200") else "",
    )


def _midnight_after(now: float) -> float:
    """The next midnight in Vietnam, in seconds since 1970."""
    return ((now + VIETNAM) // DAY + 1) * DAY - VIETNAM


def _send(answer: Answer, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known and answer.tag and (answer.tag in known or known == "*"):
        start_response("304 Not Modified", answer.same_headers)
        return []
    body, headers = answer.body, answer.headers
    if answer.gzipped is not None and _takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")):
        body, headers = answer.gzipped, answer.gzip_headers
    start_response(answer.status, headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _takes_gzip(accepted: str) -> bool:
    return "gzip" in accepted and not ("q=0" in accepted and re.search(r"gzip\s*;\s*q=0(\.0+)?\s*(,|$)", accepted))
