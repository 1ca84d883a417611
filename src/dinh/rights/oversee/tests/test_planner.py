"""The proposal: always whoever was left out too long, a fair lot, the same from the same, and recomputed off-line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dinh.rights.oversee import planner
from dinh.rights.oversee.planner import LOT, SIGNS, UNVISITED, Candidate, Factor, Rules

FACTORS = (Factor("overdue", 4, 5), Factor("silent", 2, 6), Factor("recurring", 5, 4))
SEED = planner.seed_of("90001", "2026-Q4", "chữ gieo")


def rules(places: int = 8, part: int = 1, whole: int = 4, longest: int = 24) -> Rules:
    return Rules(places, part, whole, longest, FACTORS)


def candidates(count: int, unvisited: int = 3) -> list[Candidate]:
    signs = [{"overdue": at % 7, "silent": at % 3} for at in range(1, count + 1)]
    return [Candidate(f"{at}", f"Đơn vị {at}", unvisited, counts) for at, counts in enumerate(signs, start=1)]


counts = st.fixed_dictionaries({each.key: st.integers(0, 9) for each in FACTORS})
bodies = st.lists(
    st.builds(
        Candidate, st.integers(1, 99).map(str), st.text("abc ấơ", min_size=1, max_size=9), st.integers(0, 40), counts
    ),
    max_size=40, unique_by=lambda one: one.key,
)  # fmt: skip
some_rules = st.builds(rules, st.integers(0, 12), st.integers(0, 3), st.integers(3, 8), st.integers(1, 36))


@settings(max_examples=150, deadline=None)
@given(bodies, some_rules, st.text(max_size=5), st.randoms())
def test_whatever_is_counted_the_rules_hold(found, given_rules, text, chance):
    seed = planner.seed_of("90001", "2026", text)
    picks = planner.propose(found, given_rules, seed)
    chosen = [pick.key for pick in picks]
    forced = {one.key for one in found if one.unvisited >= given_rules.longest}
    assert len(chosen) == len(set(chosen))
    assert {pick.key for pick in picks if pick.why == UNVISITED} == forced
    assert len(picks) == min(max(given_rules.places, len(forced)), len(found))
    left = max(given_rules.places - len(forced), 0)
    by_sign = [pick for pick in picks if pick.why == SIGNS]
    assert len(by_sign) <= left - -(-left * given_rules.part // given_rules.whole)
    if by_sign:
        out = [planner.score(one, FACTORS) for one in found if one.key not in forced | {p.key for p in by_sign}]
        assert min(pick.score for pick in by_sign) >= max(out, default=0)
    again = list(found)
    chance.shuffle(again)
    assert planner.propose(again, given_rules, seed) == picks
    text_file, head = planner.write({"commune": "90001", "period": "2026", "text": text}, given_rules, found, picks)
    flat = " ".join(text.split()) == text
    if flat:
        assert planner.check(text_file, head)[0] == []


def test_the_lot_gives_everyone_the_same_chance():
    """20 bodies, 2 drawn from those that the signs leave out: over 2 000 seeds each about as often."""
    found = [Candidate(f"{at}", "x", 0) for at in range(20)]
    drawn: dict[str, int] = dict.fromkeys((one.key for one in found), 0)
    for turn in range(2_000):
        for pick in planner.propose(found, rules(2), planner.seed_of("90001", "2026", f"{turn}")):
            assert pick.why == LOT
            drawn[pick.key] += 1
    expected = 2_000 * 2 / 20
    chi_square = sum((count - expected) ** 2 / expected for count in drawn.values())
    assert chi_square < 43.8  # 19 degrees of freedom, one in a thousand


def test_a_stated_share_is_drawn_and_signs_fill_the_rest():
    picks = planner.propose(candidates(20), rules(8), SEED)
    assert [pick.why for pick in picks] == [SIGNS] * 6 + [LOT] * 2


def test_more_left_out_than_places_all_come_in_and_nobody_else():
    picks = planner.propose([*candidates(5, 30), *[Candidate("99", "x", 1, {"overdue": 9})]], rules(3), SEED)
    assert [pick.why for pick in picks] == [UNVISITED] * 5


def test_without_any_sign_every_place_is_drawn():
    picks = planner.propose([Candidate(f"{at}", "x", 0) for at in range(9)], rules(4), SEED)
    assert [pick.why for pick in picks] == [LOT] * 4


def written() -> tuple[str, str]:
    found = candidates(12)
    about = {"commune": "90001", "period": "2026-Q4", "text": "chữ gieo", "day": "2026-10-01"}
    return planner.write(about, rules(), found, planner.propose(found, rules(), SEED))


@given(st.data())
def test_any_changed_line_is_named(data):
    lines = written()[0].splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    seal, _, line = lines[at].partition(" ")
    lines[at] = f"{seal} {line}1"
    wrong, _picks = planner.check("\n".join(lines))
    assert any(each.startswith(f"Dòng {at + 1} ") for each in wrong)


def test_a_file_sealed_again_after_changing_a_sign_or_a_pick_is_found_out():
    text, head = written()
    lines = [row.partition(" ")[2] for row in text.splitlines()]
    at = next(number for number, line in enumerate(lines) if line.startswith("body 6 "))
    lines[at] = lines[at].replace("overdue=6", "overdue=0")
    previous, sealed = planner.FIRST, []
    for line in lines:
        previous = planner.seal(previous, line)
        sealed.append(f"{previous} {line}")
    wrong, _picks = planner.check("\n".join(sealed), head)
    assert any("Dấu cuối" in each for each in wrong)
    assert any(each.startswith("Chỗ thứ ") for each in wrong)


@pytest.mark.parametrize("text", ["", "x\n", "0 share 1/0\n", "0 body 1\n0 factor a\n"])
def test_what_is_no_such_file_is_said(text):
    assert planner.check(text)[0]


@pytest.mark.parametrize(("altered", "code", "said"), [(False, 0, "Tính lại khớp"), (True, 1, "Dòng 9 đã bị sửa")])
def test_the_script_runs_alone(tmp_path: Path, altered: bool, code: int, said: str):
    text, head = written()
    if altered:
        lines = text.splitlines()
        lines[8] = f"{lines[8]}0"
        text = "\n".join(lines)
    (tmp_path / "de-xuat.txt").write_text(text, encoding="utf-8")
    script = tmp_path / "lap-lich.py"
    script.write_text(Path(planner.__file__).read_text(encoding="utf-8"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", str(script), "de-xuat.txt", head], cwd=tmp_path, capture_output=True, text=True,
        check=False, env={"PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert (done.returncode, said in done.stdout) == (code, True), done.stdout + done.stderr
