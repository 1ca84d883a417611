"""What changed between two versions of a text: paragraph beside paragraph, word by word where it pays.

    changes(old: str, new: str) -> tuple[Change, ...]             in reading order
    summary(made: Iterable[Change]) -> Summary                    how many paragraphs, how many words

Bounded: two texts of five hundred pages take about a second. Where too much has changed to compare within a paragraph,
the paragraph is given whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from dinh.scribe.writing.words import clean

Kind = Literal["same", "added", "removed", "changed"]

MOST_ALIKE = 100_000  # pairs of equal lines, or words, that may be weighed against each other
MOST_PAIRS = 400  # pairs of a gap that are weighed against each other
MOST_WORDS = 2_000  # words of a paragraph compared word by word
ALIKE = 0.4  # the share of words in common that makes two paragraphs one that changed
_WORD = re.compile(r"\w+|[^\w\s]|\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a paragraph; `kept` False: it stands in this version only."""

    text: str
    kept: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph. `old` is empty when it was added, `new` when it was removed. The pieces of a side joined are its
    text; in paragraphs that are the same, or given whole, there is one piece."""

    kind: Kind
    old: str
    new: str
    old_pieces: tuple[Piece, ...]
    new_pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Paragraphs by kind, and words that stand in one version only."""

    same: int
    added: int
    removed: int
    changed: int
    words_added: int
    words_removed: int

    @property
    def is_same(self) -> bool:
        return not (self.added or self.removed or self.changed)


def changes(old: str, new: str) -> tuple[Change, ...]:
    """Every paragraph of both texts, those that are the same included; empty lines and blanks do not count."""
    before, after = _paragraphs(old), _paragraphs(new)
    found: list[Change] = []
    quick = SequenceMatcher(None, before, after, autojunk=False).get_opcodes if _is_quick(before, after) else None
    for tag, i, j, k, m in quick() if quick else _coarse(before, after):
        if tag == "equal":
            found += [_same(text) for text in after[k:m]]
        else:
            found += _gap(before[i:j], after[k:m])
    return tuple(found)


def summary(made: Iterable[Change]) -> Summary:
    """The numbers of a comparison."""
    kinds: dict[Kind, int] = {"same": 0, "added": 0, "removed": 0, "changed": 0}
    words_added = words_removed = 0
    for change in made:
        kinds[change.kind] += 1
        words_added += _words(change.new_pieces)
        words_removed += _words(change.old_pieces)
    return Summary(kinds["same"], kinds["added"], kinds["removed"], kinds["changed"], words_added, words_removed)


def _words(pieces: Sequence[Piece]) -> int:
    return sum(len(re.findall(r"\w+", piece.text)) for piece in pieces if not piece.kept)


def _paragraphs(text: str) -> list[str]:
    return [tight for line in clean(text).split("\n") if (tight := " ".join(line.split()))]


def _is_quick(before: list[str], after: list[str]) -> bool:
    """A line or a word that stands a thousand times in both would be weighed against itself a million times."""
    counts: dict[str, int] = {}
    for line in after:
        counts[line] = counts.get(line, 0) + 1
    return sum(counts.get(line, 0) for line in before) <= MOST_ALIKE


def _coarse(before: list[str], after: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """What both begin and end with is the same; the middle is one gap."""
    most = min(len(before), len(after))
    head = next((at for at in range(most) if before[at] != after[at]), most)
    left = most - head
    tail = next((at for at in range(left) if before[-1 - at] != after[-1 - at]), left)
    yield "equal", 0, head, 0, head
    yield "replace", head, len(before) - tail, head, len(after) - tail
    yield "equal", len(before) - tail, len(before), len(after) - tail, len(after)


def _same(text: str) -> Change:
    return Change("same", text, text, (Piece(text, True),), (Piece(text, True),))


def _gap(before: list[str], after: list[str]) -> Iterator[Change]:
    """Paragraphs between two that are the same: those alike are one that changed, the rest came or went."""
    gone = come = 0
    for i, j in _paired(before, after):
        yield from map(_removed, before[gone:i])
        yield from map(_added, after[come:j])
        yield _changed(before[i], after[j])
        gone, come = i + 1, j + 1
    yield from map(_removed, before[gone:])
    yield from map(_added, after[come:])


def _paired(before: list[str], after: list[str]) -> list[tuple[int, int]]:
    """Indices of paragraphs that are one before and after a change, both rising; none where there are too many."""
    if len(before) * len(after) > MOST_PAIRS * MOST_PAIRS:
        return []
    pairs: list[tuple[int, int]] = []
    bags = [set(re.findall(r"\w+", text.lower())) for text in after]
    told = 0
    for i, text in enumerate(before):
        bag = set(re.findall(r"\w+", text.lower()))
        best, most = -1, ALIKE
        for j in range(told, len(after)):
            alike = len(bag & bags[j]) / max(len(bag | bags[j]), 1)
            if alike > most:
                best, most = j, alike
        if best >= 0:
            pairs.append((i, best))
            told = best + 1
    return pairs


def _added(text: str) -> Change:
    return Change("added", "", text, (), (Piece(text, False),))


def _removed(text: str) -> Change:
    return Change("removed", text, "", (Piece(text, False),), ())


def _changed(old: str, new: str) -> Change:
    before, after = _WORD.findall(old), _WORD.findall(new)
    if max(len(before), len(after)) > MOST_WORDS or not _is_quick(before, after):
        return Change("changed", old, new, (Piece(old, False),), (Piece(new, False),))
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        kept = tag == "equal"
        _put(left, "".join(before[i:j]), kept)
        _put(right, "".join(after[k:m]), kept)
    return Change("changed", old, new, tuple(left), tuple(right))


def _put(pieces: list[Piece], text: str, kept: bool) -> None:
    """Joins a run to the one before when both are kept or both are not."""
    if not text:
        return
    if pieces and pieces[-1].kept == kept:
        text = pieces.pop().text + text
    pieces.append(Piece(text, kept))
