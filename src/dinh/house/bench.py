"""`./dinh bench NAME`: runs `bench/NAME.py`, which prints a table and, last, one line of JSON."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[3] / "bench"


def main(command: str, rest: list[str]) -> int:
    names = sorted(path.stem for path in FOLDER.glob("*.py"))
    if not rest or rest[0] not in names:
        sys.stderr.write(f"./dinh bench {{{'|'.join(names)}}}\n")
        return 2
    spec = importlib.util.spec_from_file_location(f"bench_{rest[0]}", FOLDER / f"{rest[0]}.py")
    if spec is None or spec.loader is None:
        return 2
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return int(module.main(rest[1:]) or 0)
