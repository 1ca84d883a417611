"""One-stop tables in number: `./dinh bench servicefiles [--files 50000]`.

A table as one-stop software writes it (.xlsx: title lines, columns in another order, a total row) with 50 000 files is
read as a stream, judged row by row against what is there, kept as a trial, taken in; then brought once more with a
tenth of the rows changed; then undone. The bar is 30 s for the trial, which is what someone who brings a table waits
for.

Baseline, in the same run over the same bytes: openpyxl walking through the same sheet read-only and keeping nothing.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
BARS = {"trial_s": 30.0}
DAY = date(2026, 11, 20)
HEAD = ["STT", "Ngày tiếp nhận", "Tên thủ tục", "Lĩnh vực", "Người nộp", "Mã hồ sơ", "Ngày hẹn trả", "Ngày trả"]


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dinh bench servicefiles")
    parser.add_argument("--files", type=int, default=50_000)
    parser.add_argument("--part", action="store_true", help="in this process and its database")
    options = parser.parse_args(argv)
    if options.part:
        print(json.dumps(_part(options.files)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "DINH_VAR": folder, "PYTHONPATH": str(ROOT / "src"),
               "DJANGO_SETTINGS_MODULE": "dinh.house.settings"}  # fmt: skip
        env.pop("DATABASE_URL", None)
        line = [sys.executable, "-m", "dinh", "bench", "servicefiles", "--part", "--files", str(options.files)]
        done = subprocess.run(line, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stderr[-4000:])
        return 1
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    for name, value in found.items():
        print(f"  {name:32} {value}")
    metrics = {key: value for key, value in found.items() if key != "openpyxl_alone_s"}
    told = {
        "bench": "servicefiles",
        "metrics": {"bars": BARS, **metrics},
        "baseline": {"openpyxl_alone_s": found["openpyxl_alone_s"]},
        "ratios": {"trial_over_openpyxl": round(found["trial_s"] / found["openpyxl_alone_s"], 2)},
    }
    print(json.dumps(told, ensure_ascii=False))
    return 0


def _part(files: int) -> dict[str, Any]:
    import django

    django.setup()
    from django.core.management import call_command
    from django_scopes import scope
    from tests import people

    call_command("migrate", verbosity=0)
    ward = people.Ward()
    with scope(commune=ward.commune):
        by = ward.official("tu", "Lê Văn Tư", "UBND", "Công chức", people.CLERK)
        return _measure(by, files)


def _measure(by: Any, files: int) -> dict[str, Any]:
    from dinh.rights.benefit import actions
    from dinh.rights.benefit.models import ServiceFile

    first, again = _table(files, 0), _table(files, files // 10)
    alone = _timed(lambda: _walk(first))
    before = _peak()
    trial, cpu, run = _bring(by, first)
    take = _timed(lambda: actions.take_in(by=by, run_id=run.pk))
    assert ServiceFile.objects.filter(run=run).count() == files
    second, second_cpu, later = _bring(by, again)
    retake = _timed(lambda: actions.take_in(by=by, run_id=later.pk))
    undo = _timed(lambda: actions.take_back(by=by, run_id=later.pk))
    return {
        "files": files, "file_mb": round(len(first) / 1e6, 1), "openpyxl_alone_s": alone, "trial_s": trial,
        "trial_cpu_s": cpu,
        "take_in_s": take, "second_trial_s": second, "second_trial_cpu_s": second_cpu,
        "second_counts": later.counts, "second_take_in_s": retake,
        "undo_s": undo, "memory_before_mb": before, "memory_peak_mb": _peak(),
    }  # fmt: skip


def _bring(by: Any, data: bytes) -> tuple[float, float, Any]:
    """Seconds from the file in hand to its trial kept, row by row; of them seconds of CPU; and the trial."""
    from dinh.rights.benefit import actions, services

    start, work = perf_counter(), process_time()
    tried = services.try_table(io.BytesIO(data), "mot-cua.xlsx", DAY)
    with tried.scratch:
        run = actions.keep_trial(by=by, file_name="mot-cua.xlsx", tried=tried)
    assert not run.totals
    return round(perf_counter() - start, 2), round(process_time() - work, 2), run


def _table(files: int, changed: int) -> bytes:
    from openpyxl import Workbook

    dice = Random(11)
    book = Workbook(write_only=True)
    page = book.create_sheet()
    page.append(["BÁO CÁO TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ"])
    page.append([None])
    page.append(HEAD)
    for number in range(1, files + 1):
        came = date(2026, 1, 2) + timedelta(days=number * 300 // files)
        due = came + timedelta(days=dice.randrange(1, 16))
        back = min(due + timedelta(days=dice.randrange(-1, 2)) + timedelta(days=number <= changed), DAY)
        page.append([number, came, f"Thủ tục số {number % 120}", f"Lĩnh vực {number % 12}", "Nguyễn Văn A",
                     f"H{number:07d}", f"{due:%d/%m/%Y}", max(back, came)])  # fmt: skip
    page.append(["", f"Tổng số: {files} hồ sơ"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _walk(data: bytes) -> int:
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets[0]
    return sum(1 for _row in sheet.iter_rows(values_only=True))


def _timed(act: Any) -> float:
    start = perf_counter()
    act()
    return round(perf_counter() - start, 2)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
