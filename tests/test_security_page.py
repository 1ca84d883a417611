"""docs/security.md names each of the fifty classes once, and every test it names exists."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROWS = re.findall(r"^\| (\d+) \| (.+) \|$", (ROOT / "docs" / "security.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_each_class_has_one_row_with_a_test_or_says_not_yet():
    assert [int(number) for number, _row in ROWS] == list(range(1, 51))
    silent = [number for number, row in ROWS if "::" not in row and "not yet" not in row]
    assert silent == []


def test_every_test_named_there_exists():
    missing = []
    for number, row in ROWS:
        for path, names in re.findall(r"`([\w/]+\.py)::([\w, ]+)`", row):
            file = ROOT / path if path.startswith("tests/") else ROOT / "src" / "dinh" / path
            text = file.read_text(encoding="utf-8") if file.exists() else ""
            missing += [f"{number}: {path}::{name}" for name in names.split(", ") if f"def {name}(" not in text]
    assert missing == []
