"""What an outline (đề cương) is made of: sections in order, and what fills each.

A part is one of: `Count` (a sentence from an indicator), `Papers` (the papers a body issued), `TaskTable` (the turns
due in the period), `Entered` (a figure a member enters with its records), `Units` (what the unit reports say),
`Shares` (a chart of shares), `Written` (words only a person can write). Every section also takes a writer's passage.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Count:
    """A sentence for zero, one, many of an indicator; `{n}` is the count or part, `{whole}` and `{share}` for shares.

    `compare` adds how it stands beside the same days a year earlier; `listed` puts its records into an annex.
    """

    indicator: str
    zero: str
    one: str
    many: str
    compare: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers the body issued in the period, of these types, cited in full."""

    lead: str
    none: str
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskTable:
    """The body's turns due in the period: task, source, due, result."""

    caption: str
    none: str


@dataclass(frozen=True, slots=True)
class Entered:
    """A figure to enter. `merge`: the receiver's report sums the units' figures. `share` asks for the whole too."""

    key: str
    label: str
    unit: str
    zero: str
    many: str
    share: bool = False
    merge: bool = True


@dataclass(frozen=True, slots=True)
class Units:
    """What the submitted unit reports say in the same section, each under its unit's name."""


@dataclass(frozen=True, slots=True)
class Shares:
    """A chart of shares, each bar a whole and its part: `bars` are (indicator, short label)."""

    title: str
    bars: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Written:
    """Words only a person can write; `hint` says what belongs here. Compulsory before signing."""

    hint: str


Part = Count | Papers | TaskTable | Entered | Units | Shares | Written
Kind = Literal["commune", "agency", "unit", "enterprise"]


@dataclass(frozen=True, slots=True)
class Section:
    """`key` is its place (`3.1.2`), `kinds` the kinds of units it is for: empty, for all. The report that merges has
    every section."""

    key: str
    level: int
    title: str
    parts: tuple[Part, ...] = ()
    kinds: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    key: str
    title: str
    subject: str
    sections: tuple[Section, ...]

    def section(self, key: str) -> Section:
        return next(section for section in self.sections if section.key == key)

    def for_kind(self, kind: Kind | None) -> Outline:
        """Only the sections for units of this kind; None keeps all."""
        kept = tuple(one for one in self.sections if kind is None or not one.kinds or kind in one.kinds)
        return Outline(self.key, self.title, self.subject, kept)

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(part for section in self.sections for part in section.parts)

    @property
    def figures(self) -> tuple[Entered, ...]:
        return tuple(part for part in self.parts if isinstance(part, Entered))

    @property
    def counts(self) -> tuple[Count, ...]:
        return tuple(part for part in self.parts if isinstance(part, Count))
