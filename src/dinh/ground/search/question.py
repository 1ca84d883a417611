"""What a person asks for, as tokens, before any database is asked."""

from __future__ import annotations

from dataclasses import dataclass

from dinh.ground.actor import Actor
from dinh.ground.fold import words
from dinh.ground.search.index import door, door_of_kind
from dinh.ground.search.marks import marked_words

MOST_WORDS = 12  # a sentence pasted into the box must not become an endless query


@dataclass(frozen=True, slots=True)
class Question:
    """`words` are folded, in order; the last may be the beginning of a word. `exact` are those typed with diacritics.
    `doors` are the tokens of what this reader may open, one must be on a record; `kind` narrows to one token."""

    words: tuple[str, ...]
    exact: tuple[str, ...]
    doors: tuple[str, ...]
    kind: str = ""

    @property
    def open_ended(self) -> bool:
        """Whether the last word also stands for longer ones; a single letter would stand for half the dictionary."""
        return len(self.words[-1]) > 1 and not self.words[-1].isdigit()


def ask(by: Actor, text: str, kind: str = "") -> Question | None:
    """The question of a reader, None when nothing that can be looked for was typed."""
    found = tuple(words(text[:400])[:MOST_WORDS])
    if not found:
        return None
    powers = by.holding.post.powers if by.holding and by.holding.commune_id == by.commune.pk else []
    doors = (door(by.commune, ""), *(door(by.commune, power) for power in sorted(powers)))
    return Question(found, tuple(marked_words(text[:400])[:MOST_WORDS]), doors, door_of_kind(kind) if kind else "")
