"""Slips in number: `./dinh bench slips [--slips 5000]`.

Five thousand households' slips as PDF, sheaf by sheaf as the job makes them, each with its own QR code; how long it is
until the first sheaf can be taken to the printer, how long until the last, and how large they are. Beside it, in the
same run, the same words compiled four to a page without codes of their own: what the typesetting alone costs.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
BARS = {"seconds": 30.0}
SHEAF = 400


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dinh bench slips")
    parser.add_argument("--slips", type=int, default=5_000)
    options = parser.parse_args(argv)
    from dinh.scribe.ballots import Ballot, Stub, slips_pdf

    ballot = Ballot(
        commune="Phường Đình Minh", group="Tổ dân phố 1", title="Phiếu lấy ý kiến hộ gia đình",
        matter="Góp tiền làm đường ngõ 5",
        content="Mỗi hộ góp 1.200.000 đồng, nộp làm hai đợt. Hộ nghèo được miễn, hộ cận nghèo góp một nửa. Phần còn "
        "lại phường hỗ trợ xi măng, bà con góp công.",
        question="Hộ ông (bà) có đồng ý góp tiền làm đường ngõ 5 theo mức trên không?",
        options=("Đồng ý", "Không đồng ý", "Ý kiến khác"), own_other=True, head="Tổ trưởng tổ dân phố",
        choose="Đánh dấu X vào MỘT ô. Đánh dấu nhiều hơn thì phiếu không hợp lệ.",
        term="Nộp lại phiếu trước 17:00 ngày 05/06/2026.", more="Toàn văn: dinhminh.example/p/BQ-7K3M-9QXT",
        hints=("Khi nộp, tổ phát phiếu quét mã hoặc ghi số thứ tự; hộ giữ cuống này.",),
    )  # fmt: skip
    stubs = [_stub(Stub, serial) for serial in range(1, options.slips + 1)]
    began, first, size = perf_counter(), 0.0, 0
    for at in range(0, len(stubs), SHEAF):
        size += len(slips_pdf(ballot, stubs[at : at + SHEAF]))
        first = first or perf_counter() - began
        sys.stdout.write(f"{min(at + SHEAF, len(stubs))}/{len(stubs)} slips, {perf_counter() - began:.1f} s\n")
        sys.stdout.flush()
    seconds = perf_counter() - began
    began = perf_counter()
    same = [replace(stubs[0], serial=serial) for serial in range(1, SHEAF + 1)]
    slips_pdf(ballot, same)
    alike = (perf_counter() - began) * len(stubs) / SHEAF
    metrics: dict[str, Any] = {
        "bars": BARS, "slips": len(stubs), "seconds": round(seconds, 2), "first_sheaf_seconds": round(first, 2),
        "megabytes": round(size / 1e6, 1),
    }  # fmt: skip
    line = {
        "bench": "slips", "metrics": metrics, "baseline": {"same_code_seconds": round(alike, 2)},
        "ratios": {"of_the_bar": round(seconds / BARS["seconds"], 3), "to_same_code": round(seconds / alike, 3)},
    }  # fmt: skip
    print(json.dumps(line, ensure_ascii=False))
    return 0 if seconds <= BARS["seconds"] or options.slips > 5_000 else 1


def _stub(make: Any, serial: int) -> Any:
    """A code that differs from slip to slip, as long as a real one."""
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    code = "".join(letters[(serial * 7919 >> 5 * place) % 32] for place in range(12))
    spelled = "-".join(code[at : at + 4] for at in range(0, 12, 4))
    return make(
        serial, f"1{serial:04d}", "Nguyễn Thị Bích Ngọc", spelled,
        f"https://dinhminh.example/ban-va-quyet-dinh/phieu/{code}", "QRST-UVWX-YZ23",
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
