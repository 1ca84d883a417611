"""How a citation is written: symbol, date, and agreement with the commune's own register."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dinh.law import numbers
from dinh.law.known import KnownDocument
from dinh.scribe.facts import Finding, Severity
from dinh.scribe.findings.identity import SURE, Match
from dinh.scribe.findings.page import Page, finding
from dinh.scribe.grammar.citations import Cited
from dinh.scribe.layout.sheet import lower

_WORD = re.compile(r"[^\W\d_]{2,}")
_SUBJECT_END = re.compile(r"[;:]|\.\s|\n\s*\n")
_ABOUT = re.compile(r"[^.;:]{0,120}?\b(?:về việc|về|v/v)\s+")


def symbols(page: Page) -> Iterator[Finding]:
    """citation.symbol: letters or separators that differ from the published ones, at every mention."""
    known_at = {match.cited.span: match for match in page.matches}
    for cited in page.mentions:
        number = cited.citation.number
        match = known_at.get(cited.span)
        right = match.known.number if match else _in_party_order(number)
        if right and _really_differs(number, right):
            yield _symbol(page, cited, right, match)


def _in_party_order(number: str) -> str | None:
    """`15-KH/ĐU` for `15/KH-ĐU`; None for every number that is no Party number turned round."""
    printed = numbers.clean(number)
    right = numbers.party_order(printed)
    return right if right != printed else None


def _really_differs(printed: str, right: str) -> bool:
    """Capitals, a leading zero, and the old «TƯ» for «TW» are no mistake worth a word."""
    return _plain(printed) != _plain(right)


def _plain(number: str) -> str:
    return "".join(number.split()).upper().replace("TƯ", "TW").lstrip("0")


def _symbol(page: Page, cited: Cited, right: str, match: Match | None) -> Finding:
    start, end = cited.citation.start, cited.citation.end
    printed = page.printed(start, end)
    certainty = match.certainty if match else 0.9
    name = match.known.label if match else right
    swapped = numbers.party_order(numbers.clean(printed)) == right
    why = "văn bản của Đảng ghi số-loại/cơ quan" if swapped else "ký hiệu đã công bố"
    message = f"«{printed}» khác với {name} ({why})."
    if match and match.known.issued:
        message += f" Văn bản này ban hành ngày {match.known.issued:%d/%m/%Y}."
    severity: Severity = "warning" if match and certainty >= SURE else "info"
    return finding("citation.symbol", start, end, message, right, severity=severity, confidence=certainty)


def dates(page: Page) -> Iterator[Finding]:
    """citation.date, at most one for each mention: the number's own year, the register, the day of the document, or an
    earlier mention in the same text."""
    known_at = {match.cited.span: match.known for match in page.matches}
    seen: dict[str, date] = {}
    for cited in page.mentions:
        day = cited.citation.date
        if day is None or not _printed_here(page, cited):
            continue
        yield from _date(page, cited, day, known_at.get(cited.span), seen.get(cited.key))
        seen.setdefault(cited.key, day)


def _printed_here(page: Page, cited: Cited) -> bool:
    """False where the date was taken over from the next number of a list."""
    return cited.span[1] > cited.citation.end


def _date(page: Page, cited: Cited, day: date, known: KnownDocument | None, before: date | None) -> Iterator[Finding]:
    number, place = cited.citation.number, (cited.citation.start, cited.span[1])
    year = int(numbers.key(number)[1]) if numbers.has_year(number) else None
    if known and known.issued and known.issued != day:
        right = f"{known.issued:%d/%m/%Y}"
        severity: Severity = "warning" if known.verified else "info"
        message = f"{known.label} ban hành ngày {right}, văn bản này ghi {day:%d/%m/%Y}."
        trust = 0.9 if known.verified else 0.5
        yield finding("citation.date", *place, message, right, severity=severity, confidence=trust)
    elif year and year != day.year:
        message = f"Số {number} mang năm {year} nhưng ngày ghi là {day:%d/%m/%Y}: một trong hai bị sai."
        yield finding("citation.date", *place, message)
    elif page.reading.day and day > page.reading.day:
        message = (
            f"Văn bản được dẫn ghi ngày {day:%d/%m/%Y}, sau ngày của văn bản này ({page.reading.day:%d/%m/%Y}): "
            "kiểm tra lại ngày."
        )
        yield finding("citation.date", *place, message, confidence=0.9)
    elif before and before != day and year:
        message = f"Số {number} ở trên ghi ngày {before:%d/%m/%Y}, ở đây ghi {day:%d/%m/%Y}: một trong hai bị sai."
        yield finding("citation.date", *place, message, f"{before:%d/%m/%Y}", confidence=0.8)


def register(page: Page) -> Iterator[Finding]:
    """citation.register: date or subject that differ from the commune's own entry, once for each number."""
    if page.register is None:
        return
    told: set[str] = set()
    for cited in page.mentions:
        entry = None if cited.key in told else page.register.lookup(cited.citation.number)
        if entry is None:
            continue
        told.add(cited.key)
        yield from _entry(page, cited, *entry)


def _entry(page: Page, cited: Cited, issued: date | None, subject: str | None) -> Iterator[Finding]:
    citation = cited.citation
    if issued and citation.date and issued != citation.date:
        if issued.year == citation.date.year or numbers.has_year(citation.number):
            right = f"{issued:%d/%m/%Y}"
            message = f"Sổ của đơn vị ghi {citation.number} ngày {right}, văn bản này ghi {citation.date:%d/%m/%Y}."
            yield finding("citation.register", citation.start, cited.span[1], message, right)
        return  # a number is given again each year: the entry of another year says nothing of the subject
    printed = _subject_after(page, cited.span[1])
    if subject and printed and _unlike(printed, subject):
        message = f"Sổ của đơn vị ghi trích yếu của {citation.number} là «{subject}»: kiểm tra lại số hoặc trích yếu."
        yield finding("citation.register", citation.start, cited.span[1], message, severity="info", confidence=0.6)


def _subject_after(page: Page, at: int) -> str | None:
    """«… của UBND phường về việc thành lập …»: the words after «về», up to the end of the clause."""
    about = _ABOUT.match(page.low, at, at + 140)
    if about is None:
        return None
    stop = _SUBJECT_END.search(page.low, about.end(), about.end() + 200)
    return page.low[about.end() : stop.start() if stop else about.end() + 200]


def _unlike(printed: str, subject: str) -> bool:
    """True where fewer than a fifth of the words are shared: another matter, not another wording."""
    here, there = set(_WORD.findall(printed)), set(_WORD.findall(lower(subject)))
    return len(here) >= 3 and len(there) >= 3 and 5 * len(here & there) < min(len(here), len(there))


def number_of_its_own_year(page: Page) -> Iterator[Finding]:
    """year.carried_over in the document's own number: `12/2025/QĐ-UBND` on a paper dated 2026."""
    own, day = page.reading.number, page.reading.day
    if own and day and numbers.has_year(own.value) and int(numbers.key(own.value)[1]) != day.year:
        message = f"Số của văn bản mang năm {numbers.key(own.value)[1]} nhưng văn bản đề ngày {day:%d/%m/%Y}."
        yield finding("year.carried_over", own.start, own.end, message)
