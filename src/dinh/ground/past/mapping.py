"""Which column of a sheet is which column of a book: by what it is called, and by what stands in it.

    suggest(kind, titles, samples) -> list[Guess]      one for each column of the sheet
    likeliest(kinds, titles, above, name) -> PastKind | None

Pure: nothing here asks the database.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dinh.ground.fold import words
from dinh.ground.past.kinds import Column, PastKind
from dinh.scribe.ledgers.cells import Cell, numbered, phone, whole
from dinh.scribe.ledgers.cells import words as cell_words
from dinh.scribe.ledgers.days import read_day
from dinh.scribe.ledgers.spreads import read_spread

SURE, FAIR, LEAST = 0.9, 0.7, 0.5  # confidence from which a guess is sure, fair, offered at all
ORDINALS = {"stt", "tt", "so tt", "so thu tu", "thu tu"}


@dataclass(frozen=True, slots=True)
class Guess:
    """`key` of the book's column, empty when none is offered; `confidence` 0 to 1."""

    key: str = ""
    confidence: float = 0.0

    @property
    def tone(self) -> str:
        """`sure`, `fair`, `weak`; empty where nothing is offered."""
        if not self.key:
            return ""
        return "sure" if self.confidence >= SURE else "fair" if self.confidence >= FAIR else "weak"


def known_to(kinds: Iterable[PastKind]) -> set[str]:
    """Every title a column of these kinds may have, folded."""
    return {name for kind in kinds for column in kind.columns for name in column.names} | ORDINALS


def suggest(kind: PastKind, titles: Sequence[str], samples: Sequence[Sequence[Cell]]) -> list[Guess]:
    """The best guess for each column, no column of the book twice: the surest pair first."""
    pairs = sorted(
        (
            (-_score(column, title, samples[at] if at < len(samples) else ()), at, order, column.key)
            for at, title in enumerate(titles)
            if title and " ".join(words(title)) not in ORDINALS
            for order, column in enumerate(kind.columns)
        )
    )
    made = [Guess() for _title in titles]
    taken: set[str] = set()
    for score, at, _order, key in pairs:
        if -score >= LEAST and not made[at].key and key not in taken:
            made[at] = Guess(key, round(min(-score, 1.0), 2))
            taken.add(key)
    return made


def _score(column: Column, title: str, samples: Sequence[Cell]) -> float:
    named = max((_alike(name, title) for name in column.names), default=0.0)
    if not named:
        return 0.0
    share = _fits(column, samples)
    if share is None:
        return named
    return named + 0.05 * share if share >= 0.5 else named - 0.35 * (1 - share)


def _alike(name: str, title: str) -> float:
    """How far a title of a sheet is a name of a column: 1 when it is, less when it says more, or only part of it. Of
    «Người gửi: Họ tên» the whole counts first, then its end."""
    whole_title = " ".join(words(title))
    end = " ".join(words(title.rpartition(": ")[2]))
    if name == whole_title:
        return 1.0
    if name == end:
        return 0.88
    mine, theirs = set(name.split()), set(whole_title.split())
    both = mine & theirs
    if not both:
        return 0.0
    if f" {name} " in f" {whole_title} ":
        return 0.6 + 0.3 * len(mine) / len(theirs)
    return 0.75 * len(both) / len(mine | theirs) if len(both) >= 2 else 0.0


def _fits(column: Column, samples: Sequence[Cell]) -> float | None:
    """The share of samples that could stand in a column of this kind; None where any words could."""
    filled = [cell for cell in samples if cell_words(cell)]
    if not filled:
        return None
    if column.kind == "day":
        return sum(bool((day := read_day(cell, 2000)) and day.day) for cell in filled) / len(filled)
    if column.kind == "span":
        return sum(bool((span := read_spread(cell, 2000)) and span.read) for cell in filled) / len(filled)
    if column.kind == "phone":
        return sum(phone(cell)[1] for cell in filled) / len(filled)
    if column.kind == "whole":
        return sum(whole(cell) is not None for cell in filled) / len(filled)
    if column.kind == "symbol":
        return sum(bool(numbered(cell_words(cell))) or len(cell_words(cell)) < 30 for cell in filled) / len(filled)
    if column.kind == "person":
        return sum(_named(cell_words(cell)) for cell in filled) / len(filled)
    days = sum(bool((day := read_day(cell)) and day.day) for cell in filled) / len(filled)
    return 0.0 if days > 0.8 else None


def _named(text: str) -> bool:
    return 2 <= len(text.split()) <= 12 and not re.search(r"\d{3}", text)


def likeliest(kinds: Sequence[PastKind], titles: Sequence[str], above: Sequence[str], name: str) -> PastKind | None:
    """The kind of book a sheet is most like; None where it has not even half of any kind's needed columns."""
    said = " ".join(words(" ".join((*above, name))))
    best: tuple[float, int, PastKind] | None = None
    for order, kind in enumerate(kinds):
        guesses = suggest(kind, titles, ())
        found = {guess.key for guess in guesses if guess.key}
        needed = [column.key for column in kind.columns if column.needed]
        if len(found) < 2 or sum(key in found for key in needed) * 2 < len(needed):
            continue
        called = sum(3.0 for each in kind.named if " ".join(words(each)) in said)
        score = called + sum(guess.confidence for guess in guesses) - sum(key not in found for key in needed)
        if best is None or score > best[0]:
            best = score, -order, kind
    return best[2] if best else None


def digest(kind: str, titles: Iterable[str]) -> str:
    """What the same heads of the same kind of book share."""
    folded = "\n".join(" ".join(words(title)) for title in titles)
    return hashlib.sha256(f"{kind}\n{folded}".encode()).hexdigest()
