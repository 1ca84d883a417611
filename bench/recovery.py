"""Back to a minute of one's choice: `./dinh bench recovery [--seconds 5]`.

A private PostgreSQL keeps its write-ahead log aside (`archive_command`), a base backup is made while petitions come in,
more come, and then somebody drops a table. From the base backup and the log the database is brought to the moment
before (`recovery_target_time`) in another folder. Counted: what was acknowledged up to that moment and is not there,
what came more than two seconds after it and is there, whether the journal's chain is whole. docs/reliability.md tells
how to set the same up on Debian.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
APART = 2  # seconds on either side of the moment in which nothing is counted
ARCHIVING = """
wal_level = replica
archive_mode = on
archive_command = 'test ! -f {archive}/%f && cp %p {archive}/%f'
archive_timeout = 60
"""
RECOVERING = """
archive_mode = off
restore_command = 'cp {archive}/%f %p'
recovery_target_time = '{moment}'
recovery_target_action = 'promote'
"""


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dinh bench recovery")
    parser.add_argument("--seconds", type=int, default=5, help="of sending before the base backup, after it, and on")
    options = parser.parse_args(argv)
    from dinh.house.postgres import Cluster, server_binaries

    binaries = server_binaries()
    if binaries is None:
        raise SystemExit("PostgreSQL is not installed here.")
    first, second = Cluster(binaries, durable=True), Cluster(binaries, durable=True)
    try:
        found = _tried(first, second, options.seconds)
    finally:
        for cluster in (first, second):
            if (cluster.data / "postmaster.pid").exists():
                cluster.stop()
            cluster.remove()
    for name, value in found.items():
        print(f"  {name}: {value}")
    print(json.dumps({"bench": "recovery", "metrics": found, "baseline": {}, "ratios": {}}, ensure_ascii=False))
    return int(bool(found["lost"] or found["too_late"] or not found["chain"]))


def _tried(first: Any, second: Any, seconds: int) -> dict[str, Any]:
    archive = first.folder / "archive"
    archive.mkdir()
    owner = first.folder.stat()
    os.chown(archive, owner.st_uid, owner.st_gid)
    first.make()
    _append(first, ARCHIVING.format(archive=archive))
    first.start()
    first.furnish()
    os.environ["DATABASE_URL"] = first.url
    with tempfile.TemporaryDirectory() as folder:
        return _drilled(first, second, archive, seconds, Path(folder))


def _drilled(first: Any, second: Any, archive: Path, seconds: int, folder: Path) -> dict[str, Any]:
    import psycopg

    from dinh.house.postgres import ABOVE
    from dinh.house.tests.backup.drill import SmallHouse, Writer

    house = SmallHouse(folder, "house")
    key = str(house.call("prepare")["key"])
    server = house.server()
    writer = Writer(server.port, key)
    writer.start()
    try:
        time.sleep(seconds)
        second.run(
            "pg_basebackup", "-h", str(first.folder), "-U", ABOVE, "-D", str(second.data), "--wal-method=none",
            "--checkpoint=fast", "--no-sync",
        )  # fmt: skip
        time.sleep(seconds)
        before = list(writer.told)
        time.sleep(APART)
        moment = datetime.now(UTC)
        time.sleep(APART)
        between = len(writer.told)
        time.sleep(seconds)
    finally:
        server.kill()
        writer.stop()
    after = writer.told[between + 1 :]
    with psycopg.connect(house.url, autocommit=True) as line:
        line.execute("DROP TABLE petitions_letter CASCADE")  # the accident
        (segment,) = line.execute("SELECT pg_walfile_name(pg_current_wal_lsn())").fetchone() or ("",)
        line.execute("SELECT pg_switch_wal()")
        _wait(lambda: (archive / segment).exists())
    first.stop()

    began = time.monotonic()
    _append(second, RECOVERING.format(archive=archive, moment=moment.isoformat()))
    (second.data / "recovery.signal").touch()
    second.start()
    house.url = house.url.replace(first.url.rpartition("/")[0], second.url.rpartition("/")[0])
    with psycopg.connect(house.url, autocommit=True) as line:
        _wait(lambda: line.execute("SELECT NOT pg_is_in_recovery()").fetchone() == (True,))
    took = time.monotonic() - began
    found = house.call("count")
    known = {*found["matters"], *found["refs"]}
    return {
        "acknowledged_before": len(before), "there": found["letters"], "lost": len(set(before) - known),
        "after_the_moment": len(after), "too_late": len(set(after) & known), "gaps": found["gaps"],
        "chain": found["journal"], "recovered_in_s": round(took, 1),
    }  # fmt: skip


def _append(cluster: Any, lines: str) -> None:
    with (cluster.data / "postgresql.conf").open("a") as file:
        file.write(lines)


def _wait(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not holds():
        if time.monotonic() > end:
            raise SystemExit("It did not come about within a minute.")
        time.sleep(0.1)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
