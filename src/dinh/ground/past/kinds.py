"""What kinds of old books may be brought in. A room declares its own in its `past.py`; this room reads, maps, tries.

A row goes: cells → `Look` (values by column, what is doubtful or wrong) → the room's judge, who looks it up among
what is there → the room's act that brings it in. Nothing here writes into another room.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Literal, Protocol

from django.utils import translation

from dinh.ground.actor import Actor
from dinh.ground.fold import words

ColumnKind = Literal["text", "symbol", "person", "day", "span", "phone", "whole"]
Weight = Literal["fault", "unsure", "note"]
Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an old book. `synonyms` are what people call it; `needed`: a row without it is at fault; `most`
    characters; `sample` for the template.

    A cell of a `span` may tell more than its own column: a first day, a last day, how long. What it tells goes to the
    columns that `tells` names, in that order, where they are not told of by cells of their own; a lone day to itself.
    """

    key: str
    title: Any  # words, perhaps lazy
    kind: ColumnKind
    synonyms: tuple[str, ...] = ()
    needed: bool = False
    most: int = 300
    sample: str | int | date = ""
    help: Any = ""
    tells: tuple[str, str, str] = ("", "", "")

    @property
    def names(self) -> frozenset[str]:
        """Everything it may be called, folded: in Vietnamese, whatever language the page speaks."""
        return _names(self)


@cache
def _names(column: Column) -> frozenset[str]:
    with translation.override("vi"):
        return frozenset(" ".join(words(str(name))) for name in (column.title, *column.synonyms))


@dataclass(frozen=True, slots=True)
class Given:
    """What is asked once for a whole sheet, for its rows do not say it: one of `choices(by)`, a day, or words."""

    key: str
    title: Any  # words, perhaps lazy
    kind: Literal["choice", "day", "text"] = "text"
    choices: Callable[[Actor], Choices] | None = None
    help: Any = ""
    needed: bool = True
    most: int = 20


@dataclass(frozen=True, slots=True)
class Said:
    """What is to be said of a row: in which column, what stands there, why it will not do, what to do about it."""

    column: str
    value: str
    cause: str
    way: str = ""
    weight: Weight = "fault"


@dataclass(slots=True)
class Look:
    """A row on its way: `values` by column, days as days; `year` of the book, where it names one; `same` names what is
    there already. `secret`: its cells are not even kept for the list of faults."""

    sheet: int
    number: int
    values: dict[str, Any]
    section: str = ""
    year: int | None = None
    said: list[Said] = field(default_factory=list)
    same: str = ""
    secret: bool = False

    def fault(self, column: str, cause: str, way: str = "", value: str = "") -> None:
        self.said.append(Said(column, value, cause, way))

    def unsure(self, column: str, cause: str, way: str = "", value: str = "") -> None:
        self.said.append(Said(column, value, cause, way, "unsure"))

    def note(self, column: str, cause: str, value: str = "") -> None:
        self.said.append(Said(column, value, cause, "", "note"))

    @property
    def state(self) -> str:
        """`fault`, `same`, `unsure` or `new`."""
        weights = {each.weight for each in self.said}
        if "fault" in weights:
            return "fault"
        if self.same:
            return "same"
        return "unsure" if "unsure" in weights else "new"


class Judge(Protocol):
    """Looks rows up: among what the commune has, and among the rows it has seen of this file."""

    def look(self, rows: Sequence[Look]) -> None: ...

    def known(self) -> dict[str, Any]:
        """What the act needs to know of the whole file, JSON: the highest number of each book."""
        ...


@dataclass(frozen=True, slots=True)
class Bringing:
    """A row to bring in: the key of its row here, its values, and in words where it stood."""

    pk: int
    values: Mapping[str, Any]
    where: str


@dataclass(frozen=True, slots=True)
class PastKind:
    """A kind of old book. `permission` must let the actor into the room. `bring` returns the key of what became of each
    row; `acted_on(keys)` names those that someone has worked on since; `take_back(by, run, keys)` undoes.

    `either`: columns of which one at least must be there. `hand_over(by, file name, rows, given)` in their place: the
    room has a trial of its own; returns its address.
    """

    key: str
    title: Any  # words, perhaps lazy
    about: Any
    permission: str
    columns: tuple[Column, ...]
    given: tuple[Given, ...] = ()
    either: tuple[str, ...] = ()
    named: tuple[str, ...] = ()  # what such a book calls itself, in its title or on its sheet
    judge: Callable[[Actor, Mapping[str, Any]], Judge] | None = None
    bring: Callable[[Actor, int, Mapping[str, Any], Mapping[str, Any], Sequence[Bringing]], dict[int, int]] | None = (
        None
    )
    acted_on: Callable[[Sequence[int]], list[str]] | None = None
    take_back: Callable[[Actor, int, Sequence[int]], None] | None = None
    hand_over: Callable[[Actor, str, Sequence[Look], Mapping[str, Any]], str] | None = None

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)


KINDS: dict[str, PastKind] = {}


def past_kind(kind: PastKind) -> PastKind:
    """Declare a kind. Raises ValueError for a key, or a column's key, declared twice."""
    keys = [column.key for column in kind.columns]
    if kind.key in KINDS or len(set(keys)) != len(keys):
        raise ValueError(f"Kind of old book {kind.key!r}, or one of its columns, is declared twice.")
    KINDS[kind.key] = kind
    return kind
