"""The figures of mediation, and the two rates with their formulas: the law defines none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.translation import gettext_lazy as _


class Dated(Protocol):
    """What counting needs of a case."""

    received_on: date
    outcome_on: date | None
    state: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Cases of a period. Whatever the cases: carried + received = settled + not_settled + ended + still_open."""

    carried: int = 0
    received: int = 0
    settled: int = 0
    not_settled: int = 0
    ended: int = 0
    still_open: int = 0

    @property
    def handled(self) -> int:
        """All that was to be dealt with: left from before, and received in the period."""
        return self.carried + self.received

    @property
    def tried(self) -> int:
        """Those that came to «thành» or «không thành»."""
        return self.settled + self.not_settled

    def __add__(self, other: Figures) -> Figures:
        return Figures(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


def figures(cases: Iterable[Dated], start: date, end: date) -> Figures:
    """Count cases that stand in a book for the days `start`–`end`, both included, as things stood at `end`."""
    counts = dict.fromkeys(Figures.__slots__, 0)
    for case in cases:
        if (kind := kind_of(case, start, end)) is None:
            continue
        counts["received" if case.received_on >= start else "carried"] += 1
        counts[kind] += 1
    return Figures(**counts)


def kind_of(case: Dated, start: date, end: date) -> str | None:
    """How a case counts in the period: by its outcome if that fell in it, else still open; None when it does not."""
    if case.received_on > end or (case.outcome_on is not None and case.outcome_on < start):
        return None
    return case.state if case.outcome_on is not None and case.outcome_on <= end else "still_open"


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate that never stands without its formula."""

    title: object
    formula: object
    part: int
    whole: int


NOT_DEFINED = _("Luật Hòa giải ở cơ sở không định nghĩa tỷ lệ hòa giải thành; vì vậy ghi cả hai cách tính.")


def rates(found: Figures) -> tuple[Rate, Rate]:
    return (
        Rate(
            _("Trên số vụ đã có kết quả thành, không thành"), _("thành ÷ (thành + không thành)"),
            found.settled, found.tried,
        ),
        Rate(
            _("Trên số vụ phải giải quyết"), _("thành ÷ (tồn kỳ trước + tiếp nhận trong kỳ)"),
            found.settled, found.handled,
        ),
    )  # fmt: skip
