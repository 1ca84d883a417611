"""Users' words made fit for a poster: only what the font draws, and no word wider than its line."""

from __future__ import annotations

import re

from dinh.scribe.writing.metrics import prints, width
from dinh.scribe.writing.words import lines, one_line

_MAY_BREAK = "\u200b"  # a blank of no width
_INSIDE_ADDRESS = re.compile(r"(?<=[/.?&=_-])(?=.)")


def drawn(text: str) -> str:
    """`text` on one line without what would print as an empty box (emoji, foreign scripts)."""
    return one_line("".join(char if prints(char) or char.isspace() else " " for char in one_line(text)))


def drawn_lines(text: str) -> tuple[str, ...]:
    """The same, line by line, empty lines left out."""
    return tuple(filter(None, map(drawn, lines(text))))


def breakable(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """`text` with a break allowed wherever a word is wider than `room` points at `size`."""
    return " ".join(_MAY_BREAK.join(pieces(word, room, size, bold=bold)) for word in text.split())


def pieces(word: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """The word cut into parts no wider than `room`, after a slash or a dot where there is one."""
    if width(word, size, bold=bold) <= room:
        return [word]
    made = [""]
    for part in _INSIDE_ADDRESS.split(word):
        if width(made[-1] + part, size, bold=bold) <= room:
            made[-1] += part
            continue
        made.append("")
        for char in part:
            if made[-1] and width(made[-1] + char, size, bold=bold) > room:
                made.append("")
            made[-1] += char
    return [each for each in made if each]


def spaced(code: str) -> str:
    """Digits in threes, as people read them out.

    >>> spaced("482913"), spaced("48291")
    ('482 913', '48 291')
    """
    tight = "".join(code.split())
    first = len(tight) % 3
    return " ".join(filter(None, [tight[:first], *(tight[at : at + 3] for at in range(first, len(tight), 3))]))
