"""The findings of real documents beside the repo: what must be found, and what must not be invented."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dinh.scribe.facts import Finding, Reading
from dinh.scribe.findings import CODES, check
from dinh.scribe.reading import read_text

SHARED = Path(__file__).resolve().parents[5] / "shared"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
ALL = SEEDS + sorted((SHARED / "corpus" / "docs").glob("*.txt"))

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not SEEDS, reason="các văn bản thật không nằm cạnh kho mã (../shared)"),
]


def seed(name: str) -> Reading:
    return read_text(next(path for path in SEEDS if path.name.startswith(name)).read_text(encoding="utf-8"))


def pointed(reading: Reading, found: tuple[Finding, ...], code: str) -> list[str]:
    return [reading.text[finding.start : finding.end] for finding in found if finding.code == code]


def test_the_report_with_known_mistakes_shows_each_of_them():
    reading = seed("003")
    found = check(reading)
    assert pointed(reading, found, "citation.dead") == ["34/2007/PL-UBTVQH11"] * 2
    assert all("10/2022/QH15" in (f.suggestion or "") for f in found if f.code == "citation.dead")
    assert pointed(reading, found, "citation.symbol") == ["11-QĐ/TW"]
    assert [f.suggestion for f in found if f.code == "citation.symbol"] == ["11-QĐi/TW"]
    assert [("95,14" in f.message, "84,06" in f.message) for f in found if f.code == "ratio.arithmetic"] == [
        (True, False),
        (False, True),
    ]
    assert pointed(reading, found, "number.decimal_mark") == ["95.13"]
    assert pointed(reading, found, "year.carried_over") == ["năm 2023"]


def test_the_report_with_known_mistakes_is_blamed_for_nothing_else_of_weight():
    grave = {f.code for f in check(seed("003")) if f.severity != "info"}
    assert grave == {
        "citation.dead",
        "citation.symbol",
        "ratio.arithmetic",
        "number.decimal_mark",
        "year.carried_over",
    }


def test_nothing_is_invented_on_a_sound_letter():
    assert check(seed("002")) == ()


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_every_finding_has_a_known_code_and_stands_in_the_text(path):
    reading = read_text(path.read_text(encoding="utf-8"))
    for finding in check(reading, style=True):
        assert finding.code in CODES
        assert 0 <= finding.start < finding.end <= len(reading.text)
        assert reading.text[finding.start : finding.end].strip()


def test_the_checks_take_a_small_part_of_the_reading():
    readings = [read_text(path.read_text(encoding="utf-8")) for path in ALL]
    for reading in readings:
        check(reading)
    spent = time.process_time()
    for reading in readings:
        check(reading)
    assert (time.process_time() - spent) / len(readings) < 0.02  # 3–4 ms measured; a slow machine must not fail it
