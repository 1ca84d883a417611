"""What a matter is about, and where: the features that two reports of it share. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise

from dinh.ground.fold import fold
from dinh.rights.petitions.near import lexicon
from dinh.rights.petitions.near.words import STOP, Word, read

_GAP = 8  # words that may stand between the halves of a phrase with `~`
_NAME = 3  # words of a place's name, at most
_NUMBER = r"(\d+[a-z]?(?:/\d+[a-z]?)*)"
_NUMBERED = [
    ("alley", re.compile(rf"(?:hem|ngo|ngach|kiet)(?: so)? {_NUMBER}")),
    ("group", re.compile(rf"(?:to dan pho|to|khu pho|thon|ap)(?: so)? {_NUMBER}")),
    ("pole", re.compile(rf"(?:cot|tru)(?: dien| den)?(?: so)? {_NUMBER}")),
    ("street", re.compile(rf"(?:duong|quoc lo|tinh lo)(?: so)? {_NUMBER}")),
    ("house", re.compile(rf"(?:so nha|nha so|nha|so) {_NUMBER}")),
    ("lot", re.compile(rf"(?:lo|block|toa|ki ot|km|tang|phong) {_NUMBER}")),
]
_BARE = re.compile(
    rf"{_NUMBER} (?!gio|h |thang|nam|ngai|tuan|lan|nghin|ngan|k |nguoi|em|xe|ho|dong|phut|hom|met|m |con|bua)"
)


@dataclass(frozen=True)
class Features:
    """What is read from one matter.

    `matters`, `things`: names in the lexicon; `words`, `pairs`: the other words, and neighbours joined by `_`;
    `numbers`: kind of place → its numbers («alley» → {"12"}); `bare`: numbers that stand alone; `names`: kind of
    place → the names given to it; `kinds`: the kinds of place spoken of. `shown`: how each stands in the text.
    """

    matters: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    pairs: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()  # every pair of neighbours, those of names among them
    numbers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    bare: frozenset[str] = frozenset()
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    kinds: frozenset[str] = frozenset()
    shown: Mapping[str, str] = field(default_factory=dict, compare=False)

    @cached_property
    def said(self) -> frozenset[str]:
        """Everything that tells the matter, apart from the place, each with its kind before it."""
        return frozenset([
            *(f"m:{name}" for name in self.matters), *(f"t:{name}" for name in self.things),
            *(f"w:{word}" for word in self.words), *(f"p:{pair}" for pair in self.pairs),
        ])  # fmt: skip


def features(text: str, place: str = "") -> Features:
    """Read a matter: its words, and what was written of its place."""
    return _Reading([*read(text), STOP, *read(place), STOP]).features()


class _Reading:
    """One pass over the words; `taken` marks those that already tell something."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.taken = [not word.folded for word in words]
        self.shown: dict[str, str] = {}

    def features(self) -> Features:
        numbers, bare = self._numbers()
        matters = self._named("m", _matters())
        told = list(self.taken)
        places = self._places()
        names = self._names(places)
        things = self._named("t", _things())
        left = [place for place, word in enumerate(self.words) if not self.taken[place] and self._tells(word)]
        for place in left:
            self._show(f"w:{self.words[place].folded}", place, place + 1)
        return Features(
            matters=frozenset(matters),
            things=frozenset(things),
            words=frozenset(self.words[place].folded for place in left),
            pairs=frozenset(self._pairs(left)),
            near=frozenset(self._neighbours()),
            numbers=numbers,
            bare=frozenset(bare),
            names=names,
            kinds=frozenset(kind for kind, begin, end in places if not any(told[begin:end])),
            shown=self.shown,
        )

    def _show(self, key: str, begin: int, end: int) -> None:
        typed: list[str] = []
        for word in self.words[begin:end]:
            if not typed or typed[-1] != word.typed:
                typed.append(word.typed)
        self.shown.setdefault(key, " ".join(typed))

    def _numbers(self) -> tuple[dict[str, frozenset[str]], set[str]]:
        line, starts = "", {}
        for place, word in enumerate(self.words):
            starts[len(line)] = place
            line += (word.folded or ".") + " "
        starts[len(line)] = len(self.words)
        found: dict[str, set[str]] = {}
        for kind, pattern in _NUMBERED:
            for match in pattern.finditer(line):
                begin, end = starts.get(match.start()), starts.get(match.end() + 1)
                if begin is None or end is None or any(self.taken[begin:end]):
                    continue
                found.setdefault(kind, set()).add(match.group(1))
                self.taken[begin:end] = [True] * (end - begin)
                self._show(f"n:{kind}:{match.group(1)}", begin, end)
        bare = set()
        for match in _BARE.finditer(line):
            begin = starts.get(match.start())
            if begin is not None and not self.taken[begin]:
                bare.add(match.group(1))
        for place, word in enumerate(self.words):
            self.taken[place] |= word.folded[:1].isdigit()
        return {kind: frozenset(values) for kind, values in found.items()}, bare

    def _named(self, mark: str, phrases: _Phrases) -> set[str]:
        """The names of the lexicon's entries that stand here; a word tells one thing of a kind, the longest."""
        found = set()
        here = [False] * len(self.words)
        for name, places in phrases.standing(self.words):
            if mark == "t" and any(self.taken[place] for place in places):
                continue
            if all(here[place] for place in places):
                continue
            found.add(name)
            for place in places:
                here[place] = True
            self._show(f"{mark}:{name}", min(places), max(places) + 1)
        self.taken = [was or now for was, now in zip(self.taken, here, strict=True)]
        return found

    def _places(self) -> list[tuple[str, int, int]]:
        found: list[tuple[str, int, int]] = []
        for name, places in _places().standing(self.words):
            begin, end = min(places), max(places) + 1
            if not any(begin < other_end and other_begin < end for _, other_begin, other_end in found):
                found.append((name, begin, end))
        return sorted((item for item in found if item[0]), key=lambda item: item[1])

    def _names(self, places: list[tuple[str, int, int]]) -> dict[str, frozenset[str]]:
        """Each name as two words: its own first two, or the place's last and its only one («chợ Mới»)."""
        found: dict[str, set[str]] = {}
        for kind, begin, end in places:
            last = end
            while last < len(self.words) and last - end < _NAME and not self.taken[last]:
                if _ends_a_name(self.words[last]) or any(other == last for _, other, _ in places):
                    break
                last += 1
            last = min(last, end + 2)
            if last > end:
                name = "_".join(word.folded for word in self.words[last - 2 : last])
                found.setdefault(kind, set()).add(name)
                self._show(f"a:{name}", begin, last)
                self.taken[end:last] = [True] * (last - end)
            self._show(f"k:{kind}", begin, end)
            self.taken[begin:end] = [True] * (end - begin)
        return {kind: frozenset(names) for kind, names in found.items()}

    def _tells(self, word: Word) -> bool:
        return (
            bool(word.folded) and not word.folded[0].isdigit() and word.folded not in _stop() and len(word.folded) > 1
        )

    def _pairs(self, left: list[int]) -> Iterator[str]:
        for first, second in pairwise(left):
            if second == first + 1:
                yield f"{self.words[first].folded}_{self.words[second].folded}"

    def _neighbours(self) -> Iterator[str]:
        for first, second in zip(self.words, self.words[1:], strict=False):
            if first.folded and second.folded:
                yield f"{first.folded}_{second.folded}"
                yield first.folded


class _Phrases:
    """The phrases of a part of the lexicon, found by their first word."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        self.by_word: dict[str, list[tuple[str, list[list[str]]]]] = {}
        for name, text in entries.items():
            for phrase in text.split("|"):
                halves = [half.split() for half in phrase.split("~")]
                self.by_word.setdefault(fold(halves[0][0]), []).append((name, halves))
        for phrases in self.by_word.values():
            phrases.sort(key=lambda entry: -sum(map(len, entry[1])))

    def standing(self, words: list[Word]) -> list[tuple[str, list[int]]]:
        """(name, places of its words) of every phrase in the text, the longest first."""
        found = []
        for place, word in enumerate(words):
            for name, halves in self.by_word.get(word.folded, ()):
                if places := _match(words, place, halves):
                    found.append((name, places))
        return sorted(found, key=lambda item: -len(item[1]))


def _match(words: list[Word], begin: int, halves: list[list[str]]) -> list[int]:
    first = _run(words, begin, halves[0])
    if not first or len(halves) == 1:
        return first
    for place in range(first[-1] + 1, first[-1] + 2 + _GAP):
        if place >= len(words) or not words[place].folded:
            break
        if second := _run(words, place, halves[1]):
            return first + second
    return []


def _run(words: list[Word], begin: int, wanted: list[str]) -> list[int]:
    if begin + len(wanted) > len(words):
        return []
    alone = len(wanted) == 1
    for offset, written in enumerate(wanted):
        word = words[begin + offset]
        if word.folded != _folded(written) or not word.may_be(written):
            return []
        if alone and written in _NEEDS_MARKS and word.marked.lstrip("=") != written:
            return []
    return list(range(begin, begin + len(wanted)))


_NEEDS_MARKS = frozenset(lexicon.NEEDS_MARKS.split())


@cache
def _folded(word: str) -> str:
    return fold(word)


@cache
def _matters() -> _Phrases:
    return _Phrases(lexicon.MATTERS)


@cache
def _things() -> _Phrases:
    return _Phrases(lexicon.THINGS)


@cache
def _places() -> _Phrases:
    return _Phrases(lexicon.PLACES)


def _ends_a_name(word: Word) -> bool:
    return any(
        word.marked in ("", word.folded) or word.marked.lstrip("=") == other
        for other in _no_name().get(word.folded, ())
    )


@cache
def _no_name() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in lexicon.NO_NAME.split():
        found.setdefault(fold(word), []).append(word)
    return found


@cache
def _stop() -> frozenset[str]:
    return frozenset(fold(word) for word in lexicon.STOP.split())
