"""How long one search takes in a commune of many papers, beside a plain scan of the same rows: `./dinh bench search`.

The papers are made of phrases and syllables with a Zipf-like frequency, as in running Vietnamese; each query is asked
as an official who may read papers. Times are milliseconds in the process, the page's rows and highlights included.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]
QUERIES = [
    "dan chu co so", "quy chế dân chủ", "bao cao", "hòa giải", "hoa giai o co so", "ke hoach giam sat", "nghi quyet",
    "thanh tra nhan dan", "123/BC-UBND", "cựu chiến binh", "duong truong", "môi trường nước sạch", "doi thoai", "kin",
]  # fmt: skip


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dinh bench search")
    parser.add_argument("--papers", type=int, default=20_000)
    parser.add_argument("--words", type=int, default=400, help="syllables in a paper")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DINH_VAR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dinh.house.settings")
        import django

        django.setup()
        return _run(options.papers, options.words)


def _run(papers: int, length: int) -> int:
    from django.core.management import call_command
    from django_scopes import scope

    call_command("migrate", verbosity=0, skip_checks=True)
    by = _official()
    with scope(commune=by.commune):
        _fill(by.commune, papers, length)
        indexed, scanned = _measure(by)
    _print(papers, indexed, scanned)
    return 0


def _official():
    """Someone who may read papers, without the rest of a ward."""
    from dinh.ground.actor import Actor
    from dinh.ground.bodies.models import Body, Holding, Post
    from dinh.ground.people.models import User
    from dinh.ground.places.models import Commune, Province

    province = Province.objects.create(name="Lam Giang", code="90")
    commune = Commune.objects.create(province=province, name="Đình Minh", kind="phuong", code="90001")
    body = Body(
        commune=commune,
        name="UBND phường",
        symbol="UBND",
        kind="committee",
        system="state",
        valid_from=date(2025, 7, 1),
    )
    body.save_base()
    post = Post(commune=commune, body=body, title="Văn thư", powers=["papers.read"])
    post.save_base()
    user = User.objects.create_user("bench", password=None)
    return Actor(
        commune=commune, user=user, holding=Holding(commune=commune, post=post, user=user, begins=date(2025, 7, 1))
    )


def _fill(commune, papers: int, length: int) -> None:
    from bench.material.words import Text

    from dinh.ground.search.index import Item, document
    from dinh.ground.search.models import Document

    text = Text()
    batch = []
    for number in range(papers):
        syllables = text.pieces(length)
        item = Item(
            object_id=str(number),
            title=f"Báo cáo {number % 400}/BC-UBND " + " ".join(syllables[:5]),
            url=f"/x/{number}",
            text=" ".join(syllables),
            day=date(2025, 7, 1) + timedelta(days=number % 480),
            power="papers.read" if number % 5 else "",
        )
        batch.append(document(commune, "papers", item))
        if len(batch) == 500:
            Document.objects.put(batch)
            batch = []
    Document.objects.put(batch)


def _measure(by) -> tuple[list[float], list[float]]:
    from dinh.ground.search.queries import search

    for query in QUERIES:
        search(by, query)
    indexed = [_time(lambda query=query: search(by, query)) for query in QUERIES for _turn in range(15)]
    scanned = [_time(lambda query=query: _scan(query)) for query in QUERIES]
    return indexed, scanned


def _scan(query: str) -> list:
    """What one would write without an index: every word somewhere in the row, newest first."""
    from dinh.ground.fold import words
    from dinh.ground.search.models import Document

    rows = Document.objects.all()
    for word in words(query):
        rows = rows.filter(folded__contains=word)
    return [rows.count(), *rows.order_by("-pk").values("pk", "title")[:20]]


def _time(call) -> float:
    began = perf_counter()
    call()
    return (perf_counter() - began) * 1000


def _print(papers: int, indexed: list[float], scanned: list[float]) -> None:
    def figures(times: list[float]) -> dict[str, float]:
        ranked = sorted(times)
        return {
            "median_ms": round(statistics.median(ranked), 2),
            "p99_ms": round(ranked[min(len(ranked) - 1, int(len(ranked) * 0.99))], 2),
            "max_ms": round(ranked[-1], 2),
        }

    metrics, baseline = figures(indexed), figures(scanned)
    print(f"{papers} papers, {len(indexed)} searches   median      p99      max  (ms)")
    for name, row in (("folded index, ranked", metrics), ("LIKE scan, unranked", baseline)):
        print(f"{name:28} {row['median_ms']:9.2f} {row['p99_ms']:8.2f} {row['max_ms']:8.2f}")
    ratio = round(baseline["median_ms"] / metrics["median_ms"], 1)
    metrics["papers"] = papers
    line = {"bench": "search", "metrics": metrics, "baseline": baseline, "ratios": {"scan_over_index": ratio}}
    print(json.dumps(line))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
