"""Folding Vietnamese for search and matching: what people type without diacritics meets what officials wrote with
them."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile(r"[\u0300-\u036f]")
_LETTERS = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})
_WORDS = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """Lower case without tones or marks, đ as d, y as i: `Hoà giải, KỸ thuật` and `hòa giải, kĩ thuật` fold alike.

    >>> fold("Đường Hoà Bình") == fold("duong hòa bình") == "duong hoa binh"
    True
    >>> fold("kỹ sư") == fold("kĩ sư")
    True
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text)).translate(_LETTERS).casefold()
    return bare.replace("y", "i")


def words(text: str) -> list[str]:
    """The folded words of a text, in order.

    >>> words("Số 109 -CV/ĐU")
    ['so', '109', 'cv', 'du']
    """
    return _WORDS.findall(fold(text))
