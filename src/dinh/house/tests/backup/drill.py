"""A small house of its own with a running server, for what must be killed: SQLite in a folder, or, where the tests run
on PostgreSQL, a database beside theirs. Begins as a copy of the tests' empty database: migrating takes longer than
everything else here."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

import psycopg
from bench.material import load
from psycopg import sql

from dinh.house.backup import key
from dinh.house.testing import ROOT

URL = os.environ.get("DATABASE_URL", "")
ON_POSTGRESQL = URL.startswith("postgres")
_CALL = (
    "import json, sys, django; django.setup(); from bench.material import {0}; "
    "print(json.dumps({0}.{1}(*json.load(sys.stdin))))"
)


class SmallHouse:
    def __init__(self, folder: Path, name: str) -> None:
        """`name` is that of its database, where that is PostgreSQL; it begins empty, without a table."""
        self.var = folder / name
        self.var.mkdir(parents=True)
        self.url = f"sqlite:///{self.var / 'dinh.sqlite3'}"
        if ON_POSTGRESQL:
            name = f"{name}_{os.getpid()}"
            self.url = f"{URL.rpartition('/')[0]}/{name}"
            with psycopg.connect(URL, autocommit=True) as line:
                line.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))

    @property
    def environment(self) -> dict[str, str]:
        left_out = {"DATABASE_URL", "DINH_BACKUP_KEY_FILE", "PYTHONDONTWRITEBYTECODE"}
        inherited = {name: value for name, value in os.environ.items() if name not in left_out}
        return {
            **inherited, "DINH_VAR": str(self.var), "DATABASE_URL": self.url, "DINH_HOME": str(ROOT),
            "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}", "DJANGO_SETTINGS_MODULE": "dinh.house.settings",
            "DINH_BACKUP_KEY": KEY,
        }  # fmt: skip

    def begin(self, migrated: Path) -> str:
        """Lay down the empty database, found a commune that receives petitions; returns the sender's key."""
        if ON_POSTGRESQL:
            from dinh.house.backup import engines  # needs Django, which the long drill does without

            with engines.copied(lambda _: None) as copy:
                dump = b"".join(copy.pieces)
            line = [
                engines.tool("psql"),
                "--quiet",
                "--output=/dev/null",
                "--set=ON_ERROR_STOP=1",
                "--dbname",
                self.url,
            ]
            subprocess.run(line, input=dump, check=True)
        else:
            shutil.copy(migrated, self.var / "dinh.sqlite3")
        return str(self.call("found")["key"])

    def call(self, what: str, *given: Any, module: str = "load") -> dict[str, Any]:
        """A function of `bench.material.<module>`, run where Django stands."""
        line = [sys.executable, "-c", _CALL.format(module, what)]
        done = subprocess.run(
            line, env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False, input=json.dumps(given)
        )
        assert done.returncode == 0, done.stderr[-3000:]
        answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return answer

    def dinh(self, *command: str) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, "-m", "dinh", *command]
        return subprocess.run(line, env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False)

    def server(self) -> load.Server:
        return load.Server(self.var, self.url)

    def worker(self) -> subprocess.Popen[bytes]:
        """In a group of processes of its own, as the server is."""
        return subprocess.Popen(
            [sys.executable, "-m", "dinh", "worker"], env=self.environment, cwd=ROOT, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def break_connections(self) -> None:
        """What a restart of the database is to those who use it."""
        if ON_POSTGRESQL:
            with psycopg.connect(URL, autocommit=True) as line:
                name = self.url.rpartition("/")[2]
                line.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])

    def end(self) -> None:
        if ON_POSTGRESQL:
            with psycopg.connect(URL, autocommit=True) as line:
                name = sql.Identifier(self.url.rpartition("/")[2])
                line.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


KEY = key.new_key()


class Writer(threading.Thread):
    """Sends petitions one after another, each under its own `Idempotency-Key`, and keeps the numbers of those that
    were acknowledged; after a broken line, the same again."""

    def __init__(self, port: int, api_key: str, which: int = 0) -> None:
        """`which` of several: each comes from addresses of its own."""
        super().__init__(daemon=True)
        self._port, self._key, self._first = port, api_key, which * 7_000
        self._enough = threading.Event()
        self.told: list[str] = []
        self.wrong: list[str] = []

    def run(self) -> None:
        number = self._first
        while not self._enough.is_set():
            with suppress(OSError, HTTPException):
                if answer := self._send(number):
                    self.told.append(answer)
                    number += 1
                    continue
            self._enough.wait(0.05)

    def _send(self, number: int) -> str:
        body, headers = load.form(self._key, number, b"")
        line = HTTPConnection("127.0.0.1", self._port, timeout=10)
        try:
            line.request("POST", "/open311/v2/requests.json", body, headers)
            answer = line.getresponse()
            words = answer.read()
        finally:
            line.close()
        if answer.status == 200:
            row = json.loads(words)[0]  # of a letter that waits for a look, the token begins with its own reference
            return str(row.get("service_request_id") or row["token"].partition(".")[0])
        if answer.status != 503:  # nothing else is ever said, whatever is killed
            self.wrong.append(f"{answer.status}: {words.decode()[:500]}")
        return ""

    def stop(self) -> None:
        self._enough.set()
        self.join(20)
