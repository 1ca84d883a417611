"""`./dinh test`, `./dinh lint`, `./dinh lock`: the executable documentation of how this repository is checked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from time import monotonic

from dinh.house.postgres import private_cluster, server_binaries

ROOT = Path(__file__).resolve().parents[3]
CHROMIUM = "/usr/bin/chromium"
# What touches the database runs a second time, on PostgreSQL, with one case of each test; without `--long` only what
# speaks to it in its own words.
CLOSE_TO_IT = [
    "src/dinh/ground/tests", "src/dinh/ground/journal", "src/dinh/ground/search", "src/dinh/house/tests/backup",
    "src/dinh/house/tests/distribute", "src/dinh/house/tests/test_outage.py",
    "src/dinh/house/tests/year/test_distribution.py", "tests/test_releases.py",
]  # fmt: skip
ON_BOTH = [
    "src/dinh/ground", "src/dinh/office", "src/dinh/rights", "src/dinh/account", "src/dinh/house",
    "tests/test_releases.py",
]  # fmt: skip
# And some of it a third time, where every key carries the commune and each statement has its own transaction.
ON_ALTERED = [
    "src/dinh/ground/journal", "src/dinh/ground/search", "src/dinh/rights/petitions", "src/dinh/rights/decide",
    "src/dinh/house/tests/year/test_distribution.py",
]  # fmt: skip
# What says nothing new there: the demo year of another day, and how pages look on screens of several kinds. (The rooms'
# own tests open their pages on both.)
SAME_ON_BOTH = "whatever_the_day"
LOOKS = "tests/journeys/test_every_page.py"
# A journey takes as long as a room's tests. With `--long` they run on PostgreSQL, and on SQLite only these; without it
# only the one that crosses most rooms.
JOURNEYS_ON_SQLITE = [LOOKS, "tests/journeys/test_petitions.py"]
SHORT_JOURNEY = "tests/journeys/test_petitions.py"
LONG = "--long"


def main(command: str, rest: list[str]) -> int:
    return {"test": _test, "lint": _lint, "lock": _lock}[command](rest)


def _run(title: str, *command: str, env: dict[str, str] | None = None) -> int:
    print(f"\n== {title}", flush=True)
    began = monotonic()
    # Some sixty processes are started on the way: compiling every module anew in each takes a quarter of its start.
    inherited = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    code = subprocess.run(command, cwd=ROOT, env={**inherited, **(env or {})}, check=False).returncode
    print(f"== {title}: {'ok' if code == 0 else f'FAILED ({code})'}, {monotonic() - began:.0f} s", flush=True)
    return code


def _python(*args: str) -> list[str]:
    return [sys.executable, "-m", *args]


def _lint(rest: list[str]) -> int:
    codes = [
        _run("ruff", *_python("ruff", "check", ".")),
        _run("ruff format", *_python("ruff", "format", "--check", ".")),
        _run("mypy", *_python("mypy")),
    ]
    return int(any(codes))


def _test(rest: list[str]) -> int:
    """All rooms on SQLite, those close to the database on PostgreSQL, one journey; `--long`, before a release: all
    rooms on both and on keys as on Citus, every journey, every page looked at. With other arguments, just pytest with
    them on SQLite."""
    long = LONG in rest
    rest, short = [each for each in rest if each != LONG], [] if long else ["--short"]
    if rest:
        return _run("pytest", *_python("pytest", *rest))
    left_out = _missing_tools()
    codes = [_lint([])]
    workers = str(os.cpu_count() or 1)
    pytest = _python("pytest", "-n", workers, "--dist", "loadgroup")
    binaries = server_binaries()
    if binaries:
        with private_cluster(binaries) as url:
            there = {"DATABASE_URL": url}
            chosen = ON_BOTH if long else CLOSE_TO_IT
            rooms = [*chosen, *short, "--one-case", "-k", f"not ({SAME_ON_BOTH})", "-m", "not browser"]
            codes.append(_run("pytest on PostgreSQL", *pytest, "--reuse-db", *rooms, env=there))
            if long:
                codes.append(_run("keys as on Citus", *_python("tests.altered", url, workers)))
                altered = {"DATABASE_URL": url.rsplit("/", 1)[0] + "/altered"}
                rooms = [*ON_ALTERED, "--one-case", "-m", "not browser"]
                codes.append(_run("pytest on keys as on Citus", *pytest, "--reuse-db", *rooms, env=altered))
                journeys = ["tests/journeys", "-k", "not narrow and not javascript", f"--ignore={LOOKS}"]
                codes.append(_run("journeys on PostgreSQL", *pytest, "--reuse-db", *journeys, env=there))
    own = ["src", *map(str, ROOT.glob("tests/test_*.py"))]
    if long:
        here = [*own, *JOURNEYS_ON_SQLITE] if binaries else []
    else:
        here = [*own, SHORT_JOURNEY]
        left_out.append("most journeys, most rooms on PostgreSQL, what takes minutes: ./dinh test --long runs them")
    codes.append(_run("pytest on SQLite", *pytest, *short, *here))
    for sentence in left_out:
        print(f"LEFT OUT: {sentence}")
    return int(any(codes))


def _missing_tools() -> list[str]:
    needs = [
        (server_binaries(), "PostgreSQL tests: its server is not installed (apt-get install postgresql)"),
        (Path(CHROMIUM).exists(), "browser journeys: Chromium is not installed (apt-get install chromium)"),
        (shutil.which("redis-server"), "tests of the shared cache: no Redis (apt-get install redis-server)"),
        (os.environ.get("DINH_TEST_CITUS_URL"), "tests on a cluster of Citus: DINH_TEST_CITUS_URL is not given"),
        (shutil.which("soffice"), "LibreOffice round trips (apt-get install libreoffice-writer-nogui)"),
        ((ROOT.parent / "shared").is_dir(), "tests on real documents: ../shared is absent"),
    ]
    return [sentence for present, sentence in needs if not present]


def _lock(rest: list[str]) -> int:
    """Recompute the hashed locks with uv (from PyPI), for every platform and Python 3.11 upwards."""
    install = _run("uv", *_python("pip", "install", "--quiet", "uv"))
    header = "./dinh lock"
    codes = [
        _run(
            f"{name}.txt",
            *_python("uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"),
            "--custom-compile-command", header, f"{name}.in", "-o", f"{name}.txt", *rest,
        )
        for name in ("requirements", "requirements-dev")
    ]  # fmt: skip
    return int(any([install, *codes]))
