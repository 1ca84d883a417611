"""Vietnamese letters and words for patterns. Unicode's blocks mix small and capital letters: both are listed."""

from __future__ import annotations

_MARKED = "àáâãèéêìíòóôõùúýăđĩũơư" + "".join(chr(code) for code in range(0x1EA1, 0x1EFA, 2))
LOWER = "a-z" + _MARKED
UPPER = "A-Z" + _MARKED.upper()
MARKED = _MARKED
"""Small letters beyond ASCII."""


def words(text: str) -> frozenset[str]:
    """A set of words written as one line.

    >>> sorted(words("của và"))
    ['của', 'và']
    """
    return frozenset(text.split())
