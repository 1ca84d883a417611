"""A clock, a page that counts and a visit: what the tests of the door are told with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.test import RequestFactory

from dinh.ground.act import act
from dinh.ground.journal.actions import record

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


@act
def change(*, by) -> None:
    record(by, "tests.change", by.commune)
