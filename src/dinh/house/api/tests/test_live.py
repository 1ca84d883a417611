"""Against a server on a real port: schemathesis after the OpenAPI document, and the examples of the page as they stand.

By hand, longer and with all phases: see docs/api.md.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.handlers.wsgi import WSGIHandler

from dinh.house.api import actions
from dinh.house.api.examples import examples
from dinh.house.api.scopes import SCOPES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("connection_stays", "matters")]
# What is well-formed may still be refused: a day after another, a mark of no page, a matter told nowhere.
LEFT_OUT = "positive_data_acceptance,ignored_auth"
SECONDS = 100  # for one run of another program
SCHEMATHESIS = [
    sys.executable, "-m", "schemathesis.cli", "run", "--phases", "examples,fuzzing", "--max-examples", "3",
    "--exclude-checks", LEFT_OUT, "--no-shrink", "--warnings", "off", "--seed", "22112026", "--generation-database",
    "none",
]  # fmt: skip


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Nothing."""


def served(run: Callable[[str], Any]) -> Any:
    """What another thread gets from a server on a real port. The server stays in the test's own thread and
    transaction: a sealed journal cannot be emptied after a real one."""
    with make_server("localhost", 0, WSGIHandler(), handler_class=_Quiet) as server, ThreadPoolExecutor(1) as pool:
        server.timeout = 0.05
        answer, end = pool.submit(run, f"http://localhost:{server.server_port}"), time.monotonic() + SECONDS
        while not answer.done() and time.monotonic() < end:
            server.handle_request()
        return answer.result(timeout=1)


@pytest.fixture
def key(ward, an) -> str:
    """Of a program that may do everything, often."""
    made = actions.make_client(by=an, given=actions.Given(
        name="Thử", contact="x", body=ward.bodies["UBND"], scopes=list(SCOPES), hourly=10_000,
    ))  # fmt: skip
    return actions.give_token(by=an, client=made, days=90)[1]


def told(command: list[str], where: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, capture_output=True, text=True, timeout=SECONDS, check=False, cwd=where, env={**os.environ, **env}
    )


def test_schemathesis_finds_no_server_error_and_no_broken_schema(key, tmp_path):
    done = served(
        lambda base: told(
            [*SCHEMATHESIS, "-H", f"Authorization: Bearer {key}", f"{base}/api/v1/openapi.json"], tmp_path
        )
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]
    assert re.search(r"Selected: (\d+)/\1", done.stdout)


def test_the_examples_of_the_page_run_as_they_stand(key, ward, tmp_path):
    """Copied into a shell, each gives what its words say."""

    def run(base: str) -> dict[str, str]:
        return {
            one.key: told(["sh", "-c", one.command], tmp_path, TOKEN=key).stdout for one in examples(base, ward.commune)
        }

    given = served(run)
    assert (tmp_path / "so-thu-chi.csv").read_text("utf-8-sig").startswith("fund,seq,on")
    answers = {name: json.loads(text) for name, text in given.items() if name != "file"}
    assert len(answers["datasets"]["data"]) > 10
    assert answers["rows"]["next"] is None
    assert answers["changes"]["data"] == []
    assert answers["petition"]["reference"].startswith("DT-")
    assert answers["service_files"]["new"] == 1
