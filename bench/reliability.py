"""The long drill: `./dinh bench reliability [--seconds 60] [--engine sqlite|postgresql]`.

Eight senders file petitions, each under its own `Idempotency-Key`, and repeat them when a line breaks. Meanwhile
the pages' server, the worker and, where it is one, the database are killed (SIGKILL) in turn and started again, and a
backup is made. Then counted: what was acknowledged and is not there (lost), what is there twice (doubled), holes in the
book, whether the journal's chain is whole; and the same for the backup, put back in a new place, for what was
acknowledged before it began. SQLite and a private PostgreSQL that waits for its disk.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
SENDERS = 8


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dinh bench reliability")
    parser.add_argument("--seconds", type=int, default=60, help="of sending, an engine")
    parser.add_argument("--engine", choices=["sqlite", "postgresql"])
    parser.add_argument("--here", action="store_true", help="in this process")
    options = parser.parse_args(argv)
    if options.here:
        print(json.dumps(_drill(options.engine, options.seconds)))
        return 0
    line: dict[str, Any] = {"bench": "reliability", "metrics": {}, "baseline": {}, "ratios": {}}
    for engine in [options.engine] if options.engine else ["sqlite", "postgresql"]:
        inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        command = [sys.executable, __file__, "--here", "--engine", engine, "--seconds", str(options.seconds)]
        done = subprocess.run(command, env=inherited, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        found = json.loads(done.stdout.splitlines()[-1])
        line["metrics"][engine] = found
        print(
            f"\n{engine}: {found['acknowledged']} acknowledged, {found['per_second']} a second, "
            f"other answers than 200 and 503: {found['wrong_answers']}"
        )
        for what, seconds in found["away_s"].items():
            print(f"  {what} killed, answering again after {seconds} s")
        for where in ("afterwards", "restored"):
            told = ", ".join(f"{name} {value}" for name, value in found[where].items())
            print(f"  {where}: {told}")
    print(json.dumps(line, ensure_ascii=False))
    bad = [found[where] for found in line["metrics"].values() for where in ("afterwards", "restored")]
    return int(any(each["lost"] or each["doubled"] or each["gaps"] or not each["chain"] for each in bad))


def _drill(engine: str, seconds: int) -> dict[str, Any]:
    from dinh.house.postgres import Cluster, server_binaries

    cluster = None
    if engine == "postgresql":
        binaries = server_binaries()
        if binaries is None:
            raise SystemExit("PostgreSQL is not installed here.")
        cluster = Cluster(binaries, durable=True)
        cluster.make()
        cluster.start()
        cluster.furnish()
        os.environ["DATABASE_URL"] = cluster.url
    try:
        with tempfile.TemporaryDirectory() as folder:
            return _in(Path(folder), seconds, cluster)
    finally:
        if cluster:
            cluster.stop()
            cluster.remove()


def _in(folder: Path, seconds: int, cluster: Any) -> dict[str, Any]:
    from dinh.house.tests.backup.drill import SmallHouse, Writer

    house, elsewhere, place = SmallHouse(folder, "house"), SmallHouse(folder, "elsewhere"), folder / "backups"
    key = str(house.call("prepare")["key"])
    server, worker = house.server(), house.worker()
    writers = [Writer(server.port, key, number) for number in range(SENDERS)]
    began = time.monotonic()
    for writer in writers:
        writer.start()

    def told() -> list[str]:
        return [ref for writer in writers for ref in list(writer.told)]

    def back(killed: float) -> float:
        """Seconds from the kill until something is acknowledged again."""
        before = len(told())
        while len(told()) == before and time.monotonic() - killed < 120:
            time.sleep(0.02)
        return round(time.monotonic() - killed, 1)

    away: dict[str, float] = {}
    try:
        time.sleep(seconds / 5)
        at = time.monotonic()
        server.kill()
        server.start()
        away["web"] = back(at)
        time.sleep(seconds / 5)
        at = time.monotonic()
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
        worker = house.worker()
        away["worker"] = back(at)
        time.sleep(seconds / 5)
        if cluster:
            at = time.monotonic()
            cluster.kill()
            cluster.start()
            print(f"PostgreSQL itself stood again after {time.monotonic() - at:.1f} s", file=sys.stderr)
            away["database"] = back(at)
        time.sleep(seconds / 5)
        before = told()
        made = house.dinh("backup", str(place))
        if made.returncode:
            raise SystemExit(made.stderr)
        time.sleep(seconds / 5)
    finally:
        server.kill()
        with suppress(ProcessLookupError):
            os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
        for writer in writers:
            writer.stop()
    took = time.monotonic() - began
    restored = elsewhere.dinh("restore", str(place))
    if restored.returncode:
        raise SystemExit(restored.stderr)
    return {
        "wrong_answers": sum(len(writer.wrong) for writer in writers),
        "acknowledged": len(told()), "per_second": round(len(told()) / took, 1), "away_s": away,
        "afterwards": _judged(told(), house.call("count")), "restored": _judged(before, elsewhere.call("count")),
    }  # fmt: skip


def _judged(told: list[str], found: dict[str, Any]) -> dict[str, Any]:
    known = {*found["matters"], *found["refs"]}
    return {
        "acknowledged": len(told), "there": found["letters"], "lost": len(set(told) - known),
        "doubled": found["letters"] - found["keys"] + len(told) - len(set(told)), "gaps": found["gaps"],
        "chain": found["journal"],
    }  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
