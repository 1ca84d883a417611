"""What a person asks for, as tokens, before any database is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dinh.ground.actor import Actor
from dinh.ground.search.index import EVERYONE, door, door_of_kind, door_of_year
from dinh.ground.search.marks import marked_words
from dinh.ground.search.tokens import NUMBERED, index_words
from dinh.ground.search.typing import readings

MOST_WORDS = 12  # a sentence pasted into the box must not become an endless query
MOST_CHARACTERS = 400
_COUNTED = re.compile(r"([^\W\d_]+)(\d{1,4})")


@dataclass(frozen=True, slots=True)
class Question:
    """`words` are folded, in order; `exact` those typed with diacritics. `doors` are the tokens of what this reader
    may open, one must be on a record; all of `narrow` must (its kind, its year). When `unfinished`, the last word also
    stands for longer ones. `commune`: whose records alone can lie behind the doors, None for all communes'."""

    words: tuple[str, ...]
    exact: tuple[str, ...]
    doors: tuple[str, ...]
    narrow: tuple[str, ...] = ()
    unfinished: bool = False
    commune: int | None = None

    @property
    def phrase(self) -> str:
        """The words side by side, as they stand in a folded text with a space at each end."""
        return f" {' '.join(self.words)}{'' if self.unfinished else ' '}"

    def left_unfinished(self) -> Question | None:
        """The same with its last word unfinished; None for a single letter or a number, which would stand for half
        the dictionary."""
        last = self.words[-1]
        return replace(self, unfinished=True) if len(last) > 1 and not last.isdigit() else None


def ask(by: Actor, text: str, kind: str = "", year: int | None = None, everywhere: bool = False) -> Question | None:
    """The question of a reader, None when nothing that can be looked for was typed. `everywhere` asks what every
    commune of the house shows the public, and nothing else."""
    words = tuple(index_words(text[:MOST_CHARACTERS])[:MOST_WORDS])
    if not words:
        return None
    narrow = ([door_of_kind(kind)] if kind else []) + ([door_of_year(year)] if year else [])
    exact = tuple(marked_words(text[:MOST_CHARACTERS])[:MOST_WORDS])
    if everywhere:
        return Question(words, exact, (EVERYONE,), tuple(narrow))
    return Question(words, exact, doors_of(by), tuple(narrow), commune=by.commune.pk)


def doors_of(by: Actor) -> tuple[str, ...]:
    """The tokens of what a reader may open in the commune they are in."""
    powers = by.holding.post.powers if by.holding and by.holding.commune_id == by.commune.pk else []
    return (door(by.commune, ""), *(door(by.commune, power) for power in sorted(powers)))


def read_as_keys(text: str) -> str:
    """The text with its Telex or VNI keys made letters (`quyeets toans`: «quyết toán»); empty when there are none."""
    typed = text[:MOST_CHARACTERS].split()
    read = [_apart(word) or (readings(word) or [word])[0] for word in typed]
    return " ".join(read) if read != typed else ""


def _apart(word: str) -> str:
    """`quy3` as «quy 3», `to5` as «to 5»: there the digit is a number, not a tone."""
    found = _COUNTED.fullmatch(word)
    return f"{found[1]} {found[2]}" if found and index_words(found[1])[0] in NUMBERED else ""
