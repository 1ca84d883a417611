"""Missing components, looked for only where the copy still has its head and its foot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dinh.scribe.facts import Finding
from dinh.scribe.findings.letters import UPPER
from dinh.scribe.findings.page import Page, finding

_HEAD = 1500  # characters: a head never runs longer, even one cell a line
# In capitals: the country named in a sentence is no head
_NATION = re.compile(r"CỘNG\s+(?:HÒA|HOÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM")
_MOTTO = re.compile(r"độc\s+lập\s*-\s*tự\s+do\s*-\s*hạnh\s+phúc")
_PARTY = re.compile(r"ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM")
# «Số: 12/…», «Số:      /KH-UBND», «Số 12-KH/ĐU»: also one left blank for the clerk
_NUMBER = re.compile(r"\bsố\s*:?\s*(?:[\d.…_ ]*\s*[-/]\s*\w|\d)")
# «…, ngày 05 tháng 3 năm 2026», «…, ngày     tháng 3 năm 2026», «ngày … tháng … năm 20…»
_DATE = re.compile(r"\bngày\s*[\d.…_]*\s*tháng\s*[\d.…_]*\s*năm\b|\bngày\s+\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}")
# «Căn cứ …», «Kính gửi …», «I. …», «Điều 1 …» right behind «BÁO CÁO»
_BODY_BEGINS = re.compile(r"\s{0,20}(?:căn\s+cứ|kính\s+(?:gửi|trình)|thực\s+hiện|điều\s+1|[i1][.-]\s)")
_FIRST_LINE = re.compile(r"\S[^\n]*")
_SIGNATURE = re.compile(
    r"(?<!\w)(?:(?:tm|kt|tl|tuq|q)\.|t/m|k/t|t/l)|\n[ \t]*(?:phó\s+)?(?:chủ tịch|bí thư|giám đốc|trưởng ban|bộ trưởng"
    r"|thủ tướng|chánh văn phòng|trưởng phòng|hiệu trưởng|trưởng công an|chỉ huy trưởng)\b|\bđã\s+ký\b|ký\s+bởi"
)
_CAPITALS = re.compile(rf"\n[ \t]*[{UPPER}]{{2,}}[ {UPPER},.-]{{3,}}")
_BEFORE_RECIPIENTS = 600  # characters: some layouts put the signature first


def missing(page: Page) -> Iterator[Finding]:
    """part.missing for number, date, motto, subject, recipients and signature; part.head_unread on request only."""
    nation, party = _NATION.search(page.clean, 0, _HEAD), _PARTY.search(page.clean, 0, _HEAD)
    if not nation and not party:
        first = _FIRST_LINE.search(page.clean) if page.style else None
        if first:
            message = "Phần đầu (Quốc hiệu hoặc tiêu đề của Đảng) không đọc được: không xét thể thức của phần này."
            yield finding("part.head_unread", *first.span(), message)
        return
    anchor = nation or party
    if anchor:
        yield from _head(page, page.low[: anchor.end() + _HEAD], anchor, state=bool(nation))
    yield from _foot(page)


def _head(page: Page, head: str, anchor: re.Match[str], *, state: bool) -> Iterator[Finding]:
    gaps = []
    if state and not _MOTTO.search(head, anchor.end()):
        gaps.append(("Tiêu ngữ", "thêm «Độc lập - Tự do - Hạnh phúc» dưới Quốc hiệu"))
    if page.reading.number is None and not _NUMBER.search(head):
        gaps.append(("số, ký hiệu", "thêm dòng «Số: … /…»" if state else "thêm dòng «Số …-…/…»"))
    if page.reading.issued is None and not _DATE.search(head):
        gaps.append(("địa danh và thời gian ban hành", "thêm «…, ngày … tháng … năm …»"))
    if page.reading.subject is None and _begins_at_once(page):
        gaps.append(("trích yếu nội dung", "thêm trích yếu dưới tên loại, hoặc «V/v …» dưới số của công văn"))
    for name, way_out in gaps:
        yield finding("part.missing", *anchor.span(), f"Phần đầu thiếu {name}: {way_out}.", confidence=0.8)


def _begins_at_once(page: Page) -> bool:
    """True where grounds, an addressee or a first clause follow the type with no subject between them."""
    kind = page.reading.type
    return kind is not None and bool(_BODY_BEGINS.match(page.low, kind.end))


def _signed_somehow(page: Page, recipients: int) -> bool:
    """True where anything around the recipients looks like a signature, though the reading could not take it apart."""
    around = max(0, recipients - _BEFORE_RECIPIENTS)
    return bool(_SIGNATURE.search(page.low, around) or _CAPITALS.search(page.clean, recipients))


def _foot(page: Page) -> Iterator[Finding]:
    """One of recipients and signature without the other: a copy cut short has lost both, and says nothing."""
    recipients = min(page.places("nơi nhận", "nơi\nnhận"), default=None)
    signed = page.reading.signer or page.reading.signer_title or "signature" in page.reading.parts
    if recipients is not None and not signed and not _signed_somehow(page, recipients):
        message = "Có nơi nhận nhưng không có quyền hạn, chức vụ, họ tên người ký: thêm khối chữ ký."
        yield finding("part.missing", recipients, recipients + len("nơi nhận"), message, confidence=0.8)
    signer = page.reading.signer
    if signer and recipients is None and not page.reading.recipients:
        message = "Có người ký nhưng không có «Nơi nhận»: thêm danh sách nơi nhận, dòng cuối là nơi lưu."
        yield finding("part.missing", signer.start, signer.end, message, confidence=0.7)
