"""The releases that somebody's data may still be of: each with the migrations it had and the demo year as it left it.

`0.1.0.json` names every migration by its hash and counts the rows of every table; `0.1.0.sqlite3.xz` is the database. A
release is written once, by `python -m tests.releases.made 0.1.0` in an installation that has just loaded the demo year,
and never again: it is what upgrading must cope with (tests/test_releases.py).
"""

from __future__ import annotations

import hashlib
import json
import lzma
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
SOURCE = FOLDER.parents[1] / "src"


def versions() -> list[str]:
    """Oldest first."""
    return sorted(
        (path.stem for path in FOLDER.glob("*.json")), key=lambda name: [int(part) for part in name.split(".")]
    )


def told(version: str) -> dict[str, Any]:
    """`migrations`: {"petitions.0001_initial": hash}, of our own; `rows`: {table: how many}."""
    found: dict[str, Any] = json.loads((FOLDER / f"{version}.json").read_text(encoding="utf-8"))
    return found


def migrations() -> dict[str, str]:
    """Our own migrations as they are now, by «app.name»."""
    files = sorted(SOURCE.glob("dinh/**/migrations/[0-9]*.py"))
    return {f"{path.parents[1].name}.{path.stem}": hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def laid_down(version: str, file: Path) -> None:
    file.write_bytes(lzma.decompress((FOLDER / f"{version}.sqlite3.xz").read_bytes()))
