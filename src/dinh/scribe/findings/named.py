"""Dead documents called by name or by half a number: «Pháp lệnh 34», «Pháp lệnh dân chủ ở xã, phường, thị trấn»,
«Pháp lệnh 34/2007», «Luật Thanh tra năm 2022»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dinh.law import documents, numbers
from dinh.law.known import KnownDocument
from dinh.scribe.facts import Finding
from dinh.scribe.findings.history import is_history
from dinh.scribe.findings.page import Page
from dinh.scribe.findings.standing import dead
from dinh.scribe.layout.sheet import lower

_BY_TITLE = ("Luật", "Bộ luật", "Pháp lệnh")
_SHORT_NAME_SURE = 0.7  # «Chỉ thị 30» alone may be another body's directive of the same number
# «Pháp lệnh số 34», «NĐ 159»: what stands before «/2007» in a number without a symbol
_SHORT = re.compile(
    r"(?<!\w)(?:luật|pháp\s+lệnh|nghị\s+định|nđ|nghị\s+quyết|thông\s+tư|quyết\s+định)\s+(?:số\s*:?\s*)?\d{1,4}$"
)
_YEAR_ALONE = re.compile(r"/(?:19|20)\d\d(?!\d|\s?[-/])")
# « năm 2015», « (2015)», « ngày 19 tháng 6 năm 2015», « số 77/2015/QH13»
_YEAR = re.compile(
    r"\s*,?\s*\(?\s*(?:năm\s+|ngày\s+\d{1,2}(?:\s+tháng\s+\d{1,2}\s+năm\s+|[/.-]\d{1,2}[/.-]))?((?:19|20)\d\d)\b"
)
_NUMBER_FOLLOWS = re.compile(r"\s*,?\s*\(?\s*(?:số\s*:?\s*)?\d{1,4}\s?[-/]")


def _title_names(known: KnownDocument) -> tuple[str, ...]:
    return (f"{known.type} {known.title}",) if known.type in _BY_TITLE and not known.title.startswith("Sửa đổi") else ()


def _table() -> dict[str, tuple[KnownDocument, ...]]:
    """Name in small letters → the documents called so; only names that some dead or doubtful document bears."""
    table: dict[str, tuple[KnownDocument, ...]] = {}
    for known in documents.ALL:
        for name in (*_title_names(known), *known.names):
            table[lower(name)] = (*table.get(lower(name), ()), known)
    return {name: bearers for name, bearers in table.items() if any(k.standing == "dead" for k in bearers)}


_NAMES = _table()


def _loose(name: str) -> str:
    """«pháp lệnh 34» also as «pháp lệnh số 34», «pháp lệnh về …», over a line end."""
    first, *rest = name.split()
    if first in ("pháp", "bộ") and rest:
        first, rest = rf"{first}\s+{rest[0]}", rest[1:]
    return rf"{first}\s+(?:số\s*:?\s*|về\s+)?" + r"\s+".join(map(re.escape, rest))


_PATTERN = re.compile(
    r"(?:" + "|".join(_loose(name) for name in sorted(_NAMES, key=len, reverse=True)) + r")(?![\w/]|\s?-\s?\w)"
)
_FIRST_WORDS = tuple(sorted({name.split()[0] for name in _NAMES}))


def named(page: Page) -> Iterator[Finding]:
    """citation.dead for documents called without their full number."""
    if page.day is None:
        return
    for at in page.places(*_FIRST_WORDS):
        match = _PATTERN.match(page.low, at)
        if match and not page.low[at - 1 : at].isalnum() and not _NUMBER_FOLLOWS.match(page.low, match.end()):
            yield from _judge(page, match.start(), match.end(), _bearers(page, match))
    for at in page.places("/19", "/20"):
        year = _YEAR_ALONE.match(page.low, at)
        short = _SHORT.search(page.low, max(0, at - 40), at) if year else None
        if year and short:
            known = documents.find(page.clean[short.start() : year.end()])
            yield from _judge(page, short.start(), year.end(), (known,) if known else ())


def _bearers(page: Page, match: re.Match[str]) -> tuple[KnownDocument, ...]:
    """The documents of that name; a year behind the name selects among them."""
    words = re.sub(r"\b(?:số\s*:?|về)\s+", "", " ".join(match[0].split()))
    bearers = _NAMES.get(words) or _NAMES.get(" ".join(match[0].split()), ())
    year = _YEAR.match(page.low, match.end())
    if year is None:
        return bearers
    return tuple(known for known in bearers if _year_of(known) in (None, int(year[1])))


def _year_of(known: KnownDocument) -> int | None:
    if known.issued:
        return known.issued.year
    return int(numbers.key(known.number)[1]) if numbers.has_year(known.number) else None


def _judge(page: Page, start: int, end: int, bearers: tuple[KnownDocument, ...]) -> Iterator[Finding]:
    """Speaks only when every document of that name is dead: a name without a year means the one in force."""
    if page.day is None or not bearers:
        return
    statuses = [documents.status_of(known, page.day) for known in bearers]
    if any(status.state != "dead" for status in statuses):
        return
    if any(_same_name_lives_on(page.low[start:end], status.successors) for status in statuses):
        return
    newest = max(statuses, key=lambda status: (status.since is not None, status.since))
    ground = any(a <= start < b for a, b in page.grounds)
    certain = 1.0 if bearers[0].type in _BY_TITLE or "/" in page.low[start:end] else _SHORT_NAME_SURE
    yield dead(page, newest, (start, end), not ground and is_history(page, start, newest.since), certain)


def _same_name_lives_on(name: str, successors: tuple[str, ...]) -> bool:
    """«Luật Tiếp cận thông tin» after a new law of the same name, whose number the register does not know."""
    words = " ".join(name.split())
    return any(lower(number).startswith(words) for number in successors)
