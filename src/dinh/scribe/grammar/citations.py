"""Documents cited by number and symbol: type, number, date and issuer, at their first mention."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import islice

from dinh.law import documents, papertypes
from dinh.scribe.facts import Citation
from dinh.scribe.grammar.agencies import opens, words
from dinh.scribe.grammar.dates import Day, day_at
from dinh.scribe.grammar.letters import loose
from dinh.scribe.grammar.symbols import Symbol, symbols

_NAMES = {name.lower(): name for name in papertypes.NAMES_LONGEST_FIRST} | {"qđ": "Quyết định", "nđ": "Nghị định"}
_TYPE_WORDS = "|".join(sorted(_NAMES, key=len, reverse=True))
# «Quyết định số », «Nghị quyết liên tịch số », «Kết luận », «QĐ số »; the words directly before the number
_TYPE_BEFORE = loose(rf"\b({_TYPE_WORDS})\s+(?:(?:hành động|liên tịch|pháp luật)\s+)?(?:số\s*:?\s*)?$")
# «Luật Bầu cử đại biểu Quốc hội số », «Bộ luật Lao động số »: the name stands between type and number
_LAW_BEFORE = loose(r"\b(bộ luật|luật|pháp lệnh)\s+[^.;:()\d]{2,160}?\s+số\s*:?\s*$")
_NUMBER_WORD = loose(r"\bsố\s*:?\s*$")
# «Mẫu số 01/BCĐBHĐND-MT», «gói thầu số», «tài khoản»: numbers of other things
_OTHER_THING = loose(
    r"\b(?:mẫu|biểu|biểu mẫu|phụ lục|tờ khai|phiếu|số nhà|địa chỉ|tài khoản|gói thầu|lô|thửa|biển số|"
    r"điện thoại|fax|hotline|bản đồ|tcvn|qcvn)"
    r"\s*(?:số)?\s*:?\s*$"
)
# «217-QĐ/TW và 218-QĐ/TW», «…; Quyết định số»: what may stand between two numbers of one list
_JOINT = loose(rf"\s*(?:,|;|và|hoặc|&)?\s*(?:(?:{_TYPE_WORDS})\s+)?(?:số\s*:?\s*)?$")
_SHARED = loose(rf"\s*(?:,|và)\s*(?:(?:{_TYPE_WORDS})\s+)?(?:số\s*:?\s*)?$")
# «Quyết định số 217, 218-QĐ/TW»: bare numbers that share the symbol of the last
_BARE_LIST = loose(r"\bsố\s+((?:\d{1,4}\s*(?:,|và)\s*){1,6})$")
# «, ngày », « (ngày », « ký ngày », « được ban hành ngày »
_DATE_AFTER = loose(r"\s*[,;]?\s*\(?\s*(?:(?:được\s+)?(?:ký|ban hành|ra)\s+)?ngày\s+")
# «số 346/QĐ-TTg của Thủ tướng Chính phủ ngày »
_DATE_AFTER_ISSUER = loose(r"\s*,?\s*của\s+[^.;:()“”\"\d]{2,90}?[\s,]+ngày\s+")
# «(21/11/2022)»
_DATE_IN_BRACKETS = loose(r"\s*\(\s*")
_OF = loose(r"\s*[,)]?\s*của\s+")
_ISSUER_END = loose(
    r"\s+(?=(?:về|v/v|ban\s+hành|quy định|phê duyệt|hướng dẫn|triển khai|thực hiện|sửa đổi|công bố|"
    r"thành lập|kiện toàn|tổ chức|đẩy mạnh"
    r"|tăng cường|giao|lãnh đạo|tại|ngày|trong|đã|có|để|nhằm|theo|kèm|gửi|yêu cầu|đề nghị|thông báo|"
    r"kết luận|cho|được|quyết định)\b"
    rf"|và\s+(?:{_TYPE_WORDS})\b)"
    r"|[,;.:()“”\"]|\n\s*(?:\n|[-+])"
)
_LOOK_BACK = 200
MOST = 5000  # numbers looked at in one text: more are a damaged file


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation and the span it fills with its date: days inside it are no deadlines."""

    citation: Citation
    span: tuple[int, int]
    key: str
    segments: tuple[str, ...]


def mentions(clean: str, low: str, is_ground: Callable[[int], bool]) -> list[Cited]:
    """Every mention in the text, in order, repeated ones too. Forms, plots of land and the like are left out."""
    found: list[Cited] = []
    last_end = -1
    for symbol in islice(symbols(clean), MOST):
        before = low[max(0, symbol.start - _LOOK_BACK) : symbol.start]
        if _OTHER_THING.search(before[-40:]):
            continue
        type_name = _type_before(before)
        listed = last_end >= 0 and symbol.start - last_end < 60 and bool(_JOINT.fullmatch(low[last_end : symbol.start]))
        if not (symbol.strong or type_name or _NUMBER_WORD.search(before[-8:]) or listed):
            continue
        for sibling in _siblings(symbol, before):
            found.append(_cited(clean, low, sibling, symbol, type_name, is_ground))
        found.append(_cited(clean, low, symbol, symbol, type_name, is_ground))
        last_end = symbol.end
    return _share_dates(low, found)


def _siblings(symbol: Symbol, before: str) -> Iterable[Symbol]:
    match = _BARE_LIST.search(before[-60:])
    if not match:
        return ()
    offset = symbol.start - len(before[-60:])
    tail = symbol.text[len(symbol.number) :]
    return tuple(
        replace(
            symbol,
            text=digits.group(0) + tail,
            number=digits.group(0),
            start=offset + digits.start(),
            end=offset + digits.end(),
        )
        for digits in re.finditer(r"\d+", before[-60:])
        if digits.start() >= match.start(1)
    )


def _type_before(before: str) -> str | None:
    if match := _TYPE_BEFORE.search(before[-70:]):
        return _NAMES[" ".join(match[1].split())]
    if match := _LAW_BEFORE.search(before):
        return _NAMES.get(" ".join(match[1].split()))
    return None


def type_of(symbol: Symbol) -> str | None:
    """The type that the symbol alone tells: `QĐ` → Quyết định, `QH15` → Luật, an organ's symbol first → Công văn."""
    return _type_of(symbol.segments[0], symbol.party_form) or (None if symbol.year else "Công văn")


@lru_cache(maxsize=1024)
def _type_of(first: str, party_form: bool) -> str | None:
    if re.fullmatch(r"QH\d{1,2}", first):
        return "Luật"
    if re.fullmatch(r"UBTVQH\d{1,2}", first):
        return "Nghị quyết"
    known = papertypes.by_abbreviation(first, "party" if party_form else "state") or papertypes.by_abbreviation(first)
    return known.name if known else None


def _cited(
    clean: str, low: str, symbol: Symbol, whole: Symbol, type_name: str | None, is_ground: Callable[[int], bool]
) -> Cited:
    day = _date(low, whole.end)
    end = day.end if day else whole.end
    citation = Citation(
        number=symbol.text,
        date=day.date if day else None,
        type=type_name or type_of(symbol),
        issuer=_issuer(clean, low, end) or _issuer(clean, low, whole.end),
        start=symbol.start,
        end=symbol.end,
        role="ground" if is_ground(symbol.start) else "mention",
    )
    return Cited(citation, (symbol.start, end), symbol.key, symbol.segments)


def _date(low: str, at: int) -> Day | None:
    for production in (_DATE_AFTER, _DATE_AFTER_ISSUER, _DATE_IN_BRACKETS):
        if match := production.match(low, at, at + 140):
            day = day_at(low, match.end())
            if day and day.year:
                return day
    return None


def _issuer(clean: str, low: str, at: int) -> str | None:
    match = _OF.match(low, at, at + 60)
    if not match:
        return None
    stop = _ISSUER_END.search(low, match.end(), match.end() + 140)
    end = stop.start() if stop else min(len(low), match.end() + 90)
    if not opens(words(low, clean, match.end(), end, 6)):
        return None
    return " ".join(clean[match.end() : end].split()) or None


def _share_dates(low: str, found: list[Cited]) -> list[Cited]:
    """«217-QĐ/TW và 218-QĐ/TW ngày 12/12/2013»: one date for the whole list of one symbol."""
    for k in range(len(found) - 2, -1, -1):
        here, after = found[k], found[k + 1]
        if here.citation.date or not after.citation.date or here.segments != after.segments:
            continue
        between = low[here.citation.end : after.citation.start]
        if len(between) < 60 and _SHARED.fullmatch(between):
            found[k] = replace(here, citation=replace(here.citation, date=after.citation.date))
    return found


def distinct(found: list[Cited], own: str | None, issued: date | None) -> tuple[Citation, ...]:
    """Each document once, at its first mention and with the first date printed; without the document itself.

    A paper of the same number and another day is another body's paper, and stays.
    """
    own_key = re.sub(r"[-/.]+", " ", own.casefold()) if own else None
    kept: dict[str, Citation] = {}
    for cited in found:
        day = cited.citation.date
        if cited.key == own_key and (day is None or issued is None or day == issued):
            continue
        first = kept.get(cited.key)
        if first is None:
            kept[cited.key] = cited.citation
        elif first.date is None and day:
            kept[cited.key] = replace(first, date=day)
    starts = {" ".join(key.split()[:n]) for key in kept for n in range(2, len(key.split()))}
    return tuple(_judged(citation, issued) for key, citation in kept.items() if key not in starts)


def _judged(citation: Citation, on: date | None) -> Citation:
    """With the state of the document cited on the day of the citing paper; unknown where that day is."""
    if on is None:
        return citation
    return replace(citation, status=documents.status(citation.number, on, citation.date).state)
