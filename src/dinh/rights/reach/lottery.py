"""The draw: which households are asked, by a rule that anyone can follow again with the published seed.

Every household of a group is a number from 1 to N. Each number gets the SHA-256 of «seed|group code|number»; numbers
are put in the order of these sums; the first n are asked, and when one does not answer the next takes its place. Nobody
can steer it: the group's N and the way the seed comes about are published before the seed is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

_SCRIPT = """\
from hashlib import sha256

seed = {seed!r}
groups = {groups!r}  # code: (households, asked)

for code, (households, asked) in groups.items():
    order = sorted(range(1, households + 1), key=lambda n: (sha256(f"{{seed}}|{{code}}|{{n}}".encode()).hexdigest(), n))
    print(code, *order[:asked])
"""


def order(seed: str, code: str, households: int) -> list[int]:
    """All numbers from 1 to `households` in the order they are asked.

    >>> order("2026-11-02: 48213", "to-1", 5)
    [4, 5, 1, 3, 2]
    """

    def ticket(number: int) -> tuple[str, int]:
        return sha256(f"{seed}|{code}|{number}".encode()).hexdigest(), number

    return sorted(range(1, households + 1), key=ticket)


def sample_size(households: int, wanted: int) -> int:
    """A group smaller than the sample is asked whole."""
    return min(households, wanted)


def script(seed: str, groups: Iterable[tuple[str, int, int]]) -> str:
    """A program of ten lines that prints the same numbers; `groups` are (code, households, asked)."""
    return _SCRIPT.format(seed=seed, groups={code: (households, asked) for code, households, asked in groups})
