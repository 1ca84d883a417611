"""A primary, a standby that follows it, and a server that reads from both. The standby writes down every statement."""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import psycopg
import pytest
from bench.material.load import Server

from dinh.house.postgres import ABOVE, Cluster, server_binaries
from dinh.house.testing import ROOT
from dinh.house.tests.replicas.stage import A

LAG = 20  # seconds a replica may lag here
READ = re.compile(r"(?:statement|execute [^:]*): SELECT .* FROM \"")
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)"(?: value="([^"]*)")?')


class Pair:
    def __init__(self, primary: Cluster, standby: Cluster, var: Any) -> None:
        self.primary, self.standby, self.var = primary, standby, var
        self.server: Server

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ, "DATABASE_URL": self.primary.url, "DINH_REPLICA_URL": self.standby.url,
            "DINH_REPLICA_LAG": str(LAG), "DINH_VAR": str(self.var), "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}",
            "DJANGO_SETTINGS_MODULE": "dinh.house.settings", "DINH_METRICS_TOKEN": "token",
        }  # fmt: skip

    def stage(self, step: str) -> dict[str, Any]:
        line = [sys.executable, "-m", "dinh.house.tests.replicas.stage", step]
        done = subprocess.run(line, env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-3000:]
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return found

    def on_standby(self, sql: str) -> Any:
        with psycopg.connect(host=str(self.standby.folder), user=ABOVE, dbname="dinh", autocommit=True) as line:
            return line.execute(sql).fetchone()  # type: ignore[call-overload]

    def reads(self) -> int:
        """Statements about our tables that the standby has answered."""
        return len(READ.findall((self.standby.folder / "log").read_text(errors="replace")))


class Browser:
    """Keeps cookies. `strange`: with a cookie of another's, for which the door keeps nothing."""

    def __init__(self, pair: Pair, host: str = A, strange: bool = True) -> None:
        self._port, self._host = pair.server.port, host
        self.jar = {"khac": "1"} if strange else {}

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None, **more: str) -> tuple[int, str]:
        headers = {"Host": self._host, "Cookie": "; ".join(f"{k}={v}" for k, v in self.jar.items()), **more}
        if not self.jar:
            del headers["Cookie"]
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        line.request(method, path, urlencode(fields).encode() if fields is not None else None, headers)
        answer = line.getresponse()
        text = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _sign, value = cookie.partition(";")[0].partition("=")
            self.jar[name] = value
        line.close()
        return answer.status, text

    def get(self, path: str) -> str:
        status, text = self.ask("GET", path)
        assert status == 200, (path, status, text[:500])
        return text

    def sign_in(self, username: str, password: str) -> None:
        path = "/tai-khoan/dang-nhap/"
        fields = {**dict(HIDDEN.findall(self.get(path))), "login": username, "password": password}
        assert self.ask("POST", path, fields)[0] == 302

    def petition(self, words: str) -> None:
        fields = {**dict(HIDDEN.findall(self.get("/phan-anh/"))), "words": words, "kind": "reflection", "step": "send"}
        status, text = self.ask("POST", "/phan-anh/", fields)
        assert (status, "<h1>Đã nhận</h1>" in text) == (200, True)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    binaries = server_binaries()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed here.")
    made: list[Cluster] = []
    try:
        made.append(Cluster(binaries))
        made[0].make()
        made[0].start()
        made[0].furnish()
        made.append(made[0].standby("-c log_statement=all"))
        made[1].start()
        pair = Pair(made[0], made[1], tmp_path_factory.mktemp("replicas"))
        pair.stage("furnish")
        with pytest.MonkeyPatch.context() as patch:
            for name, value in pair.environment.items():
                patch.setenv(name, value)
            pair.server = Server(pair.var, pair.primary.url)
        try:
            _wait_until_it_is_read(pair)
            yield pair
        finally:
            pair.server.kill()
    finally:
        for cluster in reversed(made):
            cluster.stop()
            cluster.remove()


def _wait_until_it_is_read(pair: Pair) -> None:
    """Each process of the server asks the standby where it stands before it reads from it: on a busy machine later than
    the first visitor. Ten visits read there in a row are of all processes."""
    end, in_a_row = time.monotonic() + 60, 0
    while in_a_row < 10:
        assert time.monotonic() < end
        before = pair.reads()
        Browser(pair).get("/biet")
        in_a_row = in_a_row + 1 if pair.reads() > before else 0


@pytest.fixture
def paused(pair: Pair) -> Iterator[None]:
    """The standby receives, and shows nothing of what it receives. The processes of the server have seen it before."""
    _wait_until_it_follows(pair)
    for _ in range(10):
        Browser(pair).get("/biet")
    pair.on_standby("SELECT pg_wal_replay_pause()")
    yield
    pair.on_standby("SELECT pg_wal_replay_resume()")


def _wait_until_it_follows(pair: Pair) -> None:
    with psycopg.connect(host=str(pair.primary.folder), user=ABOVE, dbname="dinh", autocommit=True) as line:
        (at,) = line.execute("SELECT pg_current_wal_lsn()").fetchone()  # type: ignore[misc]
    end = time.monotonic() + 60
    while not pair.on_standby(f"SELECT pg_last_wal_replay_lsn() >= '{at}'")[0]:
        assert time.monotonic() < end
        time.sleep(0.05)
