"""Whether a member of a project's board is kin to those whose work it watches: names folded and compared, no guessing.

A relative the member declared, under the very name of a person of the project, bars the member (Điều 41–45 Luật
10/2022/QH15). A name that only comes near is asked about, and the answer is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dinh.ground.fold import words

TITLES = {"ong", "ba", "anh", "chi", "co", "chu", "bac"}


@dataclass(frozen=True, slots=True)
class Person:
    """Someone on the other side: `part` says for whom, as «nhà thầu, Công ty X»."""

    name: str
    part: str


@dataclass(frozen=True, slots=True)
class Relative:
    """Someone a member declared; the member too, as `relation` «chính người đó»."""

    name: str
    relation: str
    cleared: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """`sure`: the very name, declared kin: barred. Otherwise it has to be asked: same or another person?"""

    relative: Relative
    person: Person
    sure: bool


def plain(name: str) -> tuple[str, ...]:
    """A person's name folded, without titles before it and without what follows a comma or a dash (an office).

    >>> plain("Ông TRẦN VĂN LỰC, Giám đốc") == plain("Trần văn Lực") == ("tran", "van", "luc")
    True
    """
    for mark in (",", ";", "(", " - ", " – "):
        name = name.split(mark, 1)[0]
    found = words(name)
    while len(found) > 2 and found[0] in TITLES:
        found = found[1:]
    return tuple(found)


def near(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Not the same, yet perhaps the same person: the same family name and given name with another or no middle name,
    one letter apart, or a whole name inside a longer line.

    >>> near(("tran", "van", "luc"), ("tran", "luc")), near(("tran", "van", "luc"), ("tran", "van", "loi"))
    (True, False)
    """
    if one == other or len(one) < 2 or len(other) < 2:
        return False
    if one[0] == other[0] and one[-1] == other[-1]:
        return True
    short, long = sorted(("".join(one), "".join(other)), key=len)
    return (len(one) > 2 and _inside(one, other)) or (len(short) > 7 and _one_apart(short, long))


def _inside(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    size = len(one)
    return any(other[at : at + size] == one for at in range(len(other) - size + 1))


def _one_apart(short: str, long: str) -> bool:
    """One letter more, less or other, and not the last syllable's first one: «lực» and «lục» fold alike already."""
    if len(long) - len(short) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at:] == long[at + 1 :] if len(long) > len(short) else short[at + 1 :] == long[at + 1 :]


def clashes(relatives: Iterable[Relative], people: Iterable[Person]) -> list[Clash]:
    """Every relative against every person, sure ones first. Cleared ones are left out unless they are sure."""
    found = []
    others = [(plain(person.name), person) for person in people]
    for relative in relatives:
        name = plain(relative.name)
        for other, person in others:
            if name and name == other:
                found.append(Clash(relative, person, sure=True))
            elif near(name, other) and not relative.cleared:
                found.append(Clash(relative, person, sure=False))
    return sorted(found, key=lambda each: not each.sure)
