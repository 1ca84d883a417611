"""A database beside the tests' own, made of the same schema, in which the keys can be changed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

from dinh.house.backup.engines import tool

ROOT = Path(__file__).resolve().parents[5]
STAND_IN = ROOT / "tests" / "citus.sql"


class Apart:
    """`url` for the program's own commands; `ask` and `do` as its owner, seeing every commune."""

    patience = 240  # seconds for one command

    def __init__(self, name: str, var: Path) -> None:
        self.name, self.var = name, var
        given = connection.settings_dict
        self.at = {"host": given["HOST"], "port": given["PORT"] or None, "user": given["USER"], "dbname": name}
        self.at |= {"password": given["PASSWORD"]} if given["PASSWORD"] else {}
        place = str(given["HOST"]).replace("/", "%2F")
        secret = f":{given['PASSWORD']}" if given["PASSWORD"] else ""
        port = f":{given['PORT']}" if given["PORT"] else ""
        self.url = f"postgres://{given['USER']}{secret}@{place}{port}/{name}"

    def connect(self) -> psycopg.Connection[Any]:
        return psycopg.connect(**self.at, autocommit=True, options="-c dinh.commune=*")

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        with self.connect() as line:
            return line.execute(sql).fetchall()  # type: ignore[arg-type]

    def do(self, sql: str) -> None:
        with self.connect() as line:
            line.execute(sql)  # type: ignore[arg-type]

    def run(self, *args: str) -> subprocess.CompletedProcess[str]:
        """One of the program's commands, Python lines after `-c`, or a Python file."""
        head = [sys.executable] if args[0] == "-c" or args[0].endswith(".py") else [sys.executable, "-m", "dinh"]
        env = {
            **os.environ, "DATABASE_URL": self.url, "DINH_VAR": str(self.var), "LANG": "vi_VN.UTF-8",
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "DJANGO_SETTINGS_MODULE": "dinh.house.settings",
        }  # fmt: skip
        return subprocess.run(
            [*head, *args], env=env, cwd=ROOT, capture_output=True, text=True, check=False, timeout=self.patience
        )


@pytest.fixture(scope="module")
def make_apart(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Apart]]:
    made: list[Apart] = []
    ours = connection.settings_dict["NAME"]
    server = Apart("postgres", Path())

    def make(name: str) -> Apart:
        apart = Apart(f"{ours}_{name}", tmp_path_factory.mktemp(name))
        server.do(f'DROP DATABASE IF EXISTS "{apart.name}"')
        server.do(f'CREATE DATABASE "{apart.name}"')
        made.append(apart)
        given = Apart(str(ours), Path())
        schema = ["--no-owner", "--schema-only"]
        rows = ["--data-only", "-t", "django_migrations", "-t", "django_content_type", "-t", "auth_permission"]
        for options in (schema, rows):
            dumped = subprocess.run([tool("pg_dump"), *options, given.url], capture_output=True, check=True).stdout
            psql = [tool("psql"), "-q", "-v", "ON_ERROR_STOP=1", apart.url]
            subprocess.run(psql, input=dumped, capture_output=True, check=True)
        return apart

    yield make
    for apart in made:
        server.do(f'DROP DATABASE IF EXISTS "{apart.name}" WITH (FORCE)')
