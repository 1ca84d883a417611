"""Journeys: a real server on its own data, a real browser, wide and narrow, with and without JavaScript.

`DINH_PICTURES=folder` keeps a screenshot of every page that is looked at.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from psycopg import sql

from dinh.house.demo.ward import PASSWORD
from dinh.house.demo.year import demo_year
from dinh.house.testing import CHROMIUM, ROOT

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
WIDE, NARROW = 1280, 360
TODAY = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()
YEAR = demo_year(TODAY)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    items.sort(key=lambda item: here not in item.path.parents)  # the long ones first: short ones fill up the end
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.timeout(600))
            item.add_marker(pytest.mark.xdist_group(f"browser-{item.path.stem}"))
            if not Path(CHROMIUM).exists():
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


@dataclass(frozen=True)
class Left:
    """What a server that has stopped left behind."""

    var: Path
    port: int  # names its database, where that is PostgreSQL


def own_database(port: int, like: Left | None) -> dict[str, str]:
    """Where the tests run on PostgreSQL, a database of its own; elsewhere nothing: SQLite in its folder."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        return {}
    with psycopg.connect(url, autocommit=True) as connection:
        names = sql.Identifier(f"journey_{port}"), sql.Identifier(f"journey_{like.port}" if like else "template1")
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
    return {"DATABASE_URL": f"{url.rpartition('/')[0]}/journey_{port}"}


class Server:
    """`./dinh run` on a free port, with nothing stored yet (it makes its own demo year) or with what a server that has
    stopped left behind (`like`). `more`: its settings."""

    def __init__(self, var: Path, like: Left | None = None, **more: str) -> None:
        if like:
            shutil.copytree(like.var, var, dirs_exist_ok=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.var = var
        self.log = var / "server.log"
        env = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
        env |= {"DINH_VAR": str(var), "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}
        env |= {"DINH_URL": self.url, **own_database(self.port, like), **more}
        self.env = env
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "dinh", "run", "--port", str(self.port)],
                env=env,
                stdout=log,
                stderr=log,
                cwd=ROOT,
            )

    def wait(self, seconds: float = 480) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                break
            with suppress(urllib.error.URLError, ConnectionError, TimeoutError):
                urllib.request.urlopen(f"{self.url}/suc-khoe", timeout=2)
                return
            time.sleep(0.3)
        raise RuntimeError(f"the server did not start:\n{self.log.read_text('utf-8')[-4000:]}")

    def dinh(self, *command: str) -> str:
        """What `./dinh COMMAND` prints beside the running server, on the same data."""
        line = [sys.executable, "-m", "dinh", *command]
        done = subprocess.run(line, env=self.env, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr[-4000:]
        return done.stdout

    def stop(self) -> None:
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=60)  # its own children end with it
        self.process.kill()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Left:
    """The demo year as `./dinh run` makes it from nothing: made once for all workers, copied for each server."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    var, made = shared / "demo", shared / "demo.port"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(var, ignore_errors=True)  # of a worker that failed to make it
            var.mkdir()
            first = Server(var)
            try:
                first.wait()
            finally:
                first.stop()
            made.write_text(str(first.port))
    return Left(var, int(made.read_text()))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, demo: Left) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("var"), demo)
    try:
        server.wait()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Visitor:
    """Someone at a browser. Every page they look at must be clean at WCAG AA and fit its width.
    `host`: the name they open; browsers take every name under `.localhost` for this machine."""

    def __init__(
        self,
        browser: Browser,
        server: Server,
        *,
        width: int = WIDE,
        javascript: bool = True,
        host: str = "127.0.0.1",
    ) -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": 800},
            java_script_enabled=javascript,
            locale="vi-VN",
            base_url=server.url.replace("127.0.0.1", host),
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.width, self.javascript = width, javascript
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda line: self.faults.append(line.text) if line.type == "error" else None)

    def sign_in(self, username: str) -> None:
        self.page.goto("/tai-khoan/dang-nhap/")
        self.page.fill("[name=login]", username)
        self.page.fill("[name=password]", PASSWORD)
        self.page.locator("main form button").first.click()
        self.page.wait_for_url("**/ban-lam-viec/**")

    def look(self, name: str) -> None:
        """Check the page as it stands: axe at AA, nothing wider than the screen, no error in the console."""
        self.page.evaluate("0") if self.javascript else None
        if folder := os.environ.get("DINH_PICTURES"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=f"{folder}/{name}-{self.width}.png", full_page=True)
        if not self.javascript:
            return
        overflow = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, f"{name}: {overflow} px wider than {self.width}"
        found = Axe().run(self.page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
        assert not found.response["violations"], f"{name} at {self.width}:\n{found.generate_report()}"
        assert not self.faults, f"{name}: {self.faults}"

    def leave(self) -> None:
        self.context.close()


@pytest.fixture(params=[(WIDE, True), (NARROW, True), (WIDE, False)], ids=["wide", "narrow", "no javascript"])
def visitor(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Visitor]:
    width, javascript = request.param
    visitor = Visitor(browser, server, width=width, javascript=javascript)
    yield visitor
    visitor.leave()


@pytest.fixture
def arrive(browser: Browser, server: Server) -> Iterator[Callable[..., Visitor]]:
    """Someone sits down at a browser of their own."""
    there: list[Visitor] = []

    def sit_down(**how: Any) -> Visitor:
        there.append(Visitor(browser, server, **how))
        return there[-1]

    yield sit_down
    for visitor in there:
        visitor.leave()
