"""What a reader waits for, at 200 000 notices in 3 321 communes: `./dinh bench public [--keep FOLDER]`.

Ready pages at the door beside nginx serving the same bytes as a file (same client, alternating); how soon a change is
seen; what a page costs in CPU when it is made; how long a search takes; how much the first page weighs. `--keep` leaves
the country in a folder and finds it there the next time; `--postgres` makes pages and searches on a private PostgreSQL
too.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

BARS = {"door_over_nginx": 0.45, "seen_s": 2.0, "cpu_ms": 5.0, "first_load_kb": 100.0}


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dinh bench public")
    parser.add_argument("--communes", type=int, default=3_321)
    parser.add_argument("--notices", type=int, default=200_000)
    parser.add_argument("--keep", type=Path, help="folder of the country, made when it is empty")
    parser.add_argument("--postgres", action="store_true", help="also on a private PostgreSQL")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3, help="of one run of the client")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        home = options.keep or Path(folder)
        return _run(home, options)


def _run(home: Path, options: argparse.Namespace) -> int:
    from bench.material.http import served

    many, one = home / "many", home / "one"
    sizes = {many: [options.communes, options.notices], one: [1, max(1, options.notices // options.communes)]}
    for folder, size in sizes.items():
        _child("fill", folder, {}, *size)
    made = {"SQLite": _child("measure", many, {})}
    alone = _child("measure", one, {})
    if options.postgres:
        made["PostgreSQL"] = _on_postgres(home, sizes[many])
    over_http = served(many, options.rounds, options.seconds, made["SQLite"]["addresses"])
    _print(made, alone, over_http)
    _compare_queries(made, alone)
    return 0


def _on_postgres(home: Path, size: list[int]) -> dict[str, Any]:
    from dinh.house.postgres import private_cluster, server_binaries

    binaries = server_binaries()
    if binaries is None:
        raise SystemExit("PostgreSQL is not installed here.")
    folder = home / "postgres"
    with private_cluster(binaries) as url:
        _child("fill", folder, {"DATABASE_URL": url}, *size)
        return _child("measure", folder, {"DATABASE_URL": url})


def _child(step: str, folder: Path, environment: dict[str, str], *arguments: int) -> dict[str, Any]:
    """A step in a process of its own: Django is set up for one database only."""
    folder.mkdir(parents=True, exist_ok=True)
    inherited = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-m", "bench.material.steps", step, *map(str, arguments)],
        env={**inherited, "DINH_VAR": str(folder), "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}", **environment},
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _compare_queries(made: dict[str, dict[str, Any]], alone: dict[str, Any]) -> None:
    """No page may ask more in a country than in a house of one commune. There the commune is found by its host at
    once; here too, for both have host names."""
    for name, figures in made.items():
        for page, row in figures["pages"].items():
            ours, theirs = row["queries"], alone["pages"][page]["queries"]
            if ours != theirs:
                raise SystemExit(f"{name}: {page} asks {ours} queries in a country, {theirs} in one commune.")


def _print(made: dict[str, dict[str, Any]], alone: dict[str, Any], over_http: dict[str, Any]) -> None:
    communes, notices = made["SQLite"]["communes"], made["SQLite"]["notices"]
    print(f"{notices} notices in {communes} communes\n")
    print(f"{'ready pages, a second':34}{'KB':>7}{'Đình':>9}{'nginx':>9}{'ratio':>7}")
    for page, row in over_http["rates"].items():
        print(f"{page:34}{row['kb']:7.1f}{row['door']:9.0f}{row['nginx']:9.0f}{row['ratio']:7.2f}")
    print(f"\na change is seen by everyone after {over_http['seen_s']:.2f} s")
    print(f"first load of the home: {over_http['first_load_kb']:.1f} KB, fonts apart\n")
    print(f"{'pages made anew, CPU ms':34}" + "".join(f"{name:>12}" for name in made) + f"{'queries':>9}{'alone':>7}")
    for page, row in made["SQLite"]["pages"].items():
        shown = "".join(f"{figures['pages'][page]['cpu_ms']:12.2f}" for figures in made.values())
        print(f"{page:34}{shown}{row['queries']:9}{alone['pages'][page]['queries']:7}")
    print(f"\n{'searches, ms':34}" + "".join(f"{name + ' median':>20}{'p99':>8}" for name in made))
    for scope in made["SQLite"]["search"]:
        rows = (figures["search"][scope] for figures in made.values())
        print(f"{scope:34}" + "".join(f"{row['median_ms']:20.2f}{row['p99_ms']:8.2f}" for row in rows))
    ratios = {page: row["ratio"] for page, row in over_http["rates"].items()}
    line = {
        "bench": "public",
        "metrics": {
            **{name.lower(): {key: figures[key] for key in ("pages", "search")} for name, figures in made.items()},
            "door_per_second": {page: row["door"] for page, row in over_http["rates"].items()},
            "seen_s": over_http["seen_s"],
            "first_load_kb": over_http["first_load_kb"],
            "bars": BARS,
        },
        "baseline": {"nginx_per_second": {page: row["nginx"] for page, row in over_http["rates"].items()}},
        "ratios": {"door_over_nginx": ratios},
    }
    print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
