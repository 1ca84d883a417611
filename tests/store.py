"""A small S3-compatible store of our own, for tests. By hand it was moto's (docs/reliability.md)."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest


class Store(BaseHTTPRequestHandler):
    """One bucket, `kho`: PUT, GET, HEAD, DeleteObjects and ListObjectsV2 with two names a page."""

    protocol_version = "HTTP/1.1"
    kept: dict[str, bytes]
    put_at = "Sun, 22 Nov 2026 02:00:00 GMT"

    def answer(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", '"1"')
        self.send_header("Last-Modified", self.put_at)
        self.end_headers()
        self.wfile.write(body)

    @property
    def name(self) -> str:
        return urlsplit(self.path).path.removeprefix("/kho/")

    def do_PUT(self) -> None:
        assert "Credential=me/" in self.headers["Authorization"]
        data = self.rfile.read(int(self.headers["Content-Length"]))
        if not self.path.startswith("/kho/"):
            return self.answer(404)
        self.kept[self.name] = data
        return self.answer(200)

    def do_HEAD(self) -> None:
        if self.name not in self.kept:
            return self.answer(404)
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.kept[self.name])))
        self.send_header("ETag", '"1"')
        self.send_header("Last-Modified", self.put_at)
        return self.end_headers()

    def do_POST(self) -> None:
        assert self.path.endswith("?delete")
        asked = self.rfile.read(int(self.headers["Content-Length"])).decode()
        gone = re.findall(r"<Key>(.*?)</Key>", asked)
        for name in gone:
            self.kept.pop(name, None)
        rows = "".join(f"<Deleted><Key>{name}</Key></Deleted>" for name in gone)
        self.answer(200, f"<DeleteResult>{rows}</DeleteResult>".encode())

    def do_GET(self) -> None:
        query = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        if "list-type" not in query:
            return self.answer(200, self.kept[self.name]) if self.name in self.kept else self.answer(404)
        after = query.get("continuation-token", "")
        names = sorted(name for name in self.kept if name.startswith(query["prefix"]) and name > after)
        rows = "".join(
            f"<Contents><Key>{name}</Key><Size>1</Size><LastModified>2026-11-22T02:00:00Z</LastModified></Contents>"
            for name in names[:2]
        )
        more = f"<NextContinuationToken>{names[1]}</NextContinuationToken>" if len(names) > 2 else ""
        return self.answer(200, f"<ListBucketResult>{rows}{more}</ListBucketResult>".encode())

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def store(monkeypatch) -> Iterator[dict[str, bytes]]:
    Store.kept = {}
    server = ThreadingHTTPServer(("127.0.0.1", 0), Store)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("DINH_S3_ENDPOINT", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("DINH_S3_KEY_ID", "me")
    monkeypatch.setenv("DINH_S3_SECRET", "secret")
    yield Store.kept
    server.shutdown()
    server.server_close()
