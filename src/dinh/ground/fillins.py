"""Blanks of model documents that the records can fill. A room declares what it knows of a body or of a residential
group in its `fillins.py`; the library of models reads the registry and asks on the day a document is printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Rows = tuple[tuple[str, ...], ...]
Value = str | Rows
Of = Literal["any", "body", "group"]


@dataclass(frozen=True, slots=True)
class FillIn:
    """What stands for `{{key}}` in a model. `value(unit, day)` gets a Body or a ResidentialGroup, as `of` says, inside
    its commune's scope, and answers "" (or no rows) where nothing is recorded. `columns`: it fills that many columns
    of a table, a row each; 0: a line of text. `source` says in a word where it is kept, for who must correct it."""

    key: str
    label: str
    source: str
    value: Callable[[Any, date], Value]
    of: Of = "any"
    columns: int = 0


FILL_INS: dict[str, FillIn] = {}


def fill_in(item: FillIn) -> FillIn:
    if item.key in FILL_INS:
        raise ValueError(f"Fill-in {item.key!r} is declared twice.")
    FILL_INS[item.key] = item
    return item
