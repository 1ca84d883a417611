"""The pages of a province's and of the country's office: `./dinh bench province [--communes 3321] [--times 30]`. Wants
PostgreSQL.

A made-up country with cells of every indicator for this year, one province's office with the grounds of its communes on
a map, and the country's above all; then the server's time from request to bytes for each page, nothing cached, and of
it the CPU of our process (what else runs on the machine does not stretch it). Baseline in the same run: the sums that
the province's home page shows, asked as bare SQL.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from math import cos, pi, sin
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
DAY = date(2026, 11, 20)
BAR, COUNTRY_BAR = 200, 2_000  # ms of server time
COUNTRY = "country.bench.example"
HOST, KEY, POINTS = "bench.example", "petitions.on_time", 120


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dinh bench province")
    parser.add_argument("--communes", type=int, default=3_321)
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--database", help="fill and read this PostgreSQL database instead of a private one")
    options = parser.parse_args(argv)
    from bench.material.country import opened

    return opened(options.database, lambda: _run(options))


def _run(options: argparse.Namespace) -> int:
    import django

    django.setup()
    import time_machine
    from bench.material.country import Span, fill
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client
    from django_scopes import scopes_disabled

    settings.ALLOWED_HOSTS = ["*"]
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}  # nothing is collected here
    call_command("migrate", verbosity=0)
    fill(options.communes, options.communes * 10, Span(DAY - timedelta(days=729), 730), lambda *_told: None)
    with scopes_disabled():  # written as bare SQL, beside any scope
        cells = _cells()
    with time_machine.travel(f"{DAY}T05:00:00Z", tick=True):
        office, user, units = _office()
        print(f"{options.communes} communes, {cells:,} cells; the office reads {units} of them")
        client = Client(HTTP_HOST=HOST)
        client.force_login(user)
        code = _first(office)
        pages = {
            "home": "", "indicator": f"chi-tieu/{KEY}?ky=2026-H1", "commune": f"xa/{code}?ky=2026-H1",
            "xlsx": "?xuat=xlsx",
        }  # fmt: skip
        found = {name: _page(client, f"/ban-lam-viec/tinh/{path}", options.times) for name, path in pages.items()}
        with scopes_disabled():
            bare = _bare(office, options.times)
        above = Client(HTTP_HOST=COUNTRY)
        above.force_login(_country())
        pages = {
            "country": "?ky=2026-H1", "country_indicator": f"chi-tieu/{KEY}?ky=2026-H1",
            "country_xlsx": f"chi-tieu/{KEY}?ky=2026-H1&xuat=xlsx",
            "country_commune": f"xa/{code}?ky=2026-H1",
        }  # fmt: skip
        found |= {name: _page(above, f"/ban-lam-viec/tinh/{path}", options.times) for name, path in pages.items()}
    ratio = round(found["home"]["median_ms"] / bare, 1)
    for name, told in found.items():
        print(
            f"  {name:17} median {told['median_ms']:6.1f} ms  p99 {told['p99_ms']:6.1f} ms  CPU {told['cpu_ms']:.1f} ms"
            f"  {told['queries']} queries  {told['kb']:.0f} KB   bar {_bar(name)} ms"
        )
    print(f"  the sums of the home page as bare SQL: {bare:.1f} ms, ratio {ratio}")
    line = {
        "bench": "province", "metrics": {**found, "communes": units, "cells": cells, "bar_ms": BAR,
                                          "country_bar_ms": COUNTRY_BAR},
        "baseline": {"bare_sql_ms": round(bare, 1)}, "ratios": {"home": ratio},
    }  # fmt: skip
    print(json.dumps(line, ensure_ascii=False))
    return int(any(told["median_ms"] > _bar(name) for name, told in found.items() if name != "xlsx"))


def _bar(name: str) -> int:
    return COUNTRY_BAR if name.startswith("country") else BAR


def _cells() -> int:
    """This year's cells of every indicator in every commune; the indexes are built after them."""
    from django.db import connection

    from dinh.account.province.models import Cell
    from dinh.account.province.rolling import periods
    from dinh.ground.room import INDICATORS

    kept = [str(period) for period in periods(DAY) if period.year == DAY.year]
    once = Cell._meta.constraints[0]
    with connection.schema_editor() as editor:
        for index in Cell._meta.indexes:
            editor.remove_index(Cell, index)
        editor.remove_constraint(Cell, once)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO province_cell (commune_id, key, period, part, whole) "
            "SELECT c.id, k, p, (random() * 40)::int, CASE WHEN length(k) %% 2 = 1 THEN 40 + (random() * 40)::int END "
            "FROM unnest(%s::text[]) p CROSS JOIN unnest(%s::text[]) k CROSS JOIN places_commune c",
            [kept, list(INDICATORS)],
        )
        made = cursor.rowcount
    with connection.schema_editor() as editor:
        for index in Cell._meta.indexes:
            editor.add_index(Cell, index)
        editor.add_constraint(Cell, once)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE province_cell")
    return int(made)


def _office() -> tuple[Any, Any, int]:
    """An office above the first communes' province, with one official and the grounds of its communes."""
    from django_scopes import scope

    from dinh.account.province import actions
    from dinh.ground.places.models import Commune, Province
    from dinh.ground.places.outlines import read_grounds
    from dinh.ground.places.queries import communes_of

    province = Province.objects.order_by("code")[5]
    office = Commune.objects.create(
        province=province, name=province.name, kind="tinh", code="BENCH", host=HOST, is_demo=True
    )
    by = _official(office, "bench")
    with scope(commune=office):
        units = list(communes_of(office))
        grounds = [
            {"type": "Feature", "properties": {"ma": unit.code},
             "geometry": {"type": "Polygon", "coordinates": [_ring(at % 10, at // 10)]}}
            for at, unit in enumerate(units)
        ]  # fmt: skip
        file = json.dumps({"type": "FeatureCollection", "features": grounds})
        actions.draw_map(by=by, pieces=read_grounds(file, "ban-do.geojson", units))
    return office, by.user, len(units)


def _country() -> Any:
    """The official of the country's office."""
    from dinh.ground.places.models import Commune, Province

    office = Commune.objects.create(
        province=Province.objects.order_by("code")[0], name="Cả nước", kind="nuoc", code="ALL", host=COUNTRY,
        is_demo=True,
    )  # fmt: skip
    return _official(office, "above").user


def _official(office: Any, username: str) -> Any:
    from django_scopes import scope

    from dinh.ground.actor import Actor
    from dinh.ground.bodies.models import Body, Holding, Post
    from dinh.ground.people.models import User

    begun = date(2025, 7, 1)
    with scope(commune=office):
        body = Body.objects.create(
            commune=office, name="Văn phòng", kind="party", system="party", valid_from=begun, order=1
        )
        powers = ["province.read", "province.write"]
        post = Post.objects.create(commune=office, body=body, title="Chuyên viên", powers=powers)
        user = User.objects.create_user(username, f"{username}@bench.example", "bench", full_name="Bench")
        holding = Holding.objects.create(commune=office, post=post, user=user, begins=begun)
    return Actor(office, user, holding)


def _ring(column: int, row: int) -> list[tuple[float, float]]:
    turns = [2 * pi * step / POINTS for step in range(POINTS)]
    ring = [
        (106 + 0.1 * column + 0.05 * cos(turn) * (1 + 0.1 * sin(9 * turn)), 18 + 0.1 * row + 0.05 * sin(turn))
        for turn in turns
    ]
    return [*ring, ring[0]]


def _first(office: Any) -> str:
    from dinh.ground.places.queries import communes_of

    return str(communes_of(office)[0].code)


def _page(client: Any, url: str, times: int) -> dict[str, float]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        response = client.get(url)
    queries = len(asked)
    if response.status_code != 200:
        raise SystemExit(f"{url}: {response.status_code}")
    began = time.process_time()
    took = sorted(_timed(lambda: client.get(url)) for _time in range(times))
    cpu = (time.process_time() - began) * 1000 / times
    return {
        "median_ms": round(statistics.median(took), 1), "p99_ms": round(took[int(len(took) * 0.99)], 1),
        "cpu_ms": round(cpu, 1), "queries": queries, "kb": round(len(response.content) / 1000, 1),
    }  # fmt: skip


def _bare(office: Any, times: int) -> float:
    """Both periods' sums of the home page."""
    from django.db import connection

    def ask() -> None:
        with connection.cursor() as cursor:
            for period in ("2026-H2", "2026-H1"):
                cursor.execute(
                    "SELECT key, sum(part), sum(whole), count(*) FROM province_cell WHERE period = %s AND commune_id "
                    "IN (SELECT id FROM places_commune WHERE province_id = %s) GROUP BY key",
                    [period, office.province_id],
                )
                cursor.fetchall()

    ask()
    return statistics.median(_timed(ask) for _time in range(times))


def _timed(run: Callable[[], Any]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
