"""Missing components, looked for only where the copy still has its head and its foot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dinh.scribe.facts import Finding
from dinh.scribe.findings.page import Page, finding

_HEAD = 1500  # characters: a head never runs longer, even one cell a line
_NATION = re.compile(r"cộng\s+h[òo]a\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam")
_MOTTO = re.compile(r"độc\s+lập\s*-\s*tự\s+do\s*-\s*hạnh\s+phúc")
_PARTY = re.compile(r"đảng\s+cộng\s+sản\s+việt\s+nam")
# «Số: 12/…», «Số:      /KH-UBND», «Số 12-KH/ĐU»: also one left blank for the clerk
_NUMBER = re.compile(r"\bsố\s*:?\s*(?:[\d.…_ ]*\s*[-/]\s*\w|\d)")
# «…, ngày 05 tháng 3 năm 2026», «…, ngày     tháng 3 năm 2026», «ngày … tháng … năm 20…»
_DATE = re.compile(r"\bngày\s*[\d.…_]*\s*tháng\s*[\d.…_]*\s*năm\b|\bngày\s+\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}")
_FIRST_LINE = re.compile(r"\S[^\n]*")
_RECIPIENTS = re.compile(r"\bnơi\s+nhận\b")
_SIGNATURE = re.compile(
    r"\n[ \t]*(?:tm\.|t/m|kt\.|k/t|tl\.|t/l|tuq\.|q\.|chủ tịch|phó chủ tịch|bí thư|phó bí thư|giám đốc|trưởng ban"
    r"|chánh văn phòng|trưởng phòng|hiệu trưởng|trưởng công an|chỉ huy trưởng)\b"
)


def missing(page: Page) -> Iterator[Finding]:
    """part.missing for number, date, motto, subject, recipients and signature; part.head_unread on request only."""
    head = page.low[:_HEAD]
    nation, party = _NATION.search(head), _PARTY.search(head)
    if not nation and not party:
        first = _FIRST_LINE.search(page.clean) if page.style else None
        if first:
            message = "Phần đầu (Quốc hiệu hoặc tiêu đề của Đảng) không đọc được: không xét thể thức của phần này."
            yield finding("part.head_unread", *first.span(), message)
        return
    anchor = nation or party
    if anchor:
        yield from _head(page, head, anchor, state=bool(nation))
    yield from _foot(page)


def _head(page: Page, head: str, anchor: re.Match[str], *, state: bool) -> Iterator[Finding]:
    gaps = []
    if state and not _MOTTO.search(head, anchor.end()):
        gaps.append(("Tiêu ngữ", "thêm «Độc lập - Tự do - Hạnh phúc» dưới Quốc hiệu"))
    if page.reading.number is None and not _NUMBER.search(head):
        gaps.append(("số, ký hiệu", "thêm dòng «Số: … /…»" if state else "thêm dòng «Số …-…/…»"))
    if page.reading.issued is None and not _DATE.search(head):
        gaps.append(("địa danh và thời gian ban hành", "thêm «…, ngày … tháng … năm …»"))
    if page.reading.subject is None and page.reading.type is not None:
        gaps.append(("trích yếu nội dung", "thêm trích yếu dưới tên loại, hoặc «V/v …» dưới số của công văn"))
    for name, way_out in gaps:
        yield finding("part.missing", *anchor.span(), f"Phần đầu thiếu {name}: {way_out}.", confidence=0.8)


def _foot(page: Page) -> Iterator[Finding]:
    """One of recipients and signature without the other: a copy cut short has lost both, and says nothing."""
    recipients = next(iter(_RECIPIENTS.finditer(page.low)), None)
    signed = page.reading.signer or page.reading.signer_title or "signature" in page.reading.parts
    if recipients and not signed and not _SIGNATURE.search(page.low):
        message = "Có nơi nhận nhưng không có quyền hạn, chức vụ, họ tên người ký: thêm khối chữ ký."
        yield finding("part.missing", *recipients.span(), message, confidence=0.8)
    signer = page.reading.signer
    if signer and not recipients and not page.reading.recipients:
        message = "Có người ký nhưng không có «Nơi nhận»: thêm danh sách nơi nhận, dòng cuối là nơi lưu."
        yield finding("part.missing", signer.start, signer.end, message, confidence=0.7)
