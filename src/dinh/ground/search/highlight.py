"""Showing where the words stand: the found words of a text, marked, with their own diacritics."""

from __future__ import annotations

import re

from dinh.ground.fold import fold

Piece = tuple[str, bool]
SCANNED = 30_000  # characters of one text looked through for the passage to show
BEFORE, LENGTH = 60, 240


def _table() -> dict[int, str]:
    """One folded letter for each letter, so that places in the folded text are places in the text."""
    blocks = [range(0x41, 0x5B), range(0x79, 0x7A), range(0xC0, 0x250), range(0x1E00, 0x1F00)]
    folded = {code: fold(chr(code)) for block in blocks for code in block}
    return {code: letter for code, letter in folded.items() if len(letter) == 1}


_FOLDED = _table()


def pieces(text: str, words: tuple[str, ...]) -> list[Piece]:
    """The text cut into (words, found?) pieces; joined they give the text back. Where the words stand together
    somewhere, only those places are marked: «dân chủ» does not light every «dân»."""
    folded = text.translate(_FOLDED)
    together = _together(words)
    wanted = together if together.search(folded) else _pattern(words)
    out: list[Piece] = []
    place = 0
    for found in wanted.finditer(folded):
        out += [(text[place : found.start()], False), (text[found.start() : found.end()], True)]
        place = found.end()
    out.append((text[place:], False))
    return [piece for piece in out if piece[0]]


def passage(text: str, words: tuple[str, ...]) -> list[Piece]:
    """A passage of about 240 characters around the first place where the words stand together, or the first of them."""
    folded = text[:SCANNED].translate(_FOLDED)
    found = _together(words).search(folded) or _pattern(words).search(folded)
    begin = max(0, found.start() - BEFORE) if found else 0
    begin = folded.rfind(" ", 0, begin) + 1 if begin else 0
    end = begin + LENGTH
    if end < len(text):
        end = max(folded.rfind(" ", begin, end), found.end() if found else begin + 1)
    cut = pieces(" ".join(text[begin:end].split()), words)
    before = [("… ", False)] if begin else []
    after = [(" …", False)] if end < len(text) else []
    return [*before, *cut, *after]


def _together(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b" + r"[^a-z0-9]+".join(words) + "[a-z0-9]*")


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    *whole, last = (re.escape(word) for word in words)
    return re.compile(r"\b(?:" + "|".join([*(f"{word}\\b" for word in whole), rf"{last}[a-z0-9]*"]) + ")")
