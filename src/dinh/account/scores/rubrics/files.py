"""A rubric as a file: read with all its faults, each at its line; written so that reading it gives the same back."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dinh.account.scores.rubrics.check import Fault, Item, Known, check

FORMAT = "dinh-rubric/1"
MOST = 1_000_000  # characters of a file: a rubric of a thousand criteria is half of it
DEEPEST = 12
SHIPPED = Path(__file__).parent / "shipped"
ORDER = (
    "format", "key", "title", "paper", "issued", "about", "provenance", "notes", "target", "valid_from", "valid_to",
    "total", "ceiling", "rounding", "idle", "small", "ranking", "schedule", "posting", "appeal", "criteria", "bonus",
    "penalty", "grades", "vetoes", "lowering",
)  # fmt: skip


INNER = (
    "key", "title", "points", "placeholder", "remembered", "kind", "of", "indicator", "scope", "range", "per",
    "formula", "evidence", "idle", "no_zero", "each_at_least", "grade", "at_most", "auto", "bands", "children",
    "criteria",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Read:
    """`rubric` None when the text is no JSON; with faults it can still be kept as a draft, to be mended."""

    rubric: Item | None
    faults: list[Fault]


def read(text: str, known: Known) -> Read:
    """All faults at once, by line. Decimals stay as they are written: nothing passes through a binary float."""
    if len(text) > MOST:
        return Read(None, [Fault("tệp", f"dài quá {MOST} ký tự, không phải một bộ tiêu chí")])
    try:
        found = json.loads(text.removeprefix("\ufeff"), parse_float=str, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        return Read(None, [Fault("tệp", f"không đọc được JSON ở cột {error.colno}: {error.msg}", error.lineno)])
    except (ValueError, RecursionError) as error:
        return Read(None, [Fault("tệp", f"không đọc được: {error}")])
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        return Read(None, [Fault("format", f'tệp bộ tiêu chí phải có dòng "format": "{FORMAT}"')])
    if _deep(found) > DEEPEST:
        return Read(None, [Fault("tệp", "tiêu chí lồng nhau quá sâu")])
    return Read(found, placed(check(found, known), text))


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} không phải là số điểm")


def _deep(thing: Any) -> int:
    inside = thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ()
    return 1 + max(map(_deep, inside), default=0)


def placed(faults: list[Fault], text: str) -> list[Fault]:
    """The faults with the line where their criterion's key, or their field, stands."""
    lines = text.splitlines()
    found = []
    for fault in faults:
        spots = (rf'"key"\s*:\s*"{re.escape(fault.where)}"', rf'"{re.escape(fault.where)}"\s*:')
        at = next((n for spot in spots for n, line in enumerate(lines, 1) if re.search(spot, line)), None)
        found.append(replace(fault, line=at))
    return found


def write(rubric: Item) -> str:
    """JSON in the order of the format, one criterion below the other."""
    ordered = {name: _ordered(rubric[name]) for name in ORDER if name in rubric}
    ordered |= {name: value for name, value in rubric.items() if name not in ordered}
    return json.dumps({**ordered, "format": FORMAT}, ensure_ascii=False, indent=1) + "\n"


def _ordered(thing: Any) -> Any:
    """The same with the keys of each part as a reader looks for them, whatever order the database kept."""
    if isinstance(thing, list):
        return [_ordered(one) for one in thing]
    if not isinstance(thing, dict):
        return thing
    names = sorted(thing, key=lambda name: (INNER.index(name) if name in INNER else len(INNER), name))
    return {name: _ordered(thing[name]) for name in names}


def shipped() -> dict[str, Item]:
    """The rubrics that come with the house, by key."""
    read_all = [
        json.loads(path.read_text(encoding="utf-8"), parse_float=str) for path in sorted(SHIPPED.glob("*.json"))
    ]
    return {one["key"]: one for one in read_all}
