"""The whole house under load: `./dinh bench load [--seconds 300]`.

nginx, `./dinh serve` with its processes, the worker and a private PostgreSQL that waits for its disk, on this machine
together with the clients. The demo ward; of a hundred visits ninety read public pages, eight are petitions, ballots and
opinions through their real forms (and Open311), two are officials at the desk, who open it, take matters on and answer
them. The rate goes up until p99 or an error breaks the bar; the highest that held is kept up for `--seconds`. Beside
it, in the same run, through the same proxy and server and from the same clients: an empty page of Django, at its own
highest rate and at ours. At last web, worker and database are killed (SIGKILL) in turn under load, and everything that
was acknowledged in the whole run is counted in the database: lost 0, doubled 0.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
VISITORS = 64  # at once; each waits for its answer
FEWEST = 5  # visits a second while parts are killed: with fewer too little is under way to be lost
BARS = {"p99_ms": 1_000.0, "errors": 0, "lost": 0, "doubled": 0}


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dinh bench load")
    parser.add_argument("--seconds", type=int, default=300, help="of the highest steady rate")
    parser.add_argument("--step", type=int, default=8, help="seconds of each rate tried")
    parser.add_argument("--kills", type=int, default=60, help="seconds of the part with kills")
    parser.add_argument("--rate", type=float, default=20, help="visits a second to begin with")
    parser.add_argument("--households", type=int, default=6_000)
    parser.add_argument("--matters", type=int, default=600, help="that wait for officials when it begins")
    options = parser.parse_args(argv)
    from dinh.house.postgres import Cluster, server_binaries

    binaries = server_binaries()
    if binaries is None:
        raise SystemExit("PostgreSQL is not installed here.")
    cluster = Cluster(binaries, durable=True)
    cluster.make()
    cluster.start()
    try:
        cluster.furnish()
        os.environ["DATABASE_URL"] = cluster.url  # read when SmallHouse is first imported
        with tempfile.TemporaryDirectory() as folder:
            Path(folder).chmod(0o755)  # nginx serves as nobody
            line = _run(Path(folder), cluster, options)
    finally:
        cluster.stop()
        cluster.remove()
    print(json.dumps(line, ensure_ascii=False))
    metrics = line["metrics"]
    off = [each.get(what, 0) for each in metrics["counted"].values() for what in ("lost", "doubled", "answers_off")]
    return int(any(off) or not metrics["counted"]["journal"]["whole"] or bool(metrics["steady"]["errors"]))


def _say(words: str) -> None:
    print(words, flush=True)


def _run(folder: Path, cluster: Any, options: argparse.Namespace) -> dict[str, Any]:
    from bench.material.http import proxied
    from bench.material.pace import Highest
    from bench.material.visits import Told, Visitor

    from dinh.house.tests.backup.drill import SmallHouse

    house = SmallHouse(folder, "house")
    _say("The demo ward is being loaded …")
    told = Told(house.call("prepare", options.households, options.matters, module="town"))
    server, worker = house.server(), house.worker()
    try:
        with proxied(folder / "proxy", server.port) as port:
            visitors = [Visitor(which, port, told) for which in range(VISITORS)]
            visitors[0].look_around()
            _say(
                f"Load average {os.getloadavg()[0]:.1f}. Visits a second, p99 of a request at most {BARS['p99_ms']} ms:"
            )
            seek = Highest(visitors, BARS["p99_ms"], options.step, _say)
            rate = seek.sought(options.rate)
            steady = _held(visitors, rate, options.seconds, seek.begun)
            first = seek.begun + steady.pop("first")
            server.kill()
            floor = _floor(folder, cluster.url, steady["requests_per_second"], options.step)
            server.start()
            patient = [Visitor(which, port, told, patient=True) for which in range(VISITORS)]
            alive, pace = (house, server, worker, cluster), max(steady["rate"] / 2, FEWEST)
            kills, worker = _kills(patient, alive, port, pace, options.kills, first)
            kills["again"] = told.again
    finally:
        server.kill()
        _end(worker)
    counted = house.call("count", told.acknowledged, module="town")
    _print(steady, floor, kills, counted)
    ratio = round(steady["requests_per_second"] / floor["highest"]["requests_per_second"], 3)
    return {
        "bench": "load",
        "metrics": {"bars": BARS, "steady": steady, "kills": kills, "counted": counted, "visitors": VISITORS},
        "baseline": {"floor": floor},
        "ratios": {
            "requests_over_floor": ratio,
            "median_over_floor": round(steady["median_ms"] / max(0.1, floor["at_our_rate"]["median_ms"]), 1),
        },
    }


def _held(visitors: list[Any], rate: float, seconds: int, first: int) -> dict[str, Any]:
    """The rate for as long as was asked; a rate that held for seconds and not for minutes was not a steady one, and a
    fifth less is tried, twice. `first`: how many visits were begun."""
    from bench.material.pace import holds, run

    begun, tried = 0, list[dict[str, Any]]()
    while True:
        load = os.getloadavg()[0]
        found = run(visitors, rate, seconds, first + begun)
        begun += found["begun"]
        found |= {"rate": round(rate, 1), "load_before": round(load, 1), "first": begun, "broke": tried}
        if holds(found, rate, BARS["p99_ms"]) or len(tried) == 2:
            return found
        tried = [*tried, {key: found[key] for key in ("rate", "per_second", "p99_ms", "errors", "wrong")}]
        _say(f"  {rate:.1f} a second did not hold for {seconds} s: {tried[-1]}")
        rate *= 0.8


def _floor(folder: Path, url: str, ours: float, seconds: int) -> dict[str, Any]:
    """An empty page of Django through the same proxy, from as many clients: its highest rate, and its waits at ours."""
    from bench.material.http import proxied
    from bench.material.load import Server
    from bench.material.pace import Highest, run
    from bench.material.visits import Knocker

    _say("An empty page of Django:")
    (folder / "floor").mkdir()
    # What `./dinh serve` tells granian.
    server = Server(
        folder / "floor", url, "granian", "bench.material.empty:app", "--interface", "wsgi", "--workers",
        str(os.cpu_count() or 1), "--blocking-threads", "1", "--runtime-mode", "mt", "--http", "1", "--no-ws",
        "--backpressure", "64", "--log-level", "warning",
    )  # fmt: skip
    try:
        with proxied(folder / "floor-proxy", server.port) as port:
            knockers = [Knocker(which, port) for which in range(VISITORS)]
            rate = Highest(knockers, BARS["p99_ms"], min(seconds, 8), _say).sought(max(100.0, 2 * ours))
            return {"highest": run(knockers, rate, 20), "at_our_rate": run(knockers, ours, 20)}
    finally:
        server.kill()


def _kills(
    patient: list[Any], alive: tuple[Any, Any, Any, Any], port: int, rate: float, seconds: int, first: int
) -> tuple[dict[str, Any], Any]:
    """Visits at `rate` while each part is killed and started again; what was seen, and the worker that is left."""
    from bench.material.pace import run

    house, server, worker, cluster = alive
    _say("Killed in turn:")
    found: dict[str, Any] = {}
    sending = threading.Thread(target=lambda: found.update(run(patient, rate, seconds, first)))
    sending.start()
    away: dict[str, float] = {}

    @contextmanager
    def killed(what: str) -> Iterator[None]:
        """Seconds from the kill until the house, asked through the proxy, says again that its database answers."""
        time.sleep(seconds / 5)
        at = time.monotonic()
        yield
        while not _well(port) and time.monotonic() - at < 120:
            time.sleep(0.05)
        away[what] = round(time.monotonic() - at, 1)
        _say(f"  {what}: well again after {away[what]} s")

    with killed("web"):
        server.kill()
        server.start()
    with killed("worker"):
        _end(worker)
        worker = house.worker()
    with killed("database"):
        cluster.kill()
        cluster.start()
    sending.join()
    return {"away_s": away, **found}, worker


def _well(port: int) -> bool:
    from bench.material.http import _get
    from bench.material.visits import HOST

    with suppress(OSError, http.client.HTTPException):
        return _get(port, HOST, "/suc-khoe")[0] == 200
    return False


def _end(worker: Any) -> None:
    with suppress(ProcessLookupError):
        os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()


def _print(steady: dict[str, Any], floor: dict[str, Any], kills: dict[str, Any], counted: dict[str, Any]) -> None:
    pace = f"{steady['per_second']} visits, {steady['requests_per_second']} requests a second"
    cpu = f"load average before {steady['load_before']}, clients' CPU {steady['client_cpu']} of a core"
    print(f"\nsteady for {steady['seconds']} s: {pace}; {cpu}")
    rows = {"all": steady, **steady["kinds"]}
    print(f"  {'':12}{'requests':>10}{'median ms':>11}{'p99 ms':>9}{'longest':>9}")
    for name, row in rows.items():
        print(f"  {name:12}{row['requests']:>10}{row['median_ms']:>11}{row['p99_ms']:>9}{row['max_ms']:>9}")
    print(f"  errors {steady['errors']} {steady['wrong']}")
    for name, row in floor.items():
        seen = f"{row['requests_per_second']} a second, median {row['median_ms']} ms, p99 {row['p99_ms']} ms"
        print(f"  empty page, {name}: {seen}, clients' CPU {row['client_cpu']}")
    print(f"kills: errors {kills['errors']} {kills['wrong']}, asked again {kills['again']}")
    for kind, row in counted.items():
        print(f"  {kind}: " + ", ".join(f"{name} {value}" for name, value in row.items()))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
