"""Is the cited document really the one of the register? Numbers without a year are given again and again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dinh.law import documents, numbers
from dinh.law.known import KnownDocument
from dinh.scribe.findings.letters import words
from dinh.scribe.grammar.citations import Cited
from dinh.scribe.layout.sheet import lower

SURE, LIKELY = 1.0, 0.5
_ONE_ISSUER = ("Luật", "Bộ luật", "Pháp lệnh", "Nghị định")
_REACH = 260  # characters after a number in which its subject stands
_COMMON = words("và của các về việc trong cho ở một số theo với tại được năm công tác thực hiện quy định")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Match:
    """A citation that the register knows. `certainty` is 1 where year, day or subject tell it is this document."""

    cited: Cited
    known: KnownDocument
    certainty: float


def matches(mentions: Sequence[Cited], low: str) -> list[Match]:
    """Every citation of a document that the register holds, local documents of other places left out. `low` is the text
    in small letters, where the subject is looked for."""
    dates = _dates(mentions)
    found = []
    for cited in mentions:
        number = cited.citation.number
        issued = cited.citation.date or dates.get(_key(number))
        known = _find(number, issued) or _by_type_and_year(cited)
        if known and not known.local and not _other_kind(cited, known):
            found.append(Match(cited, known, _certainty(low, cited, known, issued)))
    return found


@lru_cache(maxsize=4_096)
def _key(number: str) -> numbers.Key:
    return numbers.key(number)


@lru_cache(maxsize=4_096)
def _find(number: str, issued: date | None) -> KnownDocument | None:
    """`documents.find`, kept: papers of one office cite the same documents again and again."""
    return documents.find(number, issued)


def _by_type_and_year(cited: Cited) -> KnownDocument | None:
    """`34/2007/PL-UBTVQH`, the assembly's term left out: laws, ordinances and decrees have one issuer, so type, number
    and year are enough. Decisions and circulars have many."""
    kind, key = cited.citation.type, _key(cited.citation.number)
    if kind not in _ONE_ISSUER or not numbers.has_year(cited.citation.number):
        return None
    return _find(f"{kind} {key[0]}/{key[1]}", None)


def _dates(mentions: Sequence[Cited]) -> dict[numbers.Key, date]:
    """The first date printed with each number: later mentions leave it out."""
    dates: dict[numbers.Key, date] = {}
    for cited in mentions:
        if cited.citation.date:
            dates.setdefault(_key(cited.citation.number), cited.citation.date)
    return dates


def _other_kind(cited: Cited, known: KnownDocument) -> bool:
    """«Thông báo 30-TB/TW» never is «Chỉ thị 30-CT/TW»; but QĐ stands for Quyết định and for Quy định."""
    printed = cited.citation.type
    alike = {"Quyết định", "Quy định", "Quy chế"}
    return bool(printed) and printed != known.type and not {printed, known.type} <= alike | {"Luật", "Bộ luật"}


def _certainty(low: str, cited: Cited, known: KnownDocument, issued: date | None) -> float:
    if numbers.has_year(known.number) or (issued and known.issued and issued == known.issued):
        return SURE
    return SURE if _shares_subject(low, cited.citation.end, known) else LIKELY


def _shares_subject(low: str, at: int, known: KnownDocument) -> bool:
    """True where at least half of the telling words of its title follow the number."""
    title = {word for word in _WORD.findall(lower(known.title)) if word not in _COMMON}
    near = set(_WORD.findall(low[at : at + _REACH]))
    return len(title) >= 3 and 2 * len(title & near) >= len(title)
