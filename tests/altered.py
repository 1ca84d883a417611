"""Databases for tests whose keys are as on Citus, with a stand-in in its place: `python -m tests.altered URL N` makes
`test_altered_gw0` … `gwN-1` on the server of URL, for `pytest -n N --reuse-db` with `DATABASE_URL=…/altered`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parents[1]


def main(url: str, many: str) -> int:
    server = url.rsplit("/", 1)[0]
    first, *rest = [f"test_altered_gw{number}" for number in range(int(many))]
    with psycopg.connect(url, autocommit=True) as line:
        for name in (first, *rest):
            line.execute(f'DROP DATABASE IF EXISTS "{name}"')
        line.execute(f'CREATE DATABASE "{first}"')
    _run(f"{server}/{first}", "manage", "migrate", "-v0")
    with psycopg.connect(f"{server}/{first}", autocommit=True) as line:
        line.execute((ROOT / "tests" / "citus.sql").read_text())
    _run(f"{server}/{first}", "distribute", "--yes")
    with psycopg.connect(url, autocommit=True) as line:
        for name in rest:
            line.execute(f'CREATE DATABASE "{name}" TEMPLATE "{first}"')
    return 0


def _run(url: str, *command: str) -> None:
    with tempfile.TemporaryDirectory() as var:
        env = {**os.environ, "DATABASE_URL": url, "DINH_VAR": var, "PYTHONPATH": str(ROOT / "src")}
        subprocess.run([sys.executable, "-m", "dinh", *command], env=env, cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
