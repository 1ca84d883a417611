"""Numbers and names as the register keeps them: composed, without double spaces, sortable, searchable."""

from __future__ import annotations

import re
import unicodedata

from dinh.ground.fold import fold, words

_DIGITS = re.compile(r"\d+")
WIDTH = 10  # digits a number is padded to: more than any register counts


def tidy(text: str) -> str:
    """Composed letters, single spaces, nothing invisible at either end.

    >>> tidy("  Lê  Va\\u0306n\\u00a0Tám ")
    'Lê Văn Tám'
    """
    return " ".join(unicodedata.normalize("NFC", text).replace("\u200b", "").split())


def numbered(text: str) -> str:
    """A household's number as the register writes it: capital letters, no spaces.

    >>> numbered(" h 007 ")
    'H007'
    """
    return "".join(tidy(text).split()).upper()


def natural(number: str) -> str:
    """A key by which H2 comes before H10.

    >>> sorted(["H10", "H2", "A-3"], key=natural)
    ['A-3', 'H2', 'H10']
    """
    return _DIGITS.sub(lambda found: found.group().zfill(WIDTH), fold(number))


def folded(number: str, representative: str, head: str, address: str) -> str:
    """What search looks in."""
    return " ".join(words(" ".join([number, representative, head, address])))[:500]


def next_number(number: str) -> str:
    """The number after this one: its last run of digits counted on, its width kept; `-1` added when it has none.

    >>> next_number("01-009"), next_number("H99"), next_number("A")
    ('01-010', 'H100', 'A-1')
    """
    runs = list(_DIGITS.finditer(number))
    if not runs:
        return f"{number}-1"
    last = runs[-1]
    counted = str(int(last.group()) + 1).zfill(len(last.group()))
    return f"{number[: last.start()]}{counted}{number[last.end() :]}"
