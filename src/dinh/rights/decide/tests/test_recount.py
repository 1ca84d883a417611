"""A person with only the public record and the script counts again; a line that was altered is named."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinh.rights.decide import boxes, record, recount
from dinh.rights.decide.counting import Count

FACTS = record.Facts(
    commune="Phường Đình Minh", group="Tổ dân phố 1", matter="Lịch quét ngõ", reference="BQ-AAAA-BBBB",
    form="trực tuyến", secret=True, question="Đồng ý không?", options={"yes": "Đồng ý", "no": "Không đồng ý"}, seats=1,
    opened="2026-05-16 07:00", closed="2026-05-23 17:00", roll="0" * 64, salt="muối",
)  # fmt: skip


def written(yes: int = 5, no: int = 3, *, spoiled: int = 0, hand: int = 0) -> tuple[str, str]:
    present = yes + no + spoiled + hand
    ballots = [(f"{at:024x}", ["yes"] if at < yes else ["no"]) for at in range(yes + no)]
    count = Count({"yes": yes + hand, "no": no}, present, present + 10, spoiled)
    receipts = [boxes.hashed(FACTS.salt, f"{at}") for at in range(present)]
    return record.write(FACTS, count, receipts=receipts, ballots=ballots, tallies={"yes": hand, "spoiled": spoiled})


def test_it_counts_to_what_it_states():
    text, head = written(5, 3, spoiled=1, hand=2)
    assert recount.check(text, head) == ([], {"yes": 7, "no": 3})


@given(st.data())
def test_any_altered_line_is_named(data):
    text, _head = written()
    lines = text.splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    seal, _, line = lines[at].partition(" ")
    lines[at] = f"{seal} {line}x"
    wrong, _votes = recount.check("\n".join(lines))
    assert any(each.startswith(f"Dòng {at + 1} ") for each in wrong)


@given(st.integers(0, 20))
def test_a_line_taken_out_is_named(at):
    lines = written()[0].splitlines()
    del lines[at]
    wrong, _votes = recount.check("\n".join(lines))
    assert any(each.startswith(f"Dòng {at + 1} ") for each in wrong)


def test_a_record_made_up_whole_does_not_have_the_printed_seal():
    _text, head = written(5, 3)
    forged, _other = written(8, 0)
    assert recount.check(forged) == ([], {"yes": 8})
    assert any("Dấu cuối" in each for each in recount.check(forged, head)[0])


def test_a_receipt_twice_and_totals_that_lie_are_found_even_when_sealed_again():
    text, _head = written()
    lines = [row.partition(" ")[2] for row in text.splitlines()]
    receipt = next(line for line in lines if line.startswith("receipt"))
    lines.insert(lines.index(receipt), receipt)
    lines[lines.index("total yes 5")] = "total yes 6"
    previous, sealed = recount.FIRST, []
    for line in lines:
        previous = recount.seal(previous, line)
        sealed.append(f"{previous} {line}")
    wrong, _votes = recount.check("\n".join(sealed))
    assert any("2 lần" in each for each in wrong)
    assert any("ghi 6, đếm lại được 5" in each for each in wrong)


@pytest.mark.parametrize(("altered", "code", "said"), [(False, 0, "Đếm lại khớp"), (True, 1, "Dòng 17 đã bị sửa")])
def test_the_script_runs_alone(tmp_path: Path, altered: bool, code: int, said: str):
    text, head = written()
    if altered:
        lines = text.splitlines()
        lines[16] = lines[16][:-1] + ("0" if lines[16][-1] != "0" else "1")
        text = "\n".join(lines)
    (tmp_path / "bien-ban.txt").write_text(text, encoding="utf-8")
    script = tmp_path / "kiem-dem.py"
    script.write_text(Path(recount.__file__).read_text(encoding="utf-8"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", str(script), "bien-ban.txt", head], cwd=tmp_path, capture_output=True, text=True,
        check=False, env={"PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert (done.returncode, said in done.stdout) == (code, True), done.stdout + done.stderr
