"""What people meant to type: Telex or VNI keys that no keyboard turned into letters.

`quyeets toans` and `quye6t1 toan1` are «quyết toán»: the keys are read as the input methods read them.
"""

from __future__ import annotations

import re
import unicodedata

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = dict(zip("12345", _TELEX_TONES.values(), strict=True))
_TELEX_SHAPES = [
    ("dd", "đ"),
    ("uow", "ươ"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("aw", "ă"),
    ("ow", "ơ"),
    ("uw", "ư"),
]
_VNI_SHAPES = {"a6": "â", "e6": "ê", "o6": "ô", "o7": "ơ", "u7": "ư", "a8": "ă", "d9": "đ"}
_VOWELS = "aăâeêioôơuưy"
_SHAPED = "ăâêôơư"
# A whole Vietnamese syllable, without its tone: what is read as keys must come out as one.
_SYLLABLE = re.compile(
    r"(?:ngh|ng|gh|kh|th|tr|ch|ph|nh|gi|qu|[bcdđghklmnprstvx])?"
    rf"([{_VOWELS}]{{1,3}})"
    r"(?:ch|nh|ng|[cmnpt])?"
)


def readings(word: str) -> list[str]:
    """What a word of plain keys may stand for, as Vietnamese syllables with their marks; nothing when it is none.

    >>> readings("quyeets"), readings("ddaats"), readings("quye6t1"), readings("thong"), readings("huwowngs")
    (['quyết'], ['đất'], ['quyết'], [], ['hướng'])
    """
    lower = word.lower()
    if not lower.isascii() or not lower.isalnum():
        return []
    found = [_telex(lower)] if lower.isalpha() else [_vni(lower)]
    return [syllable for syllable in found if syllable and syllable != lower]


def _telex(word: str) -> str:
    """Tone keys may stand anywhere after the vowel; shape keys beside their letter or at the end (`quyetse`)."""
    head, vowel, rest = _halves(word)
    if not vowel:
        return ""
    tones = [key for key in rest if key in _TELEX_TONES]
    if len(tones) > 1:
        return ""
    bare = head + vowel + "".join(key for key in rest if key not in _TELEX_TONES)
    for keys, letter in _TELEX_SHAPES:
        bare = bare.replace(keys, letter)
    bare = _shaped_late(bare)
    bare = re.sub(r"ưo|uơ(?=[mnpct])", "ươ", bare.replace("w", "ư"))
    return _with_tone(bare, _TELEX_TONES[tones[0]] if tones else "")


def _shaped_late(word: str) -> str:
    """A shape key at the end of the word works on its letter before: `quyete` is «quyêt», `datd` is «đat»."""
    last = word[-1]
    if last == "d" and word[0] == "d":
        return "đ" + word[1:-1]
    if last in "aeo" and len(word) > 2 and word[-2] not in _VOWELS and last in word[:-1]:
        place = word.rindex(last, 0, -1)
        return word[:place] + {"a": "â", "e": "ê", "o": "ô"}[last] + word[place + 1 : -1]
    if last == "w" and len(word) > 2:
        for letter, shaped in (("o", "ơ"), ("u", "ư"), ("a", "ă")):
            if letter in word[:-1]:
                place = word.rindex(letter)
                return word[:place] + shaped + word[place + 1 : -1]
    return word


def _halves(word: str) -> tuple[str, str, str]:
    """The consonants before, the first vowel, what follows: `x` and `s` before the vowel are letters."""
    place = next((n for n, letter in enumerate(word) if letter in "aeiouyw"), len(word))
    if word[:place] in ("q", "g") and word[place : place + 1] in ("u", "i") and len(word) > place + 1:
        place += word[place + 1] in "aeiouyw"
    return word[:place], word[place : place + 1], word[place + 1 :]


def _vni(word: str) -> str:
    tones = [key for key in word if key in _VNI_TONES]
    if len(tones) > 1 or not word[0].isalpha():
        return ""
    bare = "".join(key for key in word if key not in _VNI_TONES)
    shapes = [key for key in bare if key.isdigit()]
    bare = "".join(key for key in bare if key.isalpha())
    for digit in shapes:
        if digit == "7" and "ươ" in bare:
            continue
        targets = [keys[0] for keys in _VNI_SHAPES if keys[1] == digit]
        places = [n for n, letter in enumerate(bare) if letter in targets]
        if not places:
            return ""
        place = places[-1] if digit != "9" else places[0]
        if digit == "7" and "uo" in bare:
            bare = bare.replace("uo", "ươ")
        else:
            bare = bare[:place] + _VNI_SHAPES[bare[place] + digit] + bare[place + 1 :]
    return _with_tone(bare, _VNI_TONES[tones[0]] if tones else "")


def _with_tone(bare: str, tone: str) -> str:
    """The syllable with its tone on the right vowel, in the old style («hòa»); empty when it is no syllable."""
    found = _SYLLABLE.fullmatch(bare)
    if not found:
        return ""
    if not tone:
        return bare
    begin, end = found.span(1)
    cluster = bare[begin:end]
    shaped = [n for n, letter in enumerate(cluster) if letter in _SHAPED]
    if shaped:
        place = shaped[-1]
    elif len(cluster) == 1:
        place = 0
    elif end < len(bare):
        place = len(cluster) - 1
    else:
        place = 1 if len(cluster) == 3 else 0
    at = begin + place
    return unicodedata.normalize("NFC", bare[: at + 1] + tone + bare[at + 1 :])
