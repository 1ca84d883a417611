"""Showing where the words stand: the found words of a text, marked, with their own diacritics."""

from __future__ import annotations

import re
from functools import lru_cache

from dinh.ground.fold import fold
from dinh.ground.search.tokens import ROMAN

Piece = tuple[str, bool]
BEFORE, LENGTH = 60, 240


def _alike() -> dict[str, str]:
    """For each folded letter, the class of all letters that fold to it: `d` is `[DdĐđ]`.

    Looking for classes in the text itself stops at the first find and needs no folded copy of it.
    """
    blocks = [range(0x30, 0x3A), range(0x41, 0x5B), range(0x61, 0x7B), range(0xC0, 0x250), range(0x1E00, 0x1F00)]
    classes: dict[str, list[str]] = {}
    for code in (code for block in blocks for code in block):
        classes.setdefault(fold(chr(code)), []).append(chr(code))
    return {letter: f"[{''.join(all_)}]" for letter, all_ in classes.items() if len(letter) == 1}


_ALIKE = _alike()


def pieces(text: str, words: tuple[str, ...]) -> list[Piece]:
    """The text cut into (words, found?) pieces; joined they give the text back. Where the words stand together
    somewhere, only those places are marked: «dân chủ» does not light every «dân»."""
    together, apart = _patterns(words)
    wanted = together if together.search(text) else apart
    out: list[Piece] = []
    place = 0
    for found in wanted.finditer(text):
        out += [(text[place : found.start()], False), (text[found.start() : found.end()], True)]
        place = found.end()
    out.append((text[place:], False))
    return [piece for piece in out if piece[0]]


def passage(text: str, words: tuple[str, ...]) -> list[Piece]:
    """A passage of about 240 characters around the first place where the words stand together, or the first of them."""
    together, apart = _patterns(words)
    found = together.search(text) or apart.search(text)
    begin = max(0, found.start() - BEFORE) if found else 0
    begin = text.rfind(" ", 0, begin) + 1 if begin else 0
    end = begin + LENGTH
    if end < len(text):
        end = max(text.rfind(" ", begin, end), found.end() if found else begin + 1)
    cut = pieces(" ".join(text[begin:end].split()), words)
    before = [("… ", False)] if begin else []
    after = [(" …", False)] if end < len(text) else []
    return [*before, *cut, *after]


@lru_cache(maxsize=64)
def _patterns(words: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words side by side, and any of them; the last may be the beginning of a word."""
    *whole, last = map(_pattern, words)
    unfinished = rf"{last}[^\W_]*"
    together = re.compile(r"\b" + r"[\W_]+".join([*whole, unfinished]))
    any_of = "|".join([*(word + r"\b" for word in whole), unfinished])
    return together, re.compile(rf"\b(?:{any_of})")


_ROMAN_OF = {number: roman for roman, number in ROMAN.items()}


def _pattern(word: str) -> str:
    """All ways to write a folded word; `3` is also `03` and `III`, as the index has it."""
    plain = "".join(_ALIKE.get(letter, re.escape(letter)) for letter in word)
    if not word.isdigit():
        return plain
    roman = _ROMAN_OF.get(word)
    upper = f"|{roman.upper()}" if roman else ""
    return rf"(?:{'0?' if len(word) == 1 else ''}{plain}{upper})"


def spelt(text: str, words: tuple[str, ...]) -> str:
    """The folded words as a text writes them, for showing: `quiet toan` is «quyết toán»; a word the text lacks stays
    as it is."""
    together, _apart = _patterns(words)
    found = together.search(text)
    if found:
        return " ".join(found.group().split())
    singly = (re.search(rf"\b{_pattern(word)}\b", text) for word in words)
    return " ".join(one.group() if one else word for one, word in zip(singly, words, strict=True))
