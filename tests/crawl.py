"""Every page that can be reached by links from some pages, in every format, a few of each route."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

_LINKS = re.compile(r'(?:href|src|action)="([^"#]+)')
_PASSED = ("/static/", "/tai-khoan/", "/ngon-ngu", "/chu-to")  # alike everywhere, or would end the session


@dataclass(frozen=True)
class Opened:
    """An address that opened: its route, whether the route names a row, the answer's text."""

    address: str
    route: str
    names_a_row: bool
    text: str


def crawl(clients: Iterable[Client], starts: Iterable[str], each: int) -> Iterator[Opened]:
    """Opens `each` addresses of a route at most, with or without a query apart; an address is asked of one client
    after the other until one may read it."""
    readers, waiting, seen, opened = list(clients), deque(starts), set(starts), Counter[tuple[str, bool]]()
    while waiting:
        address = waiting.popleft()
        parts = urlsplit(address)
        try:
            match = resolve(parts.path)
        except Resolver404:
            continue
        kind = (match.view_name, bool(parts.query))
        if opened[kind] >= each:
            continue
        text = _first_text(readers, address)
        if text is None:
            continue
        opened[kind] += 1
        yield Opened(address, match.view_name, bool(match.kwargs or match.args), text)
        for link in _LINKS.findall(text):
            target = urljoin(address, unescape(link))
            if target.startswith("/") and not target.startswith(("//", *_PASSED)) and target not in seen:
                seen.add(target)
                waiting.append(target)


def _first_text(readers: list[Client], address: str) -> str | None:
    for reader in readers:
        answer = reader.get(address)
        if answer.status_code == 200:
            return text_of(answer)
    return None


def text_of(answer: object) -> str:
    """The words of an answer: of a page, a feed, a table, or what a .docx or .xlsx holds."""
    streamed = getattr(answer, "streaming", False)
    body = b"".join(answer.streaming_content) if streamed else answer.content  # type: ignore[attr-defined]
    if not body.startswith(b"PK\x03\x04"):
        return body.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        return " ".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
