"""Changing one part of a rubric's data: each function gives new data and leaves the old as it was."""

from __future__ import annotations

import copy
from typing import Any

from dinh.account.scores.recompute import every, sections

Item = dict[str, Any]
PARTS = ("base", "bonus", "penalty")
LISTS = ("grades", "vetoes", "lowering")


def find(rubric: Item, key: str) -> Item | None:
    """The criterion, grade, veto or lowering of that key."""
    criteria = (one for part in sections(rubric).values() for one in every(part))
    rules = (one for name in LISTS for one in rubric.get(name) or [])
    return next((one for one in (*criteria, *rules) if one.get("key") == key), None)


def _home(rubric: Item, key: str) -> tuple[list[Item], int] | None:
    """The list in which that key stands, and where."""
    waiting = [*sections(rubric).values(), *(rubric.get(name) or [] for name in LISTS)]
    while waiting:
        rows = waiting.pop()
        for at, one in enumerate(rows):
            if one.get("key") == key:
                return rows, at
            waiting.append(one.get("children") or [])
    return None


def place_of(rubric: Item, key: str) -> int:
    """1 for the first in its list; 0 for none."""
    found = _home(rubric, key)
    return found[1] + 1 if found else 0


def put(rubric: Item, key: str, item: Item, place: int | None = None) -> Item:
    """Replace what stands under `key`; its children stay its own. `place` moves it within its list, 1 is the first."""
    made = copy.deepcopy(rubric)
    found = _home(made, key)
    if found is None:
        return made
    rows, at = found
    children = rows[at].get("children")
    if children:
        item = {name: value for name, value in item.items() if name != "formula"} | {"children": children}
    rows.pop(at)
    rows.insert(at if place is None else max(0, min(place - 1, len(rows))), item)
    return made


def add(rubric: Item, where: str, item: Item) -> Item:
    """Append to a section (`base`, `bonus`, `penalty`), a list (`grades` …), or below the criterion of that key, which
    then is a group and keeps no formula of its own."""
    made = copy.deepcopy(rubric)
    if where == "base":
        made.setdefault("criteria", []).append(item)
    elif where in ("bonus", "penalty"):
        part = made.get(where) or {"points": item.get("points", 1), "criteria": []}
        part.setdefault("criteria", []).append(item)
        made[where] = part
    elif where in LISTS:
        made[where] = [*(made.get(where) or []), item]
    elif (above := find(made, where)) is not None:
        above.pop("formula", None)
        above.setdefault("children", []).append(item)
    return made


def remove(rubric: Item, key: str) -> Item:
    """Without that key and what is below it; a group left without children is a criterion again, still to be told
    how."""
    made = copy.deepcopy(rubric)
    found = _home(made, key)
    if found is not None:
        rows, at = found
        rows.pop(at)
        for part in sections(made).values():
            for one in every(part):
                if one.get("children") == []:
                    del one["children"]
    return made
