"""Citations judged by the day of the document: dead, not yet in force, unsettled, amended, unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from dinh.law import documents, numbers
from dinh.law.documents import Status
from dinh.law.known import KnownDocument
from dinh.scribe.facts import Finding, Severity
from dinh.scribe.findings.history import is_history
from dinh.scribe.findings.identity import SURE, Match
from dinh.scribe.findings.page import Page, finding
from dinh.scribe.grammar.citations import Cited

_AMENDED_SAID = re.compile(r"sửa\s+đổi|bổ\s+sung|hợp\s+nhất")
# «được sửa đổi, bổ sung một số điều bởi » Luật số …
_AMENDED_BY = re.compile(r"(?:được|đã)\s+sửa\s+đổi|sửa\s+đổi[^.;]{0,40}\s(?:bởi|tại)\s")
_ISSUERS_OF_THE_CENTRE = re.compile(
    r"(?:QH|UBTVQH)\d+$|^(?:NĐ|NQ)-CP$|-TTg$|/?TW$|^TTLT|^NQLT|^TT-B|VPCP$|VPTW$", re.IGNORECASE
)


def standing(page: Page) -> Iterator[Finding]:
    """citation.dead, .unsettled, .not_yet and .amended, one for each mention; nothing without a day to judge by."""
    if page.day is None:
        return
    told: set[str] = set()
    for match in page.matches:
        known, cited = match.known, match.cited
        status = documents.status_of(known, page.day)
        first = known.number not in told
        told.add(known.number)
        if status.state == "dead" and not _as_amender(page, cited):
            past = cited.citation.role != "ground" and is_history(page, cited.citation.start, status.since)
            yield dead(page, status, (cited.citation.start, cited.citation.end), past, match.certainty)
        elif status.state == "unsettled" and first:
            yield _unsettled(page, status, known, cited)
        elif status.state == "not_yet":
            yield from _not_yet(page, match, page.day)
        elif status.state == "in_force" and first:
            yield from _amended(page, match, page.day)


def _as_amender(page: Page, cited: Cited) -> bool:
    """True in «Luật A, được sửa đổi bởi Luật B, Luật C»: what C changed stays changed after C itself is gone."""
    start, _ = page.clause(cited.citation.start)
    return bool(_AMENDED_BY.search(page.low, start, cited.citation.start))


def full_name(number: str) -> str:
    """«Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 10/11/2022»; an unknown number as it stands.

    >>> full_name("59/2023/NĐ-CP")
    'Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ'
    """
    known = documents.find(number)
    if known is None:
        return number
    day = f" ngày {known.issued.day:02d}/{_month(known.issued)}/{known.issued.year}" if known.issued else ""
    if known.type in ("Luật", "Bộ luật", "Pháp lệnh"):
        return f"{known.type} {known.title} số {known.number}{day}"
    return f"{known.type} số {known.number}{day} của {known.issuer}"


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month < 3 else str(day.month)


def dead(page: Page, status: Status, place: tuple[int, int], past: bool, certainty: float = SURE) -> Finding:
    """An error where the dead document is the law being carried out, a note where the sentence tells of the past.

    Raises ValueError for a status without a document: only what the register holds can be called dead.
    """
    known = status.document
    if known is None:
        raise ValueError("Chỉ kết luận hết hiệu lực với văn bản có trong sổ.")
    names = [full_name(number) for number in status.successors]
    severity: Severity = "info" if past else "error" if certainty >= SURE and known.verified else "warning"
    since = f"từ ngày {status.since:%d/%m/%Y}" if status.since else "(chưa rõ từ ngày nào)"
    message = f"{known.label} đã hết hiệu lực {since}, trước ngày của văn bản này ({page.day:%d/%m/%Y})."
    if names:
        message += f" Văn bản thay thế: {'; '.join(names)}."
    if past:
        message += " Câu này có vẻ nói về thời gian trước: nếu đúng vậy thì giữ nguyên."
    elif certainty < SURE:
        message += f" Nếu đây là văn bản khác trùng số (không phải bản ngày {_spoken(known)}) thì bỏ qua."
    if not known.verified:
        message += " Sổ ghi theo nguồn chưa kiểm chứng: hãy tra lại."
    return finding(
        "citation.dead",
        *place,
        message,
        "; ".join(names) or None,
        severity=severity,
        confidence=_trust(known, certainty),
    )


def _spoken(known: KnownDocument) -> str:
    return f"{known.issued:%d/%m/%Y}" if known.issued else "trong sổ"


def _trust(known: KnownDocument, certainty: float) -> float:
    return certainty if known.verified else min(certainty, 0.5)


def _unsettled(page: Page, status: Status, known: KnownDocument, cited: Cited) -> Finding:
    past = cited.citation.role != "ground" and is_history(page, cited.citation.start, status.since)
    severity: Severity = "info" if past else "warning"
    return finding(
        "citation.unsettled", cited.citation.start, cited.citation.end, status.reason, severity=severity, confidence=0.7
    )


def _not_yet(page: Page, match: Match, day: date) -> Iterator[Finding]:
    """Work may prepare for a law not yet in force; a ground may not rest on it, and nothing may cite the unissued."""
    known, cited = match.known, match.cited.citation
    unissued = known.issued is not None and known.issued > day
    own = page.reading.number
    lawmaking = own is not None and numbers.has_year(own.value)  # takes effect later itself, with the laws it rests on
    if not unissued and (lawmaking or _as_amender(page, match.cited)):
        return
    if match.certainty < SURE or not known.verified or (cited.role != "ground" and not unissued):
        return
    if unissued:
        message = (
            f"{known.label} ban hành ngày {known.issued:%d/%m/%Y}, sau ngày của văn bản này ({day:%d/%m/%Y}): "
            "kiểm tra lại số của văn bản được dẫn hoặc ngày của văn bản."
        )
    else:
        message = (
            f"{known.label} có hiệu lực từ ngày {known.in_force:%d/%m/%Y}, sau ngày của văn bản này ({day:%d/%m/%Y}): "
            "chưa thể làm căn cứ ban hành."
        )
    yield finding("citation.not_yet", cited.start, cited.end, message)


def _amended(page: Page, match: Match, day: date) -> Iterator[Finding]:
    """Said once, of a ground alone, when the text itself does not speak of the amendment."""
    known, cited = match.known, match.cited
    changed = known.amendments(day)
    if not changed or cited.citation.role != "ground" or not known.verified:
        return
    after = page.low[cited.citation.end : cited.citation.end + 160].split(";")[0]
    keys = {numbers.key(other.citation.number) for other in page.mentions}
    if _AMENDED_SAID.search(after) or any(numbers.key(number) in keys for number in changed):
        return
    message = (
        f"{known.label} đến ngày {day:%d/%m/%Y} đã được sửa đổi, bổ sung bởi {', '.join(changed)}: nên ghi rõ "
        "«được sửa đổi, bổ sung»."
    )
    yield finding("citation.amended", cited.citation.start, cited.citation.end, message, confidence=0.8)


def unknown(page: Page) -> Iterator[Finding]:
    """citation.unknown: one note at the first central ground that the register does not hold, naming them all."""
    missing = [cited for cited in _distinct(page.mentions) if _unknown_ground(cited)]
    if missing:
        first = missing[0].citation
        names = ", ".join(cited.citation.number for cited in missing)
        message = f"Căn cứ chưa có trong sổ văn bản đã biết, hiệu lực chưa xác minh: {names}. Hãy tra trước khi ký."
        yield finding("citation.unknown", first.start, first.end, message, confidence=0.5)


def _distinct(mentions: Iterable[Cited]) -> list[Cited]:
    return list({cited.key: cited for cited in reversed(tuple(mentions))}.values())[::-1]


def _unknown_ground(cited: Cited) -> bool:
    citation = cited.citation
    if citation.role != "ground" or not _ISSUERS_OF_THE_CENTRE.search("-".join(cited.segments)):
        return False
    return documents.find(citation.number, citation.date) is None
