"""Requests that one server reads as one and another as two (request smuggling), sent as bytes to `./dinh serve`.

A proxy in front and the server behind must agree where a request ends; where its text is ambiguous the server has to
refuse it or close the line, and must never answer what was hidden in a body. `./dinh install` puts Caddy in front,
which reads and writes each request anew; the server stands these alone.
"""

from __future__ import annotations

import socket
import time

import pytest
from bench.material import load

from dinh.house.tests.backup.drill import ON_POSTGRESQL, SmallHouse

pytestmark = pytest.mark.skipif(ON_POSTGRESQL, reason="the server's reading does not depend on the database")
HIDDEN = "/api/v1/an-giau"  # nobody asks for it but from within a body
INNER = f"GET {HIDDEN} HTTP/1.1\r\nHost: {load.HOST}\r\n\r\n"
OUTER = f"GET /suc-khoe HTTP/1.1\r\nHost: {load.HOST}\r\n"
CHUNKS = f"0\r\n\r\n{INNER}"
AMBIGUOUS = {
    "length and chunks": f"{OUTER}Content-Length: {len(CHUNKS)}\r\nTransfer-Encoding: chunked\r\n\r\n{CHUNKS}",
    "chunks and length": f"{OUTER}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n{CHUNKS}",
    "two lengths": f"{OUTER}Content-Length: 0\r\nContent-Length: {len(INNER)}\r\n\r\n{INNER}",
    "two lengths in one": f"{OUTER}Content-Length: 0, {len(INNER)}\r\n\r\n{INNER}",
    "a length with a sign": f"{OUTER}Content-Length: +0\r\n\r\n{INNER}",
    "a length below nothing": f"{OUTER}Content-Length: -1\r\n\r\n{INNER}",
    "a length in other digits": f"{OUTER}Content-Length: 0x0\r\n\r\n{INNER}",
    "a space before the colon": f"{OUTER}Content-Length : {len(INNER)}\r\n\r\n{INNER}",
    "a space before the encoding": f"{OUTER}Transfer-Encoding : chunked\r\nContent-Length: 5\r\n\r\n{CHUNKS}",
    "an encoding nobody knows": f"{OUTER}Transfer-Encoding: xchunked\r\n\r\n{CHUNKS}",
    "chunks named twice": f"{OUTER}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n{CHUNKS}",
    "chunks not last": f"{OUTER}Transfer-Encoding: chunked, identity\r\n\r\n{CHUNKS}",
    "a folded line": f"{OUTER}X: a\r\n Transfer-Encoding: chunked\r\nContent-Length: {len(CHUNKS)}\r\n\r\n{CHUNKS}",
    "a bare return": f"{OUTER}X: a\rTransfer-Encoding: chunked\r\nContent-Length: {len(CHUNKS)}\r\n\r\n{CHUNKS}",
    "an empty byte": f"{OUTER}X: a\0Transfer-Encoding: chunked\r\nContent-Length: {len(CHUNKS)}\r\n\r\n{CHUNKS}",
    "a chunk's size with a sign": f"{OUTER}Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n{INNER}",
    "a chunk's size too large": f"{OUTER}Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n\r\n{INNER}",
    "two hosts": f"GET /suc-khoe HTTP/1.1\r\nHost: {load.HOST}\r\nHost: xa-khac.localhost\r\n\r\n",
    "a line of another kind": f"GET /suc-khoe HTTP/1.1 {HIDDEN}\r\nHost: {load.HOST}\r\n\r\n",
}


@pytest.fixture(scope="module")
def port(django_db_setup, _migrated, tmp_path_factory):
    house = SmallHouse(tmp_path_factory.mktemp("wire"), "house")
    house.begin(_migrated.path)
    assert (
        house.dinh("manage", "collectstatic", "--no-input", "--verbosity=0").returncode == 0
    )  # pages of errors use them
    server = house.server()
    yield server.port
    server.kill()
    house.end()


def _sent(port: int, request: str) -> str:
    """All that comes back until the line is closed, or for two seconds."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(request.encode("latin-1"))
        line.settimeout(2)
        back, end = b"", time.monotonic() + 10
        while time.monotonic() < end:
            try:
                piece = line.recv(65536)
            except TimeoutError:
                break
            except ConnectionResetError:
                break
            if not piece:
                break
            back += piece
    return back.decode("latin-1")


@pytest.mark.parametrize("request_", AMBIGUOUS.values(), ids=AMBIGUOUS.keys())
def test_what_is_hidden_in_a_body_is_never_answered(port, request_):
    back = _sent(port, request_)
    assert back.count("HTTP/1.1 ") == 1, back[:2000]
    assert "HTTP/1.1 404" not in back


@pytest.mark.parametrize(
    "first",
    [f"{OUTER}\r\n", f"{OUTER}Content-Length: 0\r\n\r\n", f"{OUTER}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"],
)
def test_what_follows_a_plain_request_is_another(port, first):
    """So that the tests above are known to look at the right thing."""
    back = _sent(port, first + INNER)
    assert back.count("HTTP/1.1 ") == 2
    assert "HTTP/1.1 404" in back
