"""Near spellings: what a word that nobody wrote may have been meant to be. Pure: it is given the known words.

The words are folded, so tones and marks cannot be wrong any more; what remains is letters that slipped, sounds that a
region does not tell apart, words run together or cut.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator, Mapping

from dinh.ground.fold import words as fold_words
from dinh.ground.search.typing import readings

Words = tuple[str, ...]
Known = Mapping[str, int]  # folded word → how early it was first seen: common words come early

# Sounds that are one in some region, folded (đ is d, y is i).
_ONSETS = [
    ("s", "x"), ("ch", "tr"), ("l", "n"), ("d", "gi", "r", "v", "z", "j"), ("c", "k", "q"), ("ng", "ngh"), ("g", "gh"),
    ("ph", "f"), ("h", "kh"), ("qu", "w", "o", "u", "h"), ("s", "sh"), ("th", "t"), ("nh", "n"),
]  # fmt: skip
_RIMES = [
    ("n", "ng", "nh"), ("t", "c", "ch"), ("uu", "iu", "ieu", "uou"), ("ai", "ay", "oai"), ("iem", "im", "em"),
    ("iep", "ip"), ("om", "op"), ("oi", "uoi"), ("ui", "uoi"), ("u", "uo"), ("i", "ie"), ("o", "oo", "uo"),
    ("oan", "ang"), ("uien", "uen", "ien"), ("uiet", "uet", "iet"), ("oa", "ua"), ("oe", "ue"),
]  # fmt: skip
_SHORT = {
    "ko": ("khong",), "k": ("khong",), "dc": ("duoc",), "ng": ("nguoi",), "bhit": ("bao", "hiem", "i", "te"),
    "bhxh": ("bao", "hiem", "xa", "hoi"), "gcn": ("giai", "chung", "nhan"), "nq": ("nghi", "quiet"),
    "ubnd": ("uy", "ban", "nhan", "dan"), "hdnd": ("hoi", "dong", "nhan", "dan"), "ntm": ("nong", "thon", "moi"),
    "pccc": ("phong", "chai", "chua", "chai"), "nvqs": ("nghia", "vu", "quan", "su"),
    "gpmb": ("giai", "phong", "mat", "bang"),
}  # fmt: skip
_LETTERS = "abcdeghiklmnopqrstuvx"
_ALTERNATIVES = 12  # a word, at most
LONGEST = 16  # letters of a word worth guessing at
KEEP, SOUND, SLIP, CUT, JOIN, OTHER = 0.0, 1.0, 1.4, 1.1, 1.0, 0.9


def corrections(words: Words, typed: Words, known: Known) -> Iterator[tuple[float, Words]]:
    """Other readings of the words, cheapest first, as (cost, words). `typed` are the same words before folding, which
    may hold keys of Telex or VNI."""
    columns: list[list[tuple[float, Words]]] = [_near(word, raw, known) for word, raw in zip(words, typed, strict=True)]
    joined = _joined(words, known)
    queue: list[tuple[float, int, Words, int]] = [(0.0, 0, (), 0)]
    order, seen = 0, {words}
    while queue:
        cost, _order, made, place = heapq.heappop(queue)
        if place == len(words):
            if made not in seen:
                seen.add(made)
                yield cost, made
            continue
        steps = [(more, alternative, 1) for more, alternative in columns[place]]
        steps += [(more, alternative, 2) for more, alternative in joined.get(place, [])]
        for more, alternative, width in steps:
            order += 1
            heapq.heappush(queue, (cost + more, order, made + alternative, place + width))


def _joined(words: Words, known: Known) -> dict[int, list[tuple[float, Words]]]:
    """Two neighbours that make one known word: `thon g` is «thông»."""
    pairs = ((place, words[place] + words[place + 1]) for place in range(len(words) - 1))
    return {place: [(JOIN, (both,))] for place, both in pairs if both in known and both.isalpha()}


def _near(word: str, typed: str, known: Known) -> list[tuple[float, Words]]:
    """What one word may be, cheapest first; itself when it is known, or is a number."""
    found: dict[Words, float] = {}

    def add(cost: float, alternative: Words) -> None:
        if cost < found.get(alternative, 99.0):
            found[alternative] = cost

    penalty = OTHER if word in known else 0.0
    if word in known or word.isdigit():
        add(KEEP, (word,))
    if word in _SHORT and all(part in known for part in _SHORT[word]):
        add(0.5 + penalty, _SHORT[word])
    if word.isalnum() and not word.isdigit() and len(word) <= LONGEST * 2:
        for reading in readings(typed):
            folded = tuple(fold_words(reading))
            if all(part in known for part in folded):
                add(0.4 + penalty, folded)
        for pieces in _cuts(word, known):
            add(CUT + 0.1 * len(pieces) + penalty, pieces)
    if word.isalpha() and len(word) <= LONGEST:
        for cost, other in _one_word(word, known):
            add(cost + penalty, (other,))
    ranked = sorted(found.items(), key=lambda pair: (pair[1], known.get(pair[0][0], 0)))
    return [(cost, alternative) for alternative, cost in ranked[:_ALTERNATIVES]]


def _one_word(word: str, known: Known) -> Iterator[tuple[float, str]]:
    sounds = _sounds(word)
    yield from ((SOUND, other) for other in sounds if other in known)
    for twice in {second for first in sounds for second in _sounds(first)} if len(word) > 2 else ():
        if twice in known:
            yield SOUND + 0.5, twice
    if len(word) == 2:
        yield from ((SLIP, other) for other in _one_more(word) if other in known)
    if len(word) > 2:
        yield from ((SLIP, other) for other in _slips(word) | _one_more(word) if other in known)
        undoubled = "".join(letter for n, letter in enumerate(word) if n == 0 or letter != word[n - 1])
        if undoubled in known:
            yield SOUND, undoubled
        swapped = (word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in range(len(word) - 1))
        yield from ((SLIP - 0.2, other) for other in swapped if other in known)


def _sounds(word: str) -> set[str]:
    """The word with its beginning or its end as another region writes it."""
    found = set()
    for group in _ONSETS:
        for sound in group:
            if word.startswith(sound):
                found |= {other + word[len(sound) :] for other in group if other != sound}
    for group in _RIMES:
        for sound in group:
            if word.endswith(sound):
                found |= {word[: -len(sound)] + other for other in group if other != sound}
    return found


def _slips(word: str) -> set[str]:
    """One letter too many, or another."""
    cuts = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    fewer = {head + tail[1:] for head, tail in cuts if tail}
    other = {head + letter + tail[1:] for head, tail in cuts if tail for letter in _LETTERS}
    return (fewer | other) - {word}


def _one_more(word: str) -> set[str]:
    return {word[:n] + letter + word[n:] for n in range(len(word) + 1) for letter in _LETTERS}


def _cuts(word: str, known: Collection[str]) -> list[Words]:
    """The word as known words run together, the fewest first: `quiettoan`, `qui3`."""
    ways: list[list[Words]] = [[()], *([] for _ in word)]
    for end in range(1, len(word) + 1):
        for begin in range(max(0, end - 7), end):
            piece = word[begin:end]
            whole = piece.isdigit() and not word[begin - 1 : begin].isdigit() and not word[end : end + 1].isdigit()
            if whole or (piece in known and piece.isalpha() and len(piece) > 1):
                ways[end] += [(*way, piece) for way in ways[begin]]
        ways[end] = sorted(ways[end], key=len)[:4]
    return [way for way in ways[len(word)] if len(way) > 1]
