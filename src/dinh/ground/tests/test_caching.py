"""Limits counted together in a real Redis, and alone while it is away."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator

import pytest
from django.core.cache import cache

from dinh.ground import caching
from dinh.ground.caching import Shared
from dinh.ground.throttle import Limit

SERVER = shutil.which("redis-server") or shutil.which("valkey-server")


class Server:
    def __init__(self, folder: object) -> None:
        self.folder = str(folder)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        assert SERVER
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", self.folder]
        self.process = subprocess.Popen([SERVER, *options], stdout=subprocess.DEVNULL)
        until = time.monotonic() + 10
        while time.monotonic() < until:
            with socket.socket() as line:
                if line.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise TimeoutError

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)


@pytest.fixture
def server(tmp_path) -> Iterator[Server]:
    if SERVER is None:
        pytest.skip("redis-server is not installed (apt-get install redis-server)")
    made = Server(tmp_path)
    made.start()
    yield made
    made.stop()


def shared(url: str) -> Shared:
    """As each process makes its own, with memory of its own."""
    made = Shared(url, {"KEY_PREFIX": "dinh"})
    made._own.clear()
    return made


def test_two_processes_count_together(server):
    one, two = shared(server.url), shared(server.url)
    assert one.add("limit", 1, 60)
    assert not two.add("limit", 1, 60)
    assert two.incr("limit") == 2
    assert one.get("limit") == 2
    two.set("menu", {"a": [1, 2]}, 60)
    assert one.get_many(["menu", "none"]) == {"menu": {"a": [1, 2]}}
    assert one.delete("menu")
    with pytest.raises(ValueError, match="none"):
        one.incr("none")


def test_a_limit_holds_over_processes(server, settings):
    settings.CACHES = {"default": {"BACKEND": "dinh.ground.caching.Shared", "LOCATION": server.url}}
    limit = Limit("room.ask", 2, 60)
    cache.clear()
    limit.count("a")
    Shared(server.url, {}).incr(limit._slot("a"))
    assert limit.spent("a")


def test_while_it_is_away_each_counts_alone_and_nothing_falls_down(server, monkeypatch):
    one = shared(server.url)
    assert one.add("limit", 5, 60)
    server.stop()
    began = time.monotonic()
    assert one.get("limit") is None
    assert one.add("limit", 1, 60)
    assert one.incr("limit") == 2
    for _turn in range(200):
        one.get("limit")
    assert time.monotonic() - began < 3, "every question waited for it anew"
    server.start()
    monkeypatch.setattr(caching, "REST", 0.0)
    assert one.get("limit") is None, "the one that was started anew knows nothing"
    assert one.add("limit", 1, 60)


def test_nobody_there_from_the_first():
    alone = shared("redis://127.0.0.1:9/0")
    assert alone.add("limit", 1, 60)
    assert alone.incr("limit") == 2
    alone.set_many({"a": 1, "b": 2})
    alone.delete_many(["a"])
    assert alone.get_many(["a", "b"]) == {"b": 2}
    assert alone.has_key("b")
    assert alone.touch("b", 5)
    assert alone.clear()
    assert alone.get("b") is None
