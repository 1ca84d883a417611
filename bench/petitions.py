"""Petitions in number: `./dinh bench petitions [--only near|load]`.

near: how long one waits for «is it one of these?» among 100 000 matters. Twice: in a house of one commune, and in a
country of 3 321 communes of which one has the 100 000. Beside it, what one would write without an index, over the same
rows in the same run: every word sought with LIKE, and difflib over all of them. Among the matters stand the labelled
ones (`near/tests/pairs.tsv`); how many of their duplicates each way finds among its first five is printed too.
`--postgres` runs it on a private PostgreSQL as well.

load: 50 petitions a second with a photo each for a minute, on a private PostgreSQL that waits for its disk, with the
server killed halfway: how many were answered, are there, are there twice. Beside it the same client and the same bytes
at the same pace, to a server that does nothing but keep them.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
BARS = {"near_p99_ms": 50.0, "per_second": 50, "lost": 0}


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dinh bench petitions")
    parser.add_argument("--matters", type=int, default=100_000)
    parser.add_argument("--communes", type=int, default=3_321)
    parser.add_argument("--postgres", action="store_true", help="also on a private PostgreSQL")
    parser.add_argument("--only", choices=["near", "load"])
    parser.add_argument("--rate", type=int, default=50, help="petitions a second (load)")
    parser.add_argument("--seconds", type=int, default=60, help="of sending (load)")
    parser.add_argument("--part", choices=["near", "prepare", "count"], help="in this process and its database")
    options = parser.parse_args(argv)
    if options.part:
        print(json.dumps(_part(options)))
        return 0
    line: dict[str, Any] = {"bench": "petitions", "metrics": {"bars": BARS}, "baseline": {}, "ratios": {}}
    if options.only != "load":
        _near(options, line)
    if options.only != "near":
        _load(options, line)
    print(json.dumps(line, ensure_ascii=False))
    return 0


def _part(options: argparse.Namespace) -> dict[str, Any]:
    import django

    django.setup()
    from bench.material import load

    return {"near": lambda: near(options.matters, options.communes), "prepare": load.prepare, "count": load.count}[
        options.part
    ]()


def _near(options: argparse.Namespace, line: dict[str, Any]) -> None:
    size = ["--matters", str(options.matters), "--communes", str(options.communes)]
    with tempfile.TemporaryDirectory() as folder:
        made = {"SQLite": _child("near", Path(folder), {}, *size)}
    if options.postgres:
        with _postgres() as url, tempfile.TemporaryDirectory() as folder:
            made["PostgreSQL"] = _child("near", Path(folder), {"DATABASE_URL": url}, *size)
    _print_near(made, line)


def _load(options: argparse.Namespace, line: dict[str, Any]) -> None:
    from bench.material.load import Server, send

    with _postgres(durable=True) as url, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        key = _child("prepare", folder, {"DATABASE_URL": url})["key"]
        server = Server(folder, url)
        try:
            ours = send(server, key, options.rate, options.seconds, kill=True)
        finally:
            server.kill()
        found = _child("count", folder, {"DATABASE_URL": url})
        bare = _bare(folder, url, options.rate)
    del found["refs"]
    matters, refs = set(found.pop("matters")), ours.pop("refs")
    lost = max(ours["answered"] - found["letters"], len(set(refs) - matters))
    twice = found["letters"] - found["keys"]
    print(f"\nload: {ours['sent']} petitions with a photo of {ours['kb']} KB, {options.rate} a second")
    print(f"  server killed halfway, back after {ours['down_s']} s; {ours['again']} sendings were repeated")
    print(f"  answered {ours['answered']}, letters {found['letters']}, lost {lost}, twice {twice}")
    print(f"  photos {found['photos']}, readable {found['readable']}, gaps in the book {found['gaps']}")
    print(f"  the journal's chain is {'whole' if found['journal'] else 'BROKEN'}")
    print(f"  {ours['per_second']} a second; median {ours['median_ms']} ms, p99 {ours['p99_ms']} ms with the restart")
    print(f"  bytes kept and one row, nothing else: median {bare['median_ms']} ms, p99 {bare['p99_ms']} ms")
    line["metrics"]["load"] = {**ours, **found, "lost": lost}
    line["baseline"]["bare"] = {key: bare[key] for key in ("median_ms", "p99_ms", "per_second")}
    line["ratios"]["median_over_bare"] = round(ours["median_ms"] / max(1, bare["median_ms"]), 1)


def _bare(folder: Path, url: str, rate: int) -> dict[str, Any]:
    """The same pace for ten seconds, to a server that only keeps the bytes."""
    import dj_database_url
    import psycopg
    from bench.material.load import Server, send

    told = dj_database_url.parse(url)
    with psycopg.connect(dbname=told["NAME"], user=told["USER"], host=told["HOST"]) as line:
        line.execute("CREATE TABLE bare (id bigserial PRIMARY KEY, name text)")
    workers = str(os.cpu_count() or 1)
    server = Server(folder, url, "granian", "bench.material.bare:app", "--interface", "wsgi", "--workers", workers,
                    "--blocking-threads", "1")  # fmt: skip
    try:
        return send(server, "", rate, 10, kill=False)
    finally:
        server.kill()


@contextmanager
def _postgres(durable: bool = False) -> Iterator[str]:
    from dinh.house.postgres import private_cluster, server_binaries

    binaries = server_binaries()
    if binaries is None:
        raise SystemExit("PostgreSQL is not installed here.")
    with private_cluster(binaries, durable=durable) as url:
        yield url


def _child(part: str, folder: Path, environment: dict[str, str], *arguments: str) -> dict[str, Any]:
    """A part in a process of its own: Django is set up for one database only."""
    inherited = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    settings = {"DINH_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "dinh.house.settings"}
    done = subprocess.run(
        [sys.executable, __file__, "--part", part, *arguments],
        env={**inherited, **settings, **environment}, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def near(matters: int, communes: int) -> dict[str, Any]:
    """Offering duplicates. Returns milliseconds and shares found, in one commune and in the country."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, skip_checks=True)
    from bench.material import matters as material

    first = material.one_commune(matters)
    alone = _asked(first)
    plain = _plain(first)
    material.the_country(communes)
    return {"matters": matters, "communes": communes, "alone": alone, "country": _asked(first), "plain": plain}


def _asked(commune: Any) -> dict[str, float]:
    from bench.material.matters import DAY, questions
    from django_scopes import scope

    from dinh.rights.petitions.near.index import find

    times, right, offered = [], 0, 0
    with scope(commune=commune):
        for question in questions()[:20]:
            find(question.text, question.group_id, "", DAY)
        for question in questions():
            began = perf_counter()
            found = find(question.text, question.group_id, "", DAY)
            times.append((perf_counter() - began) * 1000)
            offered += bool(found)
            right += question.petition_id in {near.petition_id for near in found}
    return {**_figures(times), "found": round(right / len(times), 3), "questions": len(times)}


def _plain(commune: Any) -> dict[str, dict[str, float]]:
    """The baselines: the rows with most of the words by LIKE, and the rows most alike by difflib."""
    from bench.material.matters import questions, texts
    from django.db import connection

    from dinh.ground.fold import fold, words

    rows = texts()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE plain (petition_id BIGINT PRIMARY KEY, folded TEXT)")
        cursor.executemany("INSERT INTO plain VALUES (%s, %s)", [(key, fold(text)) for key, text in rows.items()])
        times, right = [], 0
        for question in questions()[::6]:
            wanted = [f"%{word}%" for word in words(question.text)]
            hits = " + ".join(["CASE WHEN folded LIKE %s THEN 1 ELSE 0 END"] * len(wanted))
            began = perf_counter()
            cursor.execute(f"SELECT petition_id FROM plain ORDER BY {hits} DESC, petition_id DESC LIMIT 5", wanted)
            found = {row[0] for row in cursor.fetchall()}
            times.append((perf_counter() - began) * 1000)
            right += question.petition_id in found
    like = {**_figures(times), "found": round(right / len(times), 3), "questions": len(times)}
    times, right = [], 0
    for question in questions()[::60]:
        began = perf_counter()
        matcher = difflib.SequenceMatcher(autojunk=False)
        matcher.set_seq2(fold(question.text))
        scored = []
        for key, text in rows.items():
            matcher.set_seq1(fold(text))
            if matcher.real_quick_ratio() > 0.5 and matcher.quick_ratio() > 0.5:
                scored.append((matcher.ratio(), key))
        times.append((perf_counter() - began) * 1000)
        right += question.petition_id in {key for _, key in sorted(scored, reverse=True)[:5]}
    diff = {**_figures(times), "found": round(right / len(times), 3), "questions": len(times)}
    return {"LIKE": like, "difflib": diff}


def _figures(times: list[float]) -> dict[str, float]:
    ranked = sorted(times)
    return {
        "median_ms": round(statistics.median(ranked), 2),
        "p99_ms": round(ranked[min(len(ranked) - 1, int(len(ranked) * 0.99))], 2),
    }


def _print_near(made: dict[str, dict[str, Any]], line: dict[str, Any]) -> None:
    ratios, slow = {}, []
    for name, figures in made.items():
        print(f"{name}: {figures['matters']} matters; {'asked':>8}{'median ms':>12}{'p99 ms':>10}{'found':>8}")
        lines = {
            "offered, one commune": figures["alone"],
            f"offered, {figures['communes']} communes": figures["country"],
            "LIKE over the same rows": figures["plain"]["LIKE"],
            "difflib over the same rows": figures["plain"]["difflib"],
        }
        for title, row in lines.items():
            print(f"  {title:30}{row['questions']:8}{row['median_ms']:12.1f}{row['p99_ms']:10.1f}{row['found']:8.1%}")
        ratios[name] = round(figures["plain"]["LIKE"]["median_ms"] / figures["country"]["median_ms"], 1)
        worst = max(figures["alone"]["p99_ms"], figures["country"]["p99_ms"])
        if worst > BARS["near_p99_ms"]:
            slow.append(f"{name}: {worst} ms")
    kept = ("alone", "country")
    line["metrics"]["near"] = {name: {key: figures[key] for key in kept} for name, figures in made.items()}
    line["metrics"]["over"] = slow
    line["baseline"]["near"] = {name: figures["plain"] for name, figures in made.items()}
    line["ratios"]["like_over_index"] = ratios


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
