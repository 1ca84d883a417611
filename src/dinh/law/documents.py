"""The register of known documents: is this number right, and did the document apply on that day?

A citation is judged by the day of the paper that cites, never by today. What the register does not hold is «unknown»,
which is not «in force»: say «chưa xác minh» and leave the citation alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dinh.law import numbers
from dinh.law.documents_local import LOCAL_DOCUMENTS
from dinh.law.documents_party import PARTY_DOCUMENTS
from dinh.law.documents_state import STATE_DOCUMENTS
from dinh.law.known import KnownDocument
from dinh.law.names import Names
from dinh.law.spelling import fold

__all__ = ["ALL", "AS_OF", "KnownDocument", "Status", "canonical", "find", "find_by_name", "spelling_hint", "status"]

AS_OF = date(2026, 11, 21)  # the day the register was last gone through
ALL: tuple[KnownDocument, ...] = STATE_DOCUMENTS + PARTY_DOCUMENTS + LOCAL_DOCUMENTS

State = Literal["in_force", "dead", "not_yet", "unsettled", "unknown"]


@dataclass(frozen=True, slots=True)
class Status:
    """How a citation stands on a day. `since` is the first day of that state where it is known; `successors` the
    numbers to cite instead; `reason` one Vietnamese sentence for the reader."""

    state: State
    document: KnownDocument | None
    since: date | None
    successors: tuple[str, ...]
    reason: str


def _index(documents: tuple[KnownDocument, ...]) -> dict[numbers.Key, KnownDocument]:
    table: dict[numbers.Key, KnownDocument] = {}
    for known in documents:
        other = table.setdefault(numbers.key(known.number), known)
        if other is not known:
            raise ValueError(f"Sổ văn bản ghi hai lần số {known.number}: {known.title!r} và {other.title!r}.")
    return table


_BY_KEY = _index(ALL)
_BY_BARE_KEY = {numbers.bare_key(known.number): known for known in ALL}
_BY_YEAR = {(*numbers.key(k.number)[:2], fold(k.type)): k for k in ALL if numbers.has_year(k.number)}
_NAMES = Names(ALL)


def find(number: str, issued: date | None = None) -> KnownDocument | None:
    """The document of that number, however it was typed; None when the register does not hold it.

    `issued` is the date printed with the citation. Numbers without a year are given again each year or term, so one of
    another year is another document. A date that is merely wrong within the year still finds the document.

    >>> find("QĐ số 217 – qđ/tw").number, find("Quy định 11-QĐ/TW").number, find("Luật 10/2022").number
    ('217-QĐ/TW', '11-QĐi/TW', '10/2022/QH15')
    >>> find("23-QĐ/TW", date(2026, 3, 1)) is None
    True
    """
    known = _look_up(number)
    if known and issued and known.issued and issued.year != known.issued.year and not numbers.has_year(known.number):
        return None
    return known


def _look_up(number: str) -> KnownDocument | None:
    key = numbers.key(number)
    if key in _BY_KEY:
        return _BY_KEY[key]
    bare = numbers.bare_key(number)
    if bare in _BY_BARE_KEY and bare == tuple(token.lower() for token in key):  # typed bare: «59/2023/ND-CP»
        return _BY_BARE_KEY[bare]
    short = None if key else numbers.type_and_year(number)
    if short is None:
        return None
    names, serial, year = short
    return next((_BY_YEAR[serial, year, name] for name in sorted(names) if (serial, year, name) in _BY_YEAR), None)


def find_by_name(text: str, on: date | None = None) -> KnownDocument | None:
    """The document that `text` calls by name, the longest name first; by `on` the one of that name then in force.

    >>> find_by_name("theo Pháp lệnh dân chủ ở xã, phường, thị trấn").number
    '34/2007/PL-UBTVQH11'
    """
    candidates = _NAMES.called_in(text)
    if on is None:
        return candidates[0] if candidates else None
    judged = [(status_of(known, on).state, known) for known in candidates]
    living = [known for state, known in judged if state in ("in_force", "unsettled")]
    return next(iter(living or [known for state, known in judged if state == "dead"]), None)


def canonical(number: str, issued: date | None = None) -> str:
    """The number as the register prints it; an unknown one only loses its spaces and odd hyphens.

    >>> canonical("217/QĐ-TW"), canonical("số 41 / KH–UBND")
    ('217-QĐ/TW', '41/KH-UBND')
    """
    known = find(number, issued)
    return known.number if known else numbers.clean(number) or number.strip()


def spelling_hint(number: str, issued: date | None = None) -> str | None:
    """The right spelling of a number whose letters or separators are wrong, None when nothing is to be said.

    >>> spelling_hint("11-QĐ/TW"), spelling_hint("12/QĐ-TW"), spelling_hint("217 - QĐ/TW")
    ('11-QĐi/TW', '12-QĐ/TW', None)
    """
    printed = numbers.clean(number)
    known = find(number, issued)
    right = known.number if known and not known.local else numbers.party_order(printed)
    return right if printed and right != printed else None


def status(number: str, on: date, issued: date | None = None) -> Status:
    """How the document of that number stood on the day `on` (the day of the citing paper)."""
    known = find(number, issued)
    if known is None:
        return Status("unknown", None, None, (), f"{number}: không có trong sổ văn bản, hiệu lực chưa xác minh.")
    return status_of(known, on)


def status_of(known: KnownDocument, on: date) -> Status:
    """How a known document stood on the day `on`."""
    if known.standing == "unknown":
        return Status("unknown", known, None, (), f"{known.label}: {known.note}")
    started = _started(known, on)
    if not started:
        return _before_force(known, on, started)
    if known.standing == "dead":
        gone = on >= known.ended if known.ended else _replaced(known, on)
        if gone:
            return _dead(known, on)
        if gone is None:
            return _unsettled(known, "Văn bản thay thế đã ban hành nhưng chưa rõ từ ngày nào.")
    if known.unsettled and on >= known.unsettled:
        return _unsettled(known, known.note)
    return _in_force(known, on)


def _started(known: KnownDocument, on: date) -> bool | None:
    """Whether it had taken effect; None where the day is not established and cannot be bounded.

    A document takes effect within a year of its issue: beyond that the doubt is gone. A year in the number bounds the
    issue where its day is not known.
    """
    if known.in_force:
        return on >= known.in_force
    year = int(numbers.key(known.number)[1]) if numbers.has_year(known.number) else None
    earliest = known.issued or (date(year, 1, 1) if year else None)
    latest = known.issued or (date(year, 12, 31) if year else None)
    if earliest and on < earliest:
        return False
    if latest and on >= latest.replace(year=latest.year + 1, day=min(latest.day, 28)):
        return True
    return True if known.standing != "dead" and on >= AS_OF else None


def _replaced(known: KnownDocument, on: date) -> bool | None:
    """Whether a successor had taken effect, for a repeal whose day is not in the register."""
    answers = [_started(successor, on) for successor in map(find, known.replaced_by) if successor]
    if True in answers:
        return True
    return None if None in answers or not answers else False


def _before_force(known: KnownDocument, on: date, started: bool | None) -> Status:
    if not numbers.has_year(known.number) and known.issued and on < known.issued:
        reason = (
            f"{known.label} trong sổ ban hành ngày {known.issued:%d/%m/%Y}, sau ngày xét; số này được đánh lại theo "
            "năm hoặc nhiệm kỳ nên có thể là văn bản khác: chưa xác minh."
        )
        return Status("unknown", None, None, (), reason)
    if started is None:
        return Status("unknown", known, None, (), f"{known.label}: chưa rõ ngày có hiệu lực, chưa xác minh.")
    begins = f"có hiệu lực từ {known.in_force:%d/%m/%Y}" if known.in_force else "chưa ban hành"
    return Status("not_yet", known, None, (), f"{known.label}: {begins}, sau ngày xét {on:%d/%m/%Y}.")


def _dead(known: KnownDocument, on: date) -> Status:
    since = known.ended or next((s.in_force for s in map(find, known.replaced_by) if s and s.in_force), None)
    when = f"từ {since:%d/%m/%Y}" if since else "(chưa rõ ngày)"
    successors = _living_successors(known, on)
    labels = [found.label if (found := find(number)) else number for number in successors]
    use = f"; thay bằng {', '.join(labels)}" if labels else ""
    return Status("dead", known, since, successors, f"{known.label} hết hiệu lực {when}{use}.{_doubt(known)}")


def _living_successors(known: KnownDocument, on: date) -> tuple[str, ...]:
    """The successors that still stood on that day, following the chain where a successor has itself been replaced."""
    found: list[str] = []
    for number in known.replaced_by:
        successor = find(number)
        replaced = successor and successor.replaced_by and status_of(successor, on).state == "dead"
        found += _living_successors(successor, on) if successor and replaced else (number,)
    return tuple(dict.fromkeys(found))


def _unsettled(known: KnownDocument, why: str) -> Status:
    since = f" từ {known.unsettled:%d/%m/%Y}" if known.unsettled else ""
    reason = f"{known.label}: hiệu lực chưa xác định{since}. {why}{_doubt(known)}"
    return Status("unsettled", known, known.unsettled, known.replaced_by, reason)


def _in_force(known: KnownDocument, on: date) -> Status:
    since = f" từ {known.in_force:%d/%m/%Y}" if known.in_force else ""
    changed = known.amendments(on)
    amended = f"; đã được sửa đổi bởi {', '.join(changed)}" if changed else ""
    return Status("in_force", known, known.in_force, (), f"{known.label} có hiệu lực{since}{amended}.{_doubt(known)}")


def _doubt(known: KnownDocument) -> str:
    return "" if known.verified else " (Chưa xác minh: ghi theo trí nhớ hoặc suy luận.)"
