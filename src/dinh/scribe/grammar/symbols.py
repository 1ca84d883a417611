"""Numbers with symbols: `435/QĐ-UBND`, `217-QĐ/TW`, `102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN`, `9086/BNV-CTTN&BĐG`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dinh.law import papertypes
from dinh.scribe.grammar.letters import pattern

_UP = "A-ZĐƯƠÔÂÊĂ"
_NUMBER = r"\d{1,5}[a-zA-Z]?"
_YEAR = r"\s?/\s?(?:19|20)\d\d(?=\s?[-/])"
# «QĐ», «TTg», «UBTVQH15», «CTTN&BĐG», «UBND.NC»
_SEGMENT = rf"[{_UP}][{_UP}a-zđ0-9&]{{0,39}}(?:\.[{_UP}0-9]{{2,12}}(?![{_UP}a-z0-9]))?"
# «QĐ- TTg», «08/2021/QĐ-\nUBND», «12/KH -UBND»: after a blank only a segment of capitals, or a word would be swallowed
_APART = rf"[{_UP}]{{2,}}[{_UP}a-zđ0-9&]{{0,38}}(?![{_UP}a-zà-ỹ])"
_FIRST = rf"(?:\s?[-/]\s?(?={_APART})|[-/])(?={_SEGMENT})"
_NEXT = rf"(?:[-/](?={_SEGMENT})|\s?[-/](?={_APART})|[-/]\s(?={_APART}))"
# «85/2015/QH 13»
_TERM = r"(?<=QH)\s1\d(?![\d/.-])"
SYMBOL = pattern(
    rf"(?<![\w/.,&-])(?<!\d:)(?P<number>{_NUMBER})(?P<year>{_YEAR})?"
    rf"(?P<symbol>{_FIRST}{_SEGMENT}(?:{_NEXT}{_SEGMENT}){{0,7}}(?:{_TERM})?)"
)
_NEAR = re.compile(rf"{_NUMBER}\s?[-/]")  # cheap to look for; `SYMBOL` then decides
_TWO_CAPITALS = pattern(rf"[{_UP}]{{2}}|[{_UP}][a-zđ]?[{_UP}]")


@dataclass(frozen=True, slots=True)
class Symbol:
    """`text` without blanks; `segments` after number and year: («QĐ», «UBND»)."""

    text: str
    number: str
    year: str | None
    segments: tuple[str, ...]
    party_form: bool  # «217-QĐ/TW»: a hyphen follows the number
    start: int
    end: int

    @property
    def key(self) -> str:
        """What spellings of one number share: case and separators do not count."""
        return re.sub(r"[-/.]+", " ", self.text.casefold())

    @property
    def abbreviation(self) -> str | None:
        """The first segment where it is a type's symbol: «QĐ» of `435/QĐ-UBND`; None in `12/UBND-VX`."""
        return self.segments[0] if is_type(self.segments[0]) else None

    @property
    def strong(self) -> bool:
        """True where the form alone shows a document: with a year, or with type and organ."""
        return bool(self.year) or (self.abbreviation is not None and len(self.segments) > 1)


@lru_cache(maxsize=512)
def is_type(segment: str) -> bool:
    return segment in _TYPE_SYMBOLS


_TYPE_SYMBOLS = frozenset(papertypes.SYMBOLS_LONGEST_FIRST) | {"TTR", "CTR", "TTr", "CTr", "QyĐ", "QĐi", "QĐI", "TTLT"}


# «59/2023/NĐ-CP1»: the mark of a footnote, glued to an organ that has no number of its own
_FOOTNOTE = re.compile(r"(?<=[-/])(CP|TTg|TW|UBND|HĐND|TU|BNV|BTC|BTP)\d{1,2}$")


def symbol_of(match: re.Match[str]) -> Symbol:
    text = _FOOTNOTE.sub(r"\1", "".join(match.group(0).split()))
    segments = tuple(part for part in re.split(r"[-/]", _FOOTNOTE.sub(r"\1", "".join(match["symbol"].split()))) if part)
    year = match["year"].strip(" /\n") if match["year"] else None
    party = year is None and match["symbol"].lstrip().startswith("-")
    return Symbol(text, match["number"], year, segments, party, match.start(), match.end())


def symbols(clean: str, start: int = 0, end: int | None = None) -> Iterator[Symbol]:
    """Every number with symbol in the text, in order; dates and fractions have no capitals and are none."""
    reached = start
    for near in _NEAR.finditer(clean, start, len(clean) if end is None else end):
        match = SYMBOL.match(clean, near.start()) if near.start() >= reached else None
        if match and _TWO_CAPITALS.search(match["symbol"]):
            reached = match.end()
            yield symbol_of(match)
