"""Đình and nginx side by side, asked by the same client in turns."""

from __future__ import annotations

import gzip
import http.client
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
NGINX = """
worker_processes {workers}; daemon off; pid {folder}/pid; error_log {folder}/errors crit;
events {{ worker_connections 512; }}
http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; keepalive_timeout 1h;
open_file_cache max=100; types {{ text/html html; }} client_body_temp_path {folder}/b;
proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
server {{ listen 127.0.0.1:{port}; {what} }} }}
"""
PROXY = """location / {{ proxy_pass http://127.0.0.1:{port}; proxy_http_version 1.1; proxy_set_header Connection "";
proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $remote_addr;
proxy_set_header X-Forwarded-Proto $scheme; client_max_body_size 120m; }}
"""


def served(var: Path, rounds: int, seconds: int, addresses: dict[str, Any]) -> dict[str, Any]:
    """Rates of each page from the door and from nginx, when a change is seen, and the weight of the first load."""
    wrk, nginx = shutil.which("wrk"), shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if not wrk or not nginx:
        raise SystemExit("wrk and nginx are needed: apt-get install wrk nginx-light")
    host: str = addresses["host"]
    root = f"root {var / 'nginx' / 'files'};"
    with _dinh(var) as port, _nginx(nginx, var / "nginx", root) as files_port:
        rates = {}
        for name, path in addresses["pages"].items():
            body = _get(port, host, path)[1]
            file = f"{len(rates)}.html"  # its own: nginx keeps files open
            (var / "nginx" / "files" / file).write_bytes(body)
            time.sleep(1.2)
            pairs = [
                (_rate(wrk, seconds, port, path, host), _rate(wrk, seconds, files_port, f"/{file}", host))
                for _ in range(rounds)
            ]
            rates[name] = {
                "kb": len(body) / 1000,
                "door": statistics.median(ours for ours, _ in pairs),
                "nginx": statistics.median(theirs for _, theirs in pairs),
                "ratio": round(statistics.median(ours / theirs for ours, theirs in pairs), 3),
            }
        weight = _first_load(port, host)
        return {"rates": rates, "first_load_kb": weight, "seen_s": _seen(var, port, host)}


@contextmanager
def _dinh(var: Path) -> Iterator[int]:
    port = _free_port()
    environment = {**os.environ, "DINH_VAR": str(var), "PYTHONPATH": str(ROOT / "src")}
    environment.pop("DATABASE_URL", None)
    with (var / "serve.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "dinh", "serve", "--port", str(port)],
            env=environment, cwd=ROOT, stdout=log, stderr=log,
        )  # fmt: skip
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(20)


@contextmanager
def proxied(folder: Path, port: int) -> Iterator[int]:
    """nginx in front of what listens there; yields its own port. It answers under 127.0.0.0/8, so that each who asks
    can have an address of their own."""
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if not nginx:
        raise SystemExit("nginx is needed: apt-get install nginx-light")
    with _nginx(nginx, folder, PROXY.format(port=port)) as own:
        yield own


@contextmanager
def _nginx(program: str, folder: Path, what: str) -> Iterator[int]:
    port = _free_port()
    (folder / "files").mkdir(parents=True, exist_ok=True)
    for path in (folder, folder / "files"):
        path.chmod(0o755)  # nginx serves as nobody
    settings = folder / "nginx.conf"
    user = "user root;\n" if os.geteuid() == 0 else ""
    settings.write_text(user + NGINX.format(workers=os.cpu_count(), folder=folder, port=port, what=what))
    server = subprocess.Popen([program, "-c", str(settings), "-e", str(folder / "errors"), "-p", str(folder)])
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def _rate(wrk: str, seconds: int, port: int, path: str, host: str) -> float:
    done = subprocess.run(
        [wrk, "-t2", "-c32", f"-d{seconds}s", "-H", f"Host: {host}", f"http://127.0.0.1:{port}{path}"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    if "Non-2xx" in done.stdout:
        raise SystemExit(done.stdout)
    found = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    return float(found[1]) if found else 0.0


def _get(port: int, host: str, path: str, accept: str = "identity") -> tuple[int, bytes, int]:
    """Status, body as sent, and bytes over the wire with the headers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Host": host, "Accept-Encoding": accept})
    answer = connection.getresponse()
    body = answer.read()
    headers = sum(len(name) + len(value) + 4 for name, value in answer.getheaders())
    connection.close()
    return answer.status, body, len(body) + headers


def _first_load(port: int, host: str) -> float:
    """Kilobytes of the home and of every style sheet, script and picture it names."""
    _get(port, host, "/")
    _status, body, weight = _get(port, host, "/", "gzip")
    html = gzip.decompress(body).decode()
    for path in set(re.findall(r'(?:href|src)="(/static/[^"]+)"', html)):
        weight += _get(port, host, path, "gzip")[2]
    return round(weight / 1000, 1)


def _seen(var: Path, port: int, host: str) -> float:
    """Seconds from an act's commit until no process gives the old page any more: the slowest of five acts."""
    environment = {**os.environ, "DINH_VAR": str(var), "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"}
    environment.pop("DATABASE_URL", None)
    slowest = 0.0
    for turn in range(5):
        name = f"Đình Minh {time.time():.3f}"
        for _ in range(20):
            _get(port, host, "/")
        acting = subprocess.Popen(
            [sys.executable, "-m", "bench.material.steps", "rename", host, name],
            env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        last_old, fresh, end = time.time(), 0, time.monotonic() + 60
        while fresh < 60:
            time.sleep(0.02)
            asked = time.time()
            if name.encode() in _get(port, host, "/")[1]:
                fresh += 1
            else:
                last_old, fresh = asked, 0
            if time.monotonic() > end:
                raise SystemExit(f"Act {turn}: the change was not seen in a minute.")
        committed = json.loads(acting.communicate()[0].splitlines()[-1])["at"]
        slowest = max(slowest, last_old - committed)
    return round(slowest, 2)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit(f"Nothing answers on port {port}.")
