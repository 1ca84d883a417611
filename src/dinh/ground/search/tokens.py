"""The words of the index, and of a question: folded, with numbers written in one way."""

from __future__ import annotations

import re

from dinh.ground.fold import words

_NUMERALS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
ROMAN = {numeral: str(number) for number, numeral in enumerate(_NUMERALS.split(" "), start=1)}
# After these a Roman numeral is a number («quý III», «Kỳ họp thứ IV», «khu vực II»); elsewhere `v` or `x` is a letter.
_BEFORE = "qui ki khoa thu hang loai cap dot lan chuong phan muc vuc nhom buoc giai tap"
_COUNTED = frozenset(_BEFORE.split(" "))
NUMBERED = _COUNTED | {"to", "lop", "so", "thon", "ap", "khu", "thang", "nam", "ngai", "dieu"}  # before a number
_ZEROS = re.compile(r"0\d")


def index_words(text: str) -> list[str]:
    """The folded words of a text, with `quý III` as `qui 3` and `05/10` as `5 10`.

    >>> index_words("Quý III") == index_words("quy 3") == index_words("quy iii") == ["qui", "3"]
    True
    >>> index_words("ngày 05/10/2026")
    ['ngai', '5', '10', '2026']
    """
    found = words(text)
    before = ""
    for place, word in enumerate(found):
        if before in _COUNTED and word in ROMAN:
            found[place] = ROMAN[word]
        elif len(word) == 2 and _ZEROS.match(word):
            found[place] = word[1]
        before = word
    return found
