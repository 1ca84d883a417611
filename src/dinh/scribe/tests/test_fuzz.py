"""No damage to a document makes the reader fail or hang. DINH_FUZZ=100000 runs the full count."""

from __future__ import annotations

import json
import os
import random
import time
from pathlib import Path

import pytest

from dinh.scribe.contract import to_json
from dinh.scribe.reading import read_text
from dinh.scribe.tests import test_feet, test_heads
from dinh.scribe.tests.mutations import PIECES, mutate

COUNT = int(os.environ.get("DINH_FUZZ", "300"))
LIMIT = 20.0  # seconds of CPU: no measure of speed (`./dinh bench read` is), but what grows with the square takes hours
SHARED = Path(__file__).resolve().parents[5] / "shared"
OURS = [head + test_heads.BODY for head in test_heads.STATE_PLANS.values()] + [
    test_feet.TOP + foot for foot in test_feet.SAME_FOOT.values()
]


def _seeds() -> list[str]:
    real = [*(SHARED / "corpus" / "docs").glob("*.txt"), *(SHARED / "seeds").glob("*.txt")]
    return OURS + [path.read_text("utf-8") for path in sorted(real)]


def _check(text: str) -> None:
    """Reads, bounds the time, and holds every span inside the text."""
    started = time.process_time()
    reading = read_text(text)
    took = time.process_time() - started
    assert took < LIMIT, f"{took:.1f} s for {len(text)} characters: {text[:200]!r}"
    json.dumps(to_json("x.txt", reading))
    facts = [f for f in (reading.type, reading.number, reading.issuer, reading.subject, reading.signer) if f]
    for fact in (*facts, *reading.recipients, *reading.citations, *reading.deadlines, *reading.ratios, *reading.duties):
        assert 0 <= fact.start <= fact.end <= len(reading.text)
    for start, end in reading.parts.values():
        assert 0 <= start <= end <= len(reading.text)


@pytest.mark.timeout(0)
def test_damaged_documents_are_read_without_failing():
    luck, seeds = random.Random(20261121), _seeds()
    for _ in range(COUNT):
        _check(mutate(luck.choice(seeds), luck))


@pytest.mark.parametrize("piece", PIECES)
def test_no_piece_repeated_a_hundred_thousand_characters_long_hangs(piece):
    _check(piece * (100_000 // len(piece)))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 2_000_000,
        "1" * 1_000_000,
        " " * 2_000_000,
        "\n" * 2_000_000,
        "A" * 1_000_000,
        "/-" * 500_000,
        "1/1-" * 250_000,
        "ngày 10/6, " * 100_000,
        "Ủy ban nhân dân, " * 60_000,
        "12/KH-UBND và " * 70_000,
        "(" * 1_000_000,
        "Nơi nhận:\n- a;\n" * 60_000,
        "TM. ỦY BAN\nCHỦ TỊCH\n" * 50_000,
        "1/2 đạt " * 120_000 + "50%",
        "%" * 500_000,
        "từ ngày 1 đến " * 80_000,
        "Luật a số " * 100_000 + "1/2020/QH14",
        "x\u0301\u0323" * 300_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_megabytes_of_one_thing_are_read_in_time(text):
    _check(text)
