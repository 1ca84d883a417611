"""Where to look next, in number: `./dinh bench planner [--communes 3321] [--bodies 50]`.

Signs of every body of every commune are made up one commune at a time, each commune's proposal is drawn and its file
sealed, as the room's job does. Baseline in the same run, on the same signs: only sorting the bodies by their sum of
points, with no lot, no file, no seal. Then the sealed file of every hundredth commune is checked as a reader would.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
BAR_SECONDS = 10.0


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dinh bench planner")
    parser.add_argument("--communes", type=int, default=3_321)
    parser.add_argument("--bodies", type=int, default=50)
    options = parser.parse_args(argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dinh.house.settings")
    import django

    django.setup()
    from dinh.rights.oversee import planner, planner_words
    from dinh.rights.oversee.jobs_planner import propose_many

    rules = planner_words.usual()
    made = _timed(lambda: sum(1 for _each in _inputs(options, rules)))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    steps: list[int] = []
    found = list(_each_timed(propose_many(_inputs(options, rules), rules, "chữ gieo", steps.append)))
    planned = sum(seconds for seconds, _one in found) - made["seconds"]
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    bare = _timed(lambda: sum(len(_sorted(one, rules)) for _c, _p, one in _inputs(options, rules)))
    baseline = bare["seconds"] - made["seconds"]
    checked = wrong = 0
    for number, (commune, period, one) in enumerate(_inputs(options, rules)):
        if number % 100 == 0:
            picks = planner.propose(one, rules, planner.seed_of(commune, period, "chữ gieo"))
            about = {"commune": commune, "period": period, "text": "chữ gieo"}
            text, head = planner.write(about, rules, one, picks)
            checked, wrong = checked + 1, wrong + bool(planner.check(text, head)[0])
    total = options.communes * options.bodies
    whole = planned + made["seconds"]
    print(f"{options.communes} communes × {options.bodies} bodies = {total} bodies; told how far {len(steps)} times")
    print(f"  making up the signs            {made['seconds']:8.2f} s")
    print(f"  planned, drawn, file sealed    {planned:8.2f} s   {planned / options.communes * 1000:.2f} ms a commune")
    print(f"  baseline: sorted by points     {baseline:8.2f} s")
    print(f"  all together                   {whole:8.2f} s   bar {BAR_SECONDS:.0f} s")
    print(f"  memory grown by {grown:.1f} MB; {checked} files recomputed, {wrong} wrong")
    line: dict[str, Any] = {
        "bench": "planner",
        "metrics": {"seconds": round(planned, 2), "with_inputs": round(whole, 2), "grown_mb": round(grown, 1),
                    "bodies": total, "wrong": wrong, "bars": {"seconds": BAR_SECONDS}},
        "baseline": {"sorted_by_points_seconds": round(baseline, 2), "inputs_seconds": round(made["seconds"], 2)},
        "ratios": {"planned_to_sorted": round(planned / baseline, 2), "of_bar": round(whole / BAR_SECONDS, 2)},
    }  # fmt: skip
    print(json.dumps(line, ensure_ascii=False))
    return 1 if wrong else 0


def _inputs(options: argparse.Namespace, rules: Any) -> Iterator[tuple[str, str, list[Any]]]:
    """The same made-up signs each time, one commune at a time."""
    from dinh.rights.oversee.planner import Candidate

    chance = random.Random(2026)
    keys = [each.key for each in rules.factors]
    for commune in range(options.communes):
        bodies = []
        for body in range(options.bodies):
            counts = {key: max(0, chance.randrange(12) - 6) for key in keys}
            bodies.append(Candidate(f"{commune * 1000 + body}", f"Đơn vị {body}", chance.randrange(30), counts))
        yield f"{10_000 + commune}", "2026-Q4", bodies


def _sorted(bodies: list[Any], rules: Any) -> list[str]:
    from dinh.rights.oversee.planner import score

    return [one.key for one in sorted(bodies, key=lambda one: -score(one, rules.factors))][: rules.places]


def _timed(run: Any) -> dict[str, float]:
    start = time.perf_counter()
    count = run()
    return {"seconds": time.perf_counter() - start, "count": count}


def _each_timed(rows: Iterator[Any]) -> Iterator[tuple[float, None]]:
    """How long each took; what it was is let go, so that memory stays one commune's."""
    while True:
        start = time.perf_counter()
        if next(rows, None) is None:
            return
        yield time.perf_counter() - start, None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
