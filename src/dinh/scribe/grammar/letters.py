"""Capitals and small letters of Vietnamese in patterns.

In Unicode the two cases of ẠẢẤ… stand interleaved, so that the range À-Ỹ also holds small letters. Patterns
say `À-Ỹ` for the capitals and `à-ỹ` for the small letters, and `pattern` puts the letters themselves there.
"""

from __future__ import annotations

import re

_ALL = [*map(chr, range(0xC0, 0x178)), "ơ", "Ơ", "ư", "Ư", *map(chr, range(0x1EA0, 0x1EFA))]
CAPITALS = "".join(letter for letter in _ALL if letter.isupper())
SMALL = "".join(letter for letter in _ALL if letter.islower())


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """`text` compiled, its `À-Ỹ` meaning capitals and its `à-ỹ` small letters.

    >>> bool(pattern("[A-ZÀ-Ỹ]").match("ủ")), bool(pattern("[A-ZÀ-Ỹ]").match("Ủ")), bool(pattern("[a-zà-ỹ]").match("Ủ"))
    (False, True, False)
    """
    return re.compile(text.replace("À-Ỹ", CAPITALS).replace("à-ỹ", SMALL), flags)


def loose(text: str) -> re.Pattern[str]:
    """`pattern` in which each blank stands for any run of blanks and line ends, as a copy may break the words.

    >>> bool(loose("hoàn thành").match("hoàn\\n  thành"))
    True
    """
    return pattern(text.replace(" ", r"\s+"))
