"""How long one waits for «is it one of these?» among 100 000 matters: `./dinh bench petitions`.

Twice: in a house of one commune, and in a country of 3 321 communes of which one has the 100 000. Beside it, what one
would write without an index, over the same rows in the same run: every word sought with LIKE, and difflib over all of
them. Among the matters stand the labelled ones (`near/tests/pairs.tsv`); how many of their duplicates each way finds
among its first five is printed too. `--postgres` runs all of it on a private PostgreSQL as well.
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
from pathlib import Path
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
BARS = {"near_p99_ms": 50.0}


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dinh bench petitions")
    parser.add_argument("--matters", type=int, default=100_000)
    parser.add_argument("--communes", type=int, default=3_321)
    parser.add_argument("--postgres", action="store_true", help="also on a private PostgreSQL")
    parser.add_argument("--part", choices=["near"], help="in this process, on the database of the environment")
    options = parser.parse_args(argv)
    if options.part:
        print(json.dumps(near(options.matters, options.communes)))
        return 0
    made = {"SQLite": _child(options, {})}
    if options.postgres:
        made["PostgreSQL"] = _on_postgres(options)
    _print(made)
    return 0


def _on_postgres(options: argparse.Namespace) -> dict[str, Any]:
    from dinh.house.postgres import private_cluster, server_binaries

    binaries = server_binaries()
    if binaries is None:
        raise SystemExit("PostgreSQL is not installed here.")
    with private_cluster(binaries) as url:
        return _child(options, {"DATABASE_URL": url})


def _child(options: argparse.Namespace, environment: dict[str, str]) -> dict[str, Any]:
    """A part in a process of its own: Django is set up for one database only."""
    inherited = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, __file__, "--part", "near", "--matters", str(options.matters), "--communes",
             str(options.communes)],
            env={**inherited, "DINH_VAR": folder, "DJANGO_SETTINGS_MODULE": "dinh.house.settings", **environment},
            cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def near(matters: int, communes: int) -> dict[str, Any]:
    """Part 1: offering duplicates. Returns milliseconds and shares found, in one commune and in the country."""
    import django

    django.setup()
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


def _print(made: dict[str, dict[str, Any]]) -> None:
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
    line = {
        "bench": "petitions",
        "metrics": {name: {key: figures[key] for key in ("alone", "country")} for name, figures in made.items()}
        | {"bars": BARS, "over": slow},
        "baseline": {name: figures["plain"] for name, figures in made.items()},
        "ratios": {"like_over_index": ratios},
    }
    print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
