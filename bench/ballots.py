"""Votes in number: `./dinh bench ballots [--votes 3000] [--only sqlite|postgres]`.

1, 8 and 32 clients (processes, each with a connection of its own) vote in one matter, openly and in secret, on SQLite
and on a private PostgreSQL that waits for its disk. Beside each, in the same run and with as many clients, the
baseline: one row with its entry in the journal's chain. Then clients are killed with -9 in the middle, on PostgreSQL
the database too, and everybody goes on: no household may be there twice, no answered vote may be missing.
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
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
CLIENTS = (1, 8, 32)
BARS = {"ratio": 0.4, "p99_ms_at_32": 300, "lost": 0, "twice": 0}


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dinh bench ballots")
    parser.add_argument("--votes", type=int, default=3_000, help="households that vote in each measurement")
    parser.add_argument("--only", choices=["sqlite", "postgres"])
    parser.add_argument("--part", action="store_true", help="in this process and its database")
    options = parser.parse_args(argv)
    if options.part:
        print(json.dumps(_part(options.votes)))
        return 0
    line: dict[str, Any] = {"bench": "ballots", "metrics": {"bars": BARS}, "baseline": {}, "ratios": {}}
    if options.only != "postgres":
        with tempfile.TemporaryDirectory() as folder:
            _tell("SQLite", _child(Path(folder), {}, options.votes), line)
    if options.only != "sqlite":
        from dinh.house.postgres import private_cluster, server_binaries

        binaries = server_binaries()
        if binaries is None:
            raise SystemExit("PostgreSQL is not installed here.")
        with private_cluster(binaries, durable=True) as url, tempfile.TemporaryDirectory() as folder:
            environment = {"DATABASE_URL": url, "BENCH_PG_BIN": str(binaries)}
            _tell("PostgreSQL", _child(Path(folder), environment, options.votes), line)
    print(json.dumps(line, ensure_ascii=False))
    return 0


def _child(folder: Path, environment: dict[str, str], votes: int) -> dict[str, Any]:
    inherited = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    settings = {"DINH_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "dinh.house.settings"}
    done = subprocess.run(
        [sys.executable, __file__, "--part", "--votes", str(votes)],
        env={**inherited, **settings, **environment}, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _part(votes: int) -> dict[str, Any]:
    import django

    django.setup()
    from bench.material import voting
    from django.db import connection

    names = [(f"{kind}{clients}", votes, kind == "S") for kind in "OS" for clients in CLIENTS]
    rounds = voting.prepare([*names, ("KILL", votes, True)])
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_bare (number integer)")
    folder = Path(os.environ["DINH_VAR"])
    found: dict[str, Any] = {}
    for clients in CLIENTS:
        found[f"bare {clients}"] = _timed(voting.bare, 0, list(range(votes)), clients, folder)
        for kind, label in (("O", "open"), ("S", "secret")):
            key = rounds[f"{kind}{clients}"]
            found[f"{label} {clients}"] = _timed(voting.cast, key, _entries(key), clients, folder)
    found["kill"] = _killed(rounds["KILL"], folder)
    found["journal"] = _journal_holds()
    return found


def _timed(work: Any, key: int, ids: list[int], clients: int, folder: Path) -> dict[str, Any]:
    from bench.material import voting

    pids, told = voting.side_by_side(work, key, ids, clients, folder)
    began = time.perf_counter()
    failed = voting.wait(pids)
    took = time.perf_counter() - began
    waits = sorted(float(row.split()[1]) for row in told.read_text().splitlines())
    return {
        "per_second": round(len(waits) / took), "median_ms": round(waits[len(waits) // 2] * 1000, 1),
        "p99_ms": round(waits[int(len(waits) * 0.99)] * 1000, 1), "failed": failed,
        **(_there(key, len(ids)) if key else {}),
    }  # fmt: skip


def _entries(key: int) -> list[int]:
    from django_scopes import scopes_disabled

    from dinh.rights.decide.models import RollEntry

    with scopes_disabled():
        return list(RollEntry.objects.filter(round=key).values_list("pk", flat=True))


def _there(key: int, wanted: int) -> dict[str, int]:
    """Votes missing, and households there twice; in a secret voting answers and households must be as many."""
    from django_scopes import scopes_disabled

    from dinh.rights.decide.models import Cast, Round
    from dinh.rights.decide.queries import counted

    with scopes_disabled():
        voted = list(Cast.objects.filter(round=key).values_list("entry_id", flat=True))
        answers = len(counted.electronic(Round.objects.get(pk=key)))
    return {
        "lost": wanted - len(set(voted)),
        "twice": len(voted) - len(set(voted)),
        "answers_off": answers - len(voted),
    }


def _killed(key: int, folder: Path) -> dict[str, Any]:
    """Eight clients in their processes are killed in the middle, the database too where it is a server; then eight
    others go on with everything that has not been answered."""
    from bench.material import voting
    from django_scopes import scopes_disabled

    from dinh.rights.decide.models import Cast

    ids = _entries(key)
    pids, told = voting.side_by_side(voting.cast, key, ids, 8, folder)
    while len(told.read_text().splitlines()) < len(ids) // 3:
        time.sleep(0.01)
    if os.environ.get("BENCH_PG_BIN"):
        _kill_postgres()
        while len(told.read_text().splitlines()) < len(ids) * 2 // 3:
            time.sleep(0.01)
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    voting.wait(pids)
    answered = {int(row.split()[0]) for row in told.read_text().splitlines() if row.count(" ")}

    with scopes_disabled():
        there = set(Cast.objects.filter(round=key).values_list("entry_id", flat=True))
    left = [pk for pk in ids if pk not in answered]
    pids, _told = voting.side_by_side(voting.cast, key, left, 8, folder)
    failed = voting.wait(pids)
    return {
        "answered": len(answered),
        "lost_answered": len(answered - there),
        "failed": failed,
        **_there(key, len(ids)),
    }


def _kill_postgres() -> None:
    """-9 to the server and all of its processes, then a start that recovers from its log."""
    import pwd

    from django.conf import settings

    folder = Path(settings.DATABASES["default"]["HOST"])
    data = folder / "data"
    parent = int((data / "postmaster.pid").read_text().splitlines()[0])
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    for pid in (parent, *map(int, children)):
        os.kill(pid, signal.SIGKILL)
    owner = pwd.getpwuid(data.stat().st_uid)
    who = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    start = [f"{os.environ['BENCH_PG_BIN']}/pg_ctl", "-D", str(data), "-w", "-o", f"-k {folder} -c listen_addresses=",
             "start"]  # fmt: skip
    with (folder / "log").open("ab") as log:
        for _attempt in range(50):  # until the last of the old processes has let go of the shared memory
            if subprocess.run(start, cwd=folder, stdout=log, stderr=log, check=False, **who).returncode == 0:
                return
            time.sleep(0.2)
    raise SystemExit("PostgreSQL does not start again.")


def _journal_holds() -> bool:
    from django_scopes import scopes_disabled

    from dinh.ground.journal.queries import verify
    from dinh.ground.places.models import Commune

    with scopes_disabled():
        return not verify(Commune.objects.get())[1]


def _tell(engine: str, found: dict[str, Any], line: dict[str, Any]) -> None:
    print(f"\n{engine}: votes a second (bar {BARS['ratio']} of a bare row with its journal entry)")
    print(
        f"  {'clients':>8} {'bare':>8} {'open':>8} {'ratio':>6} {'p99 ms':>8} {'secret':>8} {'ratio':>6} {'p99 ms':>8}"
    )
    for clients in CLIENTS:
        bare, openly, secret = (found[f"{kind} {clients}"] for kind in ("bare", "open", "secret"))
        ratios = [round(each["per_second"] / bare["per_second"], 2) for each in (openly, secret)]
        print(f"  {clients:>8} {bare['per_second']:>8} {openly['per_second']:>8} {ratios[0]:>8} {openly['p99_ms']:>8}"
              f" {secret['per_second']:>8} {ratios[1]:>8} {secret['p99_ms']:>8}")  # fmt: skip
        line["ratios"][f"{engine} open {clients}"], line["ratios"][f"{engine} secret {clients}"] = ratios
    killed = found["kill"]
    chain = "whole" if found["journal"] else "BROKEN"
    print(
        f"  killed in the middle: answered and lost {killed['lost_answered']}, in all missing {killed['lost']}, twice"
    )
    print(f"  {killed['twice']}, answers without a household {killed['answers_off']}; the journal's chain is {chain}")
    line["metrics"][engine] = {key: value for key, value in found.items() if not key.startswith("bare")}
    line["baseline"][engine] = {key: value for key, value in found.items() if key.startswith("bare")}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
