"""Spellings of Vietnamese that mean the same: Unicode forms, hyphens, the place of the tone mark, the borrowed «Ð».

Folding keeps the letters themselves (đ is not d, ê is not e): two different words never become one here.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

_LOOKALIKES = str.maketrans(
    {"Ð": "Đ", "ð": "đ", "\u00a0": " ", "\u202f": " ", "\u200b": "", "\ufeff": "", "\u00ad": ""}
)
_HYPHENS = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_SLASHES = re.compile("[\u2044\u2215\uff0f]")
_TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
_OPEN_PAIRS = re.compile(rf"(?<!q)([ou])([{_TONES}])([aey])(?![\u0300-\u036f])")
_PLAIN = re.compile(rf"[{_TONES}\u0302\u0306\u031b]")


def tidy(text: str) -> str:
    """NFC, plain hyphens and slashes, «Ð» as «Đ», one space between words: the words themselves are untouched.

    >>> tidy("QÐ  217 – QÐ/TW")
    'QĐ 217 - QĐ/TW'
    """
    text = unicodedata.normalize("NFC", text).translate(_LOOKALIKES)
    return " ".join(_SLASHES.sub("/", _HYPHENS.sub("-", text)).split())


def fold(text: str) -> str:
    """A key for comparing words: `tidy`, lower case, and the tone mark moved to one place (hòa = hoà, ủy = uỷ).

    >>> fold("Ủy ban  HÒA giải") == fold("Uỷ ban hoà giải")
    True
    >>> fold("đề án") == fold("dề án")
    False
    """
    parts = unicodedata.normalize("NFD", tidy(text).lower())
    return unicodedata.normalize("NFC", _OPEN_PAIRS.sub(r"\1\3\2", parts))


def bare(text: str) -> str:
    """`fold` without any diacritics, for text typed on a keyboard that has none.

    >>> bare("11-QĐi/TW")
    '11-qdi/tw'
    """
    parts = unicodedata.normalize("NFD", tidy(text).lower()).replace("đ", "d")
    return unicodedata.normalize("NFC", _PLAIN.sub("", parts))


def near(word: str, known: Iterable[str], limit: int = 5) -> list[str]:
    """Known words spelt like `word`, or containing it, the nearest first; at most `limit`."""
    names = sorted(set(known))
    typed = bare(word)
    inside = sorted((name for name in names if typed and typed in bare(name)), key=lambda name: bare(name).index(typed))
    alike = difflib.get_close_matches(word, names, n=limit, cutoff=0.5)
    return list(dict.fromkeys([*inside[:limit], *alike]))[:limit]
