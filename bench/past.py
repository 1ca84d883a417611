"""Old books in number: `./dinh bench past [--rows 50000]`.

A book of citizens received, with titles, a head of two rows, days in four spellings, names in capitals, one row in a
hundred at fault, as one .xlsx. Measured: seeing what it is (the page with its columns), reading and judging every row,
bringing the good ones in, taking them back; seconds, and the peak of memory of this process. Baseline in the same run:
the same file merely read by openpyxl, row after row, nothing done with it.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dinh bench past")
    parser.add_argument("--rows", type=int, default=50_000)
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update({"DINH_VAR": folder, "DATABASE_URL": f"sqlite:///{folder}/past.sqlite3"})
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dinh.house.settings")
        import django

        django.setup()
        line = _measured(options.rows)
    print(json.dumps(line, ensure_ascii=False))
    return 0


def _measured(rows: int) -> dict[str, Any]:
    data = _book(rows)
    base = _timed(lambda: _merely_read(data))
    begun = _memory()
    by = _clerk()
    from django_scopes import scope

    from dinh.ground.past import actions, jobs
    from dinh.ground.past.actions import Choice

    with scope(commune=by.commune):
        runs: list[Any] = []
        seen = _timed(lambda: runs.append(actions.open_file(by=by, file_name="so.xlsx", data=data)))
        run = runs[0]
        given = {"channel": "reception", "kind": "reflection"}
        chosen = Choice("petitions", tuple(run.sheets[0]["columns"]), given)
        run = actions.choose(by=by, run_id=run.pk, choices=[chosen])
        tried = _timed(lambda: runs.append(jobs.read_now(by, run)))
        counts = dict(runs[-1].counts)
        run = actions.begin_taking(by=by, run_id=run.pk, only_good=True)
        brought = _timed(lambda: runs.append(jobs.bring_now(by, run)))
        state = runs[-1].state
        run = actions.begin_undoing(by=by, run_id=run.pk)
        undone = _timed(lambda: runs.append(jobs.undo_now(by, run)))
    grown = _memory() - begun
    print(f"{rows} rows, {len(data) // 1024} KB; rows by state {counts}; {state}, then {runs[-1].state}")
    print(f"merely read by openpyxl      {base:7.1f} s")
    print(f"seen (first page)            {seen:7.1f} s")
    print(f"read and judged              {tried:7.1f} s  {tried / base:5.1f} times the baseline")
    print(f"brought in                   {brought:7.1f} s  {brought / base:5.1f} times")
    print(f"taken back                   {undone:7.1f} s")
    print(f"memory grown by              {grown:7.0f} MB at its peak")
    return {
        "bench": "past", "rows": rows,
        "metrics": {"seen_s": round(seen, 2), "tried_s": round(tried, 1), "brought_s": round(brought, 1),
                    "undone_s": round(undone, 1), "memory_mb": round(grown)},
        "baseline": {"openpyxl_s": round(base, 1)},
        "ratios": {"tried": round(tried / base, 2), "brought": round(brought / base, 2)},
    }  # fmt: skip


def _timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def _memory() -> float:
    """The peak of this process, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _merely_read(data: bytes) -> int:
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets[0]
    return sum(1 for _row in sheet.iter_rows(values_only=True))


def _book(rows: int) -> bytes:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    page = book.create_sheet("Sổ tiếp dân")
    page.append(["UBND PHƯỜNG ĐÌNH MINH"])
    page.append(["SỔ TIẾP CÔNG DÂN"])
    page.append(
        ["STT", "Số đến", "Ngày tiếp", "Công dân", None, None, "Loại đơn", "Nội dung", "Kết quả", "Ngày trả lời"]
    )
    page.append([None, None, None, "Họ tên", "Địa chỉ", "SĐT"])
    days = ("{d}/{m}/{y}", "{d:02}.{m:02}.{y}", "ngày {d} tháng {m} năm {y}", "{d}-{m}-{y}")
    for at in range(rows):
        year, number = 2016 + at // (rows // 9 + 1), at % (rows // 9 + 1) + 1
        day, month = at % 28 + 1, at % 12 + 1
        told = "tháng 3" if at % 100 == 99 else days[at % 4].format(d=day, m=month, y=year)
        name = f"NGUYỄN VĂN {['AN', 'BÌNH', 'CƯỜNG', 'DŨNG'][at % 4]}" if at % 2 else "Lê Thị Bảy"
        page.append([at + 1, number, told, name, f"Tổ {at % 12 + 1}", 912_000_000 + at,
                     "Phản ánh", f"Việc thứ {at}: cống thoát nước ngõ {at % 40} tắc, đề nghị xem", "Đã xử lý",
                     f"{day:02d}/{month:02d}/{year + 1}"])  # fmt: skip
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _clerk() -> Any:
    from datetime import date

    from django.core.management import call_command
    from django_scopes import scope

    from dinh.ground.actor import Actor
    from dinh.ground.bodies.models import Body, Holding, Post
    from dinh.ground.people.models import User
    from dinh.ground.places.models import Commune, Province

    call_command("migrate", verbosity=0)
    province = Province.objects.create(name="Thử", code="01")
    commune = Commune.objects.create(province=province, name="Thử", code="00001", kind=Commune.Kind.WARD)
    with scope(commune=commune):
        since = date(2025, 7, 1)
        body = Body.objects.create(commune=commune, name="UBND phường", short_name="UBND", symbol="UBND",
                                   kind=Body.Kind.COMMITTEE, system="state", valid_from=since)  # fmt: skip
        post = Post.objects.create(
            commune=commune, body=body, title="Công chức", powers=["past.bring", "petitions.handle", "petitions.read"]
        )
        user = User.objects.create(username="clerk", full_name="Công chức")
        holding = Holding.objects.create(commune=commune, user=user, post=post, begins=since)
    return Actor(commune=commune, user=user, holding=holding)
