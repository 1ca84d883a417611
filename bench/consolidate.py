"""Reading a country: `./dinh bench consolidate [--communes 3321] [--rows 20000000]`. Wants PostgreSQL and DuckDB.

A made-up country is written as raw records; all indicators are rolled up over two years; those that its records leave
empty get made-up cells, so that the totals read as many cells as a country would leave. Then: what reading the whole
country takes, what one commune's act costs, and whether cells are what the records say. Baseline in the same run:
DuckDB over the same cells in Parquet, and over the raw rows of the largest table.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
DAY = date(2026, 11, 20)
BARS = {"half_year_s": 2.0, "draft_s": 1.0}
CHECKED, PERIODS = 20, 6  # communes, and periods of each drawn by lot, counted anew and held against their cells
TIMES = 5


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dinh bench consolidate")
    parser.add_argument("--communes", type=int, default=3_321)
    parser.add_argument("--rows", type=int, default=20_000_000)
    parser.add_argument("--database", help="fill and read this PostgreSQL database instead of a private one")
    options = parser.parse_args(argv)
    from bench.material.country import opened

    return opened(options.database, lambda: _run(options))


def _run(options: argparse.Namespace) -> int:
    import django

    django.setup()
    from bench.material.country import Span, fill
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    span = Span(DAY - timedelta(days=729), 730)
    found: dict[str, Any] = {}
    found["fill_s"], rows = _timed(lambda: fill(options.communes, options.rows, span, progress=_said))
    print(
        f"{options.communes} communes, {rows:,} raw rows in {found['fill_s']:.0f} s, {_peak():.0f} MB of this process"
    )
    found["roll_s"], (indicators, cells) = _timed(_roll_all)
    print(f"{indicators} indicators rolled up into {cells:,} cells in {found['roll_s']:.0f} s")
    found["one_commune_s"], wrong = _timed(_one_commune)[0], _wrong()
    print(f"an act in one commune, its room rolled again: {found['one_commune_s'] * 1000:.0f} ms")
    print(f"{CHECKED} communes counted anew in {PERIODS} periods each: {wrong} cells differ")
    cells += _in_all_communes(_made_up)
    print(f"with made-up cells of the other indicators: {cells:,} cells")
    found |= _in_all_communes(_read)
    baseline, differs = _in_all_communes(_duckdb)
    ratios = {name: round(found[name] / seconds, 2) for name, seconds in baseline.items() if name in found}
    for name, seconds in found.items():
        bar = f"   bar {BARS[name]:.0f} s" if name in BARS else ""
        beside = f"   DuckDB {baseline[name]:.3f} s, ratio {ratios[name]}" if name in baseline else ""
        print(f"  {name:18} {seconds:9.3f} s{bar}{beside}")
    print(f"totals that DuckDB finds otherwise: {differs}")
    metrics = {name: round(seconds, 4) for name, seconds in found.items()}
    line = {
        "bench": "consolidate",
        "metrics": metrics | {"rows": rows, "cells": cells, "wrong": wrong, "differs": differs, "bars": BARS},
        "baseline": {name: round(seconds, 4) for name, seconds in baseline.items()}, "ratios": ratios,
    }  # fmt: skip
    print(json.dumps(line, ensure_ascii=False))
    return 1 if wrong or differs else 0


def _roll_all() -> tuple[int, int]:
    from dinh.account.province.rolling import periods, recount
    from dinh.ground.places.models import Commune
    from dinh.ground.room import INDICATORS

    communes = set(Commune.objects.values_list("pk", flat=True))
    cells, slowest = 0, []
    for number, indicator in enumerate(INDICATORS.values(), 1):
        seconds, made = _timed(
            lambda indicator=indicator: _in_all_communes(lambda: recount(indicator, periods(DAY), communes))
        )
        cells += made
        slowest.append((seconds, indicator.key))
        _said(indicator.key, number, len(INDICATORS))
    print("slowest: " + ", ".join(f"{key} {seconds:.1f} s" for seconds, key in sorted(slowest, reverse=True)[:8]))
    return len(INDICATORS), cells


def _in_all_communes(run: Callable[[], Any]) -> Any:
    import time_machine
    from django_scopes import scopes_disabled

    with scopes_disabled(), time_machine.travel(f"{DAY}T05:00:00Z", tick=False):
        return run()


def _one_commune() -> None:
    from dinh.account.province.rolling import Behind, roll
    from dinh.ground.places.models import Commune

    commune = Commune.objects.order_by("code")[17]
    _in_all_communes(lambda: roll(DAY, [Behind(commune.pk, 1, frozenset({"petitions"}), False)]))


def _wrong() -> int:
    """Cells of some communes and periods that are not what `Indicator.value` says, each asked for itself."""
    from django_scopes import scope

    from dinh.account.province.models import Cell
    from dinh.account.province.rolling import periods
    from dinh.ground.places.models import Commune
    from dinh.ground.room import INDICATORS

    lot = random.Random(2026)
    chosen = lot.sample(list(Commune.objects.order_by("code")), CHECKED)

    def count() -> int:
        wrong = 0
        for commune in chosen:
            drawn = lot.sample(periods(DAY), PERIODS)
            cells = Cell.objects.filter(commune=commune, period__in=map(str, drawn))
            kept = {(each.key, each.period): (each.part, each.whole) for each in cells}
            with scope(commune=commune):
                for key in INDICATORS:
                    for period in drawn:
                        value = INDICATORS[key].value(commune, period, None)
                        empty = (0, None if value.whole is None else 0)
                        wrong += kept.get((key, str(period)), empty) != (value.part, value.whole)
        return wrong

    return int(_in_all_communes(count))


def _made_up() -> int:
    """Cells of this year for every indicator that the made-up records leave empty: as many as a country has."""
    from django.db import connection

    from dinh.account.province.models import Cell
    from dinh.account.province.rolling import periods
    from dinh.ground.room import INDICATORS

    filled = _in_all_communes(lambda: set(Cell.objects.order_by().values_list("key", flat=True).distinct()))
    keys = [key for key in INDICATORS if key not in filled]
    kept = [str(period) for period in periods(DAY) if period.year == DAY.year]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO province_cell (commune_id, key, period, part, whole) "
            "SELECT c.id, k, p, (random() * 40)::int, CASE WHEN length(k) %% 2 = 0 THEN 40 + (random() * 40)::int END "
            "FROM unnest(%s::text[]) p CROSS JOIN unnest(%s::text[]) k CROSS JOIN places_commune c",
            [kept, keys],
        )
        made = cursor.rowcount
        cursor.execute("VACUUM ANALYZE province_cell")
    return int(made)


def _read() -> dict[str, float]:
    from dinh.account.province import queries
    from dinh.ground.places.models import Commune, Province
    from dinh.law.periods import Period

    half = Period.parse("2026-H1")
    province = Commune(kind=Commune.Kind.PROVINCE, province=Province.objects.order_by("code")[5])
    found = {
        "half_year_s": _median(lambda: queries.totals(half)),
        "province_s": _median(lambda: queries.totals(half, province)),
        "each_commune_s": _median(lambda: queries.by_commune(half, "petitions.on_time")),
    }
    return found | {"draft_s": _median(lambda: _draft(Commune.objects.order_by("code")[3]))}


def _draft(commune: Any) -> None:
    """The state's yearly report of one commune, composed from its raw records; nothing of it is kept."""
    from django.db import transaction
    from django_scopes import scope

    from dinh.account.reports import facts
    from dinh.account.reports.models import Draft, Regime
    from dinh.account.reports.outlines import STATE_YEARLY
    from dinh.ground.bodies.models import Body

    with scope(commune=commune), transaction.atomic():
        body = Body.objects.order_by("pk").first()
        regime = Regime.objects.create(
            commune=commune, title="Báo cáo năm", outline=STATE_YEARLY.key, receiver=body, days=[], begins=DAY
        )
        draft = Draft.objects.create(commune=commune, regime=regime, body=body, period="2026-H1", ref="BC-BENCH")
        facts.composed(draft)
        transaction.set_rollback(True)


def _duckdb() -> tuple[dict[str, float], int]:
    """The same readings by DuckDB from Parquet, and how many totals it finds otherwise."""
    import duckdb
    from django.db import connection

    from dinh.account.province import queries
    from dinh.law.periods import Period

    tables = {
        "cells": "SELECT commune_id, key, period, part, whole FROM province_cell",
        "files": "SELECT commune_id, due_on, returned_on FROM benefit_servicefile",
    }
    with tempfile.TemporaryDirectory(prefix="dinh-duckdb-") as folder:
        duck = duckdb.connect()
        for name, query in tables.items():
            path = Path(folder, f"{name}.csv")
            copied = f"COPY ({query}) TO STDOUT (FORMAT csv, HEADER)"
            with connection.cursor() as cursor, path.open("wb") as file, cursor.cursor.copy(copied) as blocks:
                file.writelines(blocks)
            duck.execute(f"COPY (FROM '{path}') TO '{folder}/{name}.parquet' (FORMAT parquet)")
            path.unlink()
        summed = "sum(part), sum(whole), count(*)"
        half = f"SELECT key, {summed} FROM '{folder}/cells.parquet' WHERE period = '2026-H1' GROUP BY key"
        raw = (
            f"SELECT count(*) FILTER (returned_on <= due_on), count(*) FROM '{folder}/files.parquet' "
            "WHERE returned_on BETWEEN DATE '2026-01-01' AND DATE '2026-06-30'"
        )
        seconds = {
            "half_year_s": _median(lambda: duck.execute(half).fetchall()),
            "raw_half_year_of_files_s": _median(lambda: duck.execute(raw).fetchall()),
        }
        ours = queries.totals(Period.parse("2026-H1"))
        theirs = {key: (part, whole, count) for key, part, whole, count in duck.execute(half).fetchall()}
        differs = sum(theirs.get(key) != (each.part, each.whole, each.communes) for key, each in ours.items())
        files = duck.execute(raw).fetchone()
        differs += files != (ours["benefit.services"].part, ours["benefit.services"].whole)
        return seconds, differs + len(theirs.keys() ^ ours.keys())


def _median(run: Callable[[], Any]) -> float:
    return statistics.median(_timed(run)[0] for _time in range(TIMES))


def _timed(run: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = run()
    return time.perf_counter() - start, result


def _peak() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _said(what: str, done: int, all_: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{what:24} {done}/{all_} ")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
