"""Numbers and symbols of documents (`34/2007/PL-UBTVQH11`, `217-QĐ/TW`) as people really type them."""

from __future__ import annotations

import re

from dinh.law.papertypes import NAMES_LONGEST_FIRST, all_by_abbreviation
from dinh.law.spelling import bare, fold, tidy

Key = tuple[str, ...]

# a serial, perhaps its year, then symbols: a symbol begins with a letter, so that a date is never a number
_NUMBER = re.compile(r"\d+[a-z]?(?:\s*[-/]\s*\d{4})?(?:\s*[-/]\s*[^\W\d_](?:[^\W_]|&)*)+", re.IGNORECASE)
_NUMBER_AND_YEAR = re.compile(r"(\d+)\s*/\s*((?:19|20)\d\d)\b")
_TERM_APART = re.compile(r"(QH|UBTVQH|HĐND)\s*-?\s+?(\d{1,2})\b|(QH|UBTVQH)-(\d{1,2})\b", re.IGNORECASE)
_PARTY_REGULATION = {"QĐI": "QĐ", "QYĐ": "QĐ"}  # Quy định of the Party: QĐ, QĐi and QyĐ are all found
PARTY_ORGANS = frozenset({"TW", "TU", "ĐU", "HU", "QU", "ĐUK", "VPTW"})


def clean(number: str) -> str:
    """The number alone, spaces and odd hyphens removed, its own separators and case kept; "" when there is none.

    >>> clean("Quyết định số 217 – QĐ / TW ngày 12/12/2013"), clean("34/2007/PL-UBTVQH 11")
    ('217-QĐ/TW', '34/2007/PL-UBTVQH11')
    """
    line = _TERM_APART.sub(lambda m: (m[1] or m[3]) + (m[2] or m[4]), tidy(number))
    found = _NUMBER.search(line)
    return re.sub(r"\s", "", found[0]) if found else ""


def key(number: str) -> Key:
    """What two spellings of one number share: tokens in order, without separators, case or leading zeros.

    The separators are left out because Party and State put them differently and people mix them up.

    >>> key("217/QĐ-TW") == key("Số 217 -QÐ/TƯ"), key("11-QĐi/TW") == key("11-QyĐ/TW"), key("05-CT/TW")[0]
    (True, True, '5')
    """
    tokens = [token for token in re.split("[-/]", clean(number).upper()) if token]
    if not tokens:
        return ()
    tokens = [tokens[0].lstrip("0") or "0", *(token.replace("TƯ", "TW") for token in tokens[1:])]
    if tokens[-1] in PARTY_ORGANS:
        tokens = [_PARTY_REGULATION.get(token, token) for token in tokens]
    return tuple(tokens)


def bare_key(number: str) -> Key:
    """`key` without diacritics, for numbers typed as `59/2023/ND-CP`."""
    return tuple(bare(token) for token in key(number))


def has_year(number: str) -> bool:
    """True where the number carries its year (`59/2023/NĐ-CP`) and so belongs to one document for ever. Others
    (`33/CT-TTg`, `05-CT/TW`) are given again: by the State each year, by the Party each term."""
    return len(key(number)) > 1 and bool(re.fullmatch(r"(19|20)\d\d", key(number)[1]))


def type_and_year(text: str) -> tuple[frozenset[str], str, str] | None:
    """Folded type names, number and year of a citation cut short: «Luật 10/2022», «NĐ 59/2023».

    >>> type_and_year("NĐ số 59/2023")
    (frozenset({'nghị định'}), '59', '2023')
    """
    line = tidy(text)
    found = _NUMBER_AND_YEAR.search(line)
    if not found or line[found.end() : found.end() + 1] in ("/", "-"):
        return None
    words = fold(re.sub(r"\bsố\b:?", " ", line[: found.start()], flags=re.IGNORECASE))
    if not words:
        return None
    names = next((frozenset({fold(n)}) for n in NAMES_LONGEST_FIRST if words.endswith(fold(n))), None)
    names = names or frozenset(fold(t.name) for t in all_by_abbreviation(words.split()[-1]))
    return (names, found[1].lstrip("0") or "0", found[2]) if names else None


def party_order(number: str) -> str:
    """A Party number written the State's way put right (`99/QĐ-TW` → `99-QĐ/TW`); any other number unchanged."""
    swapped = re.fullmatch(r"(\d+)/([^\W\d]+)-([^\W\d]+)", number)
    return f"{swapped[1]}-{swapped[2]}/{swapped[3]}" if swapped and swapped[3].upper() in PARTY_ORGANS else number
