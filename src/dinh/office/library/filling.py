"""A model's blanks filled: from the records of a unit, by hand for one download, from the law of the day; the rest is
left as dots for the pen, and told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dinh.ground.bodies.models import Body
from dinh.ground.fillins import FILL_INS, Value
from dinh.ground.places.models import ResidentialGroup
from dinh.law import rules
from dinh.law.dated import RuleNotKnown
from dinh.office.library import text
from dinh.office.library.text import Blank, Mark

Unit = Body | ResidentialGroup
DOTS = "…………………"
EMPTY_ROWS = 8  # lines left for the pen where a table has no rows
State = Literal["text", "filled", "blank", "law"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a filled line: the model's words, what was filled in, dots (`label` says for what), the law's."""

    text: str
    state: State
    label: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A line of a model with its blanks filled. A table has `rows` of cells, each of pieces."""

    kind: text.Kind
    label: str
    pieces: tuple[Piece, ...]
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()

    @property
    def words(self) -> str:
        return said(self.pieces)


def said(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def known_values(body: str, unit: Unit | None, day: date) -> dict[str, Value]:
    """What the records say for the blanks of a text, those without an answer left out."""
    found: dict[str, Value] = {}
    for blank in text.blanks(body) if unit is not None else ():
        item = FILL_INS.get(blank.key)
        if item is None or item.of not in ("any", "body" if isinstance(unit, Body) else "group"):
            continue
        if value := item.value(unit, day):
            found[blank.key] = value
    return found


def left(body: str, values: Mapping[str, Value], also: str = "") -> list[Blank]:
    """The blanks that stay dots; `also` is more of the model (its subject)."""
    return [blank for blank in text.blanks(f"{also}\n{body}") if not values.get(blank.key)]


def filled(body: str, values: Mapping[str, Value], day: date) -> list[Filled]:
    """The lines of a text, filled. What the law of the day says is not known: dots too."""
    made = []
    for line in text.parse(body):
        if line.kind == "table":
            made.append(Filled("table", "", (), _rows(line.rows, values, day)))
        else:
            made.append(Filled(line.kind, line.label, _pieces(line.text, values, day)))
    return made


def words(line: str, values: Mapping[str, Value], day: date) -> str:
    """One line, such as a subject, filled."""
    return said(_pieces(line, values, day))


def _pieces(line: str, values: Mapping[str, Value], day: date) -> tuple[Piece, ...]:
    return tuple(Piece(one, "text") if isinstance(one, str) else _piece(one, values, day) for one in text.pieces(line))


def _piece(mark: Mark, values: Mapping[str, Value], day: date) -> Piece:
    if mark.blank is None:
        try:
            entry = rules.get(mark.rule).entry(day)
        except RuleNotKnown as unknown:
            return Piece(DOTS, "blank", str(unknown))
        return Piece(str(entry.cite) if mark.article else str(entry.value), "law", rules.get(mark.rule).title)
    value = values.get(mark.blank.key, "")
    if isinstance(value, str) and value:
        return Piece(value, "filled", mark.blank.label)
    return Piece(DOTS, "blank", mark.blank.label)


def _rows(
    rows: tuple[tuple[str, ...], ...], values: Mapping[str, Value], day: date
) -> tuple[tuple[tuple[Piece, ...], ...], ...]:
    width = len(rows[0])
    made: list[tuple[tuple[Piece, ...], ...]] = []
    for cells in rows:
        marks = [one for one in text.pieces(cells[0]) if isinstance(one, Mark)] if len(cells) == 1 else []
        blank = marks[0].blank if marks else None
        if blank is not None and blank.kind == "rows":
            made += _records(values.get(blank.key, ()), blank.label, width)
        else:
            made.append(tuple(_pieces(cell, values, day) for cell in cells))
    return tuple(made)


def _records(value: Value, label: str, width: int) -> list[tuple[tuple[Piece, ...], ...]]:
    """The rows of the records, each as wide as the table; without any, empty ones that say at their head for what."""
    if isinstance(value, str) or not value:
        empty = (Piece("", "blank"),)
        rows = [(empty,) * width for _row in range(EMPTY_ROWS - 1)]
        return [((Piece("", "blank", label),), *(empty,) * (width - 1)), *rows]
    wide = [(*row, *("",) * width)[:width] for row in value]
    return [tuple((Piece(cell, "filled", label),) for cell in row) for row in wide]


def rows_of(typed: str) -> Value:
    """What is typed for a table: a line a row, bars between the cells."""
    return tuple(
        tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
        for line in typed.splitlines()
        if line.strip()
    )


def typed_of(value: Value) -> str:
    """A value as one would type it."""
    return value if isinstance(value, str) else "\n".join(" | ".join(row) for row in value)
