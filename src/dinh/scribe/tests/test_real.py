"""The bars of the design on the real documents with hand-read gold, where they stand beside the repository."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dinh.scribe.contract import to_json
from dinh.scribe.reading import read_text

SHARED = Path(__file__).resolve().parents[5] / "shared"
SCORER = SHARED / "tools" / "score_reading.py"
BARS = {
    **dict.fromkeys(("number", "issued", "citations"), 0.98),
    **dict.fromkeys(("type", "signer", "place", "issuer", "subject"), 0.97),
    **dict.fromkeys(("recipients", "deadlines", "ratios"), 0.95),
    "tasks": 0.85,
    "task_agencies": 0.80,
}
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not SCORER.exists(), reason="the real documents (../shared) are not beside the repository"),
]


def _documents() -> list[Path]:
    return [*sorted((SHARED / "corpus" / "docs").glob("*.txt")), *sorted((SHARED / "seeds").glob("*.txt"))]


def test_the_real_documents_are_read_to_the_bars(tmp_path):
    lines = [to_json(path.name, read_text(path.read_text("utf-8"))) for path in _documents()]
    out = tmp_path / "read.jsonl"
    out.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
    command = [sys.executable, str(SCORER), str(out), str(SHARED / "corpus" / "gold"), "--misses"]
    report = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    scores = {m[1]: float(m[2]) for m in re.finditer(r"^(\w+) +[\d.]+ +[\d.]+ +([\d.]+) +\d+$", report, re.MULTILINE)}
    low = {field: scores.get(field) for field, bar in BARS.items() if scores.get(field, 0.0) < bar}
    assert not low, report


def test_every_span_of_the_real_documents_points_at_its_words():
    for path in _documents():
        reading = read_text(path.read_text("utf-8"))
        for citation in reading.citations:
            printed = "".join(reading.text[citation.start : citation.end].split())
            assert re.sub(r"[*_–—]", "-", printed).strip("-") == citation.number, path.name
        for ratio in reading.ratios:
            assert str(ratio.numerator) in reading.text[ratio.start : ratio.end].replace(".", "")
