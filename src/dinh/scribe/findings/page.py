"""What every check looks at: the reading, its text washed for matching, and the few questions they all ask of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

from dinh.scribe.facts import Finding, Reading, Severity
from dinh.scribe.findings.codes import CODES
from dinh.scribe.findings.identity import Match, matches
from dinh.scribe.findings.letters import LOWER, UPPER
from dinh.scribe.grammar import citations
from dinh.scribe.grammar.citations import Cited
from dinh.scribe.layout.sheet import lower, wash

# «căn cứ » luật …, «căn cứ vào các » nghị định …
_GROUND = re.compile(
    r"căn\s+cứ\s+(?:vào\s+|các\s+)?"
    r"(?=hiến pháp|bộ luật|luật|pháp|nghị|quyết|thông|chỉ|kế|hướng|công|kết|quy|chương|đề|điều lệ)"
)
# What may stand before it: a line's start with its dash, or the «;» of a flattened copy
_GROUND_BEFORE = re.compile(r"(?:^|[;.\n])[\s\-+]*$")
_GROUND_END = re.compile(rf"\n\s*\n|[.;]\s*\n|\.\s+(?=[{UPPER}])")
# A full stop ends a sentence before a capital; «4. » and «số 1.200» do not. A labelled or a blank line ends it too.
_SENTENCE_END = re.compile(
    rf"(?:(?<=[^\W\d_]{{2}})|(?<=\d{{4}})|(?<=[%)”\"’]))[.!?]+[\"”’')]*\s+(?=[^{LOWER}])"
    r"|\n\s*\n|\n(?=\s*(?:[-+]|\d{1,2}[.)]|[IVX]+[.-])\s)"
)
# «2.799» before a slash, «2942» behind it; a third number makes a date, a letter the number of a document
_PART = re.compile(r"(?<![\w.,/-])(\d{1,3}(?:\.\d{3})+|\d{1,7})\s?$")
_WHOLE = re.compile(r"\s?(\d{1,3}(?:\.\d{3})+|\d{1,7})(?![\w/-]|[.,]\d|\s?[/-]\s?\w)")
_CLAUSE_END = re.compile(r"[;:]\s")
_MARGIN = 40  # blanks and a dash before the first word of a paragraph
_LONGEST_GROUND = 3_000
_MOST_PLACES = 5_000
_CHUNK = 400  # how far a sentence is followed: longer ones are lists that ran together


class LocalRegister(Protocol):
    """The commune's own register of papers."""

    def lookup(self, number: str) -> tuple[date | None, str | None] | None:
        """Day of issue and subject of the paper entered under `number` (no blanks in it); None where there is none."""


@dataclass(frozen=True, slots=True)
class Pair:
    """«2799/2.942»: part and whole, with their places."""

    part: int
    whole: int
    start: int
    part_end: int
    whole_start: int
    end: int


@dataclass(frozen=True)
class Page:
    """`clean` and `low` have one character for each of `text`: a place in one is a place in the others.

    `day` is the day the document is judged by: its own, else `today`; without either nothing that needs a day is said.
    """

    reading: Reading
    day: date | None
    register: LocalRegister | None
    style: bool
    clean: str
    low: str

    @property
    def text(self) -> str:
        return self.reading.text

    @cached_property
    def mentions(self) -> tuple[Cited, ...]:
        """Every citation by number, repeated ones too, without the document's own number."""
        own = self.reading.number
        grounds = self.grounds
        starts = [start for start, _ in grounds]

        def is_ground(at: int) -> bool:
            k = bisect_right(starts, at) - 1
            return k >= 0 and at < grounds[k][1]

        found = citations.mentions(self.clean, self.low, is_ground)
        own_key = re.sub(r"[-/.]+", " ", own.value.casefold()) if own else None
        return tuple(
            cited
            for cited in found
            if not (own and own.start < cited.citation.end and cited.citation.start < own.end)
            and not (cited.key == own_key and cited.citation.date in (None, self.reading.day))
        )

    @cached_property
    def matches(self) -> list[Match]:
        """The citations that the register of known documents holds."""
        return matches(self.mentions, self.low)

    @cached_property
    def grounds(self) -> list[tuple[int, int]]:
        """The paragraphs that begin with «Căn cứ» and name a document."""
        spans: list[tuple[int, int]] = []
        for at in sorted(self.places("căn cứ", "căn\ncứ")):
            match = _GROUND.match(self.low, at)
            if match and _GROUND_BEFORE.search(self.low, max(0, at - _MARGIN), at):
                stop = _GROUND_END.search(self.clean, match.end(), match.end() + _LONGEST_GROUND)
                spans.append((at, stop.start() + 1 if stop else min(len(self.clean), match.end() + _LONGEST_GROUND)))
        return spans

    @cached_property
    def pairs(self) -> list[Pair]:
        """Every two numbers with a slash between them; not in a date, nor in the number of a document."""
        found = []
        for at in self.places("/"):
            part = _PART.search(self.low, max(0, at - 14), at)
            whole = _WHOLE.match(self.low, at + 1) if part else None
            if part and whole and not self.in_citation(at):
                places = part.start(1), part.end(1), whole.start(1), whole.end(1)
                found.append(Pair(_count(part[1]), _count(whole[1]), *places))
        return found

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence around `at`, at most 400 characters to each side."""
        start, limit = max(0, at - _CHUNK), min(len(self.clean), at + _CHUNK)
        for match in _SENTENCE_END.finditer(self.clean, start, limit):
            if match.end() > at:
                return start, match.start() + 1
            start = match.end()
        return start, limit

    def clause(self, at: int) -> tuple[int, int]:
        """The part of the sentence around `at` between semicolons and colons."""
        start, end = self.sentence(at)
        for match in _CLAUSE_END.finditer(self.low, start, end):
            if match.end() <= at:
                start = match.end()
            else:
                return start, match.start()
        return start, end

    def words(self, span: tuple[int, int]) -> str:
        """The lower-case words of a span on one line."""
        return " ".join(self.low[span[0] : span[1]].split())

    def printed(self, start: int, end: int) -> str:
        """The words as printed, on one line, for a message."""
        return " ".join(self.clean[start:end].split())

    def places(self, *literals: str) -> Iterator[int]:
        """Where any of these literals begins in `low`: far quicker than a pattern, most texts hold none. Each literal
        gives at most 5 000 places: more is no official paper, and must not cost minutes."""
        for literal in literals:
            at = self.low.find(literal)
            for _ in range(_MOST_PLACES):
                if at < 0:
                    break
                yield at
                at = self.low.find(literal, at + 1)

    def in_citation(self, at: int) -> bool:
        """True inside a number with its date."""
        starts = self._cited_starts
        k = bisect_right(starts, at) - 1
        return k >= 0 and at < self.mentions[k].span[1]

    @cached_property
    def _cited_starts(self) -> list[int]:
        return [cited.span[0] for cited in self.mentions]

    def mentions_between(self, start: int, end: int) -> Iterator[Cited]:
        """The citations that begin in `[start, end)`."""
        k = bisect_right(self._cited_starts, start - 1)
        while k < len(self.mentions) and self._cited_starts[k] < end:
            yield self.mentions[k]
            k += 1


def _count(printed: str) -> int:
    return int(printed.replace(".", ""))


def page(
    reading: Reading, *, today: date | None = None, register: LocalRegister | None = None, style: bool = False
) -> Page:
    clean = wash(reading.text)
    return Page(reading, reading.day or today, register, style, clean, lower(clean))


def finding(
    code: str,
    start: int,
    end: int,
    message: str,
    suggestion: str | None = None,
    *,
    severity: Severity | None = None,
    confidence: float = 1.0,
) -> Finding:
    """A finding of a known code; its usual severity unless another is given."""
    return Finding(code, severity or CODES[code].severity, message, start, end, suggestion, confidence)
