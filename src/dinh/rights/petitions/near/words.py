"""From what was typed to words: abbreviations written out, Telex and VNI keys read, slips mended. Pure.

A word keeps what it was typed as, so that what two matters share can be shown in the words of the one who reads it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from dinh.ground.fold import fold
from dinh.ground.search.near import corrections
from dinh.ground.search.typing import readings
from dinh.rights.petitions.near import lexicon

MOST_WORDS = 400  # of a matter; what is longer repeats itself
_PIECES = re.compile(r"\d+[a-zđ]?\d*(?:/\d+[a-zđ]?)*|[^\W\d_]+(?:\d+[^\W_]*)*|[.,;:!?()\n]+")
_LABEL_AND_NUMBER = re.compile(r"(hẻm|hem|ngõ|ngo|kiệt|kiet|tổ|to|tdp|số|so|nhà|nha|sn|kp|h)(\d{1,4}[a-z]?)")
_PLAIN = re.compile(
    r"(?:ngh|ng|gh|kh|th|tr|ch|ph|nh|gi|qu|[bcdghklmnprstvx])?(?:[aeiou]|ai|ao|au|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|"
    r"iau|iai|ieu|oai|oao|oeo|uai|uoi|uou|uia|uie|uiu|uieu)(?:ch|nh|ng|[cmnpt])?"
)
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_TOO_DEAR = 1.5  # a correction that costs more is a guess


@dataclass(frozen=True, slots=True)
class Word:
    """`typed`: as it stood; `marked`: lower case with its diacritics; `folded`: without. What was guessed
    has an empty `marked`, a stop in the sentence an empty `folded`."""

    typed: str
    marked: str
    folded: str

    def may_be(self, written: str) -> bool:
        """Whether this may be the word `written` with its diacritics; what was guessed may be any that folds alike."""
        return not self.marked or fits(self.marked, written)


STOP = Word(".", "", "")


def read(text: str) -> list[Word]:
    """The words of a text, at most MOST_WORDS, with the stops of its sentences.

    >>> [word.folded for word in read("ddenf dduwowngf H12 ko sáng")]
    ['den', 'duong', 'hem', '12', 'khong', 'sang']
    """
    found: list[Word] = []
    lower = unicodedata.normalize("NFC", text).replace("\u2019", "'").lower()
    for match in _PIECES.finditer(lower):
        typed = match.group()
        if not typed[0].isalnum():
            if (found and found[-1] is not STOP and typed != "." * len(typed)) or (
                typed[0] == "." and found and len(found[-1].folded) > 1
            ):
                found.append(STOP)
            continue
        found += _written_out(typed)
        if len(found) >= MOST_WORDS:
            break
    return _with_care(found)


def _with_care(words: list[Word]) -> list[Word]:
    """In a text with diacritics a bare word means itself: its `marked` gets a sign that lets nothing else fit."""
    bare = sum(word.marked == word.folded for word in words if word.marked.isalpha())
    if bare * 2 > sum(word.marked.isalpha() for word in words):
        return words
    return [
        Word(word.typed, f"={word.marked}", word.folded)
        if word.marked.isalpha() and word.marked == word.folded
        else word
        for word in words
    ]


@lru_cache(maxsize=20_000)
def _written_out(typed: str) -> tuple[Word, ...]:
    """One piece as the words it stands for."""
    if typed[0].isdigit():
        return (Word(typed, typed, typed.replace("đ", "d").lstrip("0") or "0"),)
    if short := lexicon.ABBREVIATIONS.get(typed):
        return tuple(Word(typed, part, fold(part)) for part in short.split())
    if labelled := _LABEL_AND_NUMBER.fullmatch(typed):
        label = {"h": "hẻm", "sn": "số nhà", "kp": "khu phố", "tdp": "tổ"}.get(labelled.group(1), labelled.group(1))
        return (*(Word(typed, part, fold(part)) for part in label.split()), Word(typed, "", labelled.group(2)))
    folded = fold(typed)
    if folded in known():
        return (Word(typed, typed, folded),)
    meant = _meant(typed, folded)
    return meant or (Word(typed, typed, folded),)


def _meant(typed: str, folded: str) -> tuple[Word, ...]:
    """What a word that is not known may have been: read as keys, or mended when it is no syllable at all."""
    plain = bool(_PLAIN.fullmatch(folded))
    for reading in readings(typed):
        other = fold(reading)
        if other in known() or not plain:
            return (Word(typed, "", other),)
    if plain or len(folded) > 16:
        return ()
    cost, parts = next(corrections((folded,), (typed,), known()), (9.0, ()))
    return tuple(Word(typed, "", part) for part in parts) if cost <= _TOO_DEAR and len(parts) < 3 else ()


@cache
def known() -> dict[str, int]:
    """The folded words of the lexicon, each with the place where it first stands."""
    groups = (lexicon.MATTERS, lexicon.THINGS, lexicon.PLACES)
    texts = [lexicon.STOP, *lexicon.ABBREVIATIONS.values(), *(text for group in groups for text in group.values())]
    every = (fold(word) for text in texts for word in re.split(r"[\s|~]+", text) if word)
    found: dict[str, int] = {}
    for word in every:
        found.setdefault(word, len(found))
    return found


@lru_cache(maxsize=20_000)
def fits(typed: str, written: str) -> bool:
    """Whether what was typed may be this word: no mark in it that the word has not; after `=` it is this word only.

    >>> fits("den", "đèn"), fits("đương", "đường"), fits("đến", "đèn"), fits("=den", "đèn")
    (True, True, False, False)
    """
    if typed[0] == "=":
        return typed[1:] == written
    ours, theirs = _letters(typed), _letters(written)
    if len(ours) != len(theirs):
        return fold(typed) == fold(written)
    tones = [tone for _, _, tone in ours if tone], [tone for _, _, tone in theirs if tone]
    shapes = all(not shape or shape == other for (_, shape, _), (_, other, _) in zip(ours, theirs, strict=True))
    return shapes and (not tones[0] or tones[0] == tones[1])


@lru_cache(maxsize=20_000)
def _letters(word: str) -> tuple[tuple[str, str, str], ...]:
    """Each letter as (letter, shape, tone): `ờ` is (o, horn, grave); the bar of đ is a shape."""
    found: list[tuple[str, str, str]] = []
    for sign in unicodedata.normalize("NFD", word):
        if unicodedata.combining(sign) and found:
            letter, shape, tone = found[-1]
            found[-1] = (letter, shape, sign) if sign in _TONES else (letter, sign, tone)
        else:
            found.append(("d", "-", "") if sign == "đ" else (sign, "", ""))
    return tuple(found)
