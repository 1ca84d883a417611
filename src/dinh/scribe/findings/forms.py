"""Style of the two systems, State and Party: end mark, number, date, recipients, and who signs for whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dinh.scribe.facts import Fact, Finding
from dinh.scribe.findings.page import Page, finding

# Papers a collective body issues in its own name; decisions, directives and letters its chairman may sign by himself.
_COLLECTIVE_TYPES = frozenset(("báo cáo", "kế hoạch", "tờ trình", "nghị quyết", "chương trình", "đề án"))
_COLLECTIVE_ORGANS = re.compile(r"-(?:UBND|HĐND)$")
_KT_CHAIRMAN = re.compile(r"(?<!\w)kt\.?\s*chủ\s+tịch\b")
_TM = re.compile(r"(?<!\w)t\.?m\.")
_FOOT = 1200  # characters around the signer's post in which «TM.» stands
_STATE_END = re.compile(r"\.\s?/\s?\.")
_ANY_END = re.compile(r"\.?\s?/\s?\.(?=[\s*_“”\"]*(?:\n|$))")
_RECIPIENTS = re.compile(r"\n[ \t]*nơi\s+nhận")
_CAPITAL_NOTE = re.compile(r"\(\s*B\s*/\s*c\s*\)")
_HEAD_NUMBER = re.compile(r"\bsố\s*(:?)\s*(\d+)")
_HEAD_DATE = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+\d{4}")


def signature(page: Page) -> Iterator[Finding]:
    """form.signature: «KT. CHỦ TỊCH» on a paper of the whole committee, with no «TM.» line over it."""
    reading = page.reading
    if reading.system != "state" or not reading.type or not reading.number:
        return
    if reading.type.value.lower() not in _COLLECTIVE_TYPES or not _COLLECTIVE_ORGANS.search(reading.number.value):
        return
    for match in _KT_CHAIRMAN.finditer(page.low, reading.number.end):
        if not _TM.search(page.low, max(0, match.start() - _FOOT), match.start()):
            organ = "ỦY BAN NHÂN DÂN" if reading.number.value.endswith("UBND") else "HỘI ĐỒNG NHÂN DÂN"
            message = (
                f"{reading.type.value} do tập thể ban hành: phía trên «KT. CHỦ TỊCH» cần dòng «TM. {organ}» "
                "(khoản 2 Điều 13 Nghị định 30/2020/NĐ-CP)."
            )
            yield finding("form.signature", *match.span(), message, f"TM. {organ}\nKT. CHỦ TỊCH", confidence=0.8)
        return


def end_mark(page: Page) -> Iterator[Finding]:
    """form.end_mark: «./.» belongs to the State, a full stop to the Party."""
    foot = _RECIPIENTS.search(page.low)
    if foot is None or page.reading.system not in ("state", "party"):
        return
    before = page.low[max(0, foot.start() - 200) : foot.start()]
    mark = next(iter(_ANY_END.finditer(before)), None) or re.search(r"/\s?\.\s*$", before)
    offset = max(0, foot.start() - 200)
    if page.reading.system == "party" and mark:
        message = "Văn bản của Đảng kết thúc bằng dấu chấm; «./.» là cách của văn bản Nhà nước."
        yield finding("form.end_mark", offset + mark.start(), offset + mark.end(), message, ".")
    elif page.reading.system == "state" and not _STATE_END.search(before):
        end = offset + len(before.rstrip())
        message = "Văn bản hành chính của Nhà nước kết thúc bằng «./.»."
        yield finding("form.end_mark", max(0, end - 1), end, message, "./.")


def number(page: Page) -> Iterator[Finding]:
    """form.number: colon after «Số», leading zero of a number under ten."""
    own = page.reading.number
    if own is None or page.reading.system not in ("state", "party"):
        return
    start = page.low.rfind("số", max(0, own.start - 12), own.end)
    match = _HEAD_NUMBER.match(page.low, start) if start >= 0 else None
    if match is None:
        return
    if page.reading.system == "state" and not match[1]:
        yield finding("form.number", *match.span(), "Văn bản Nhà nước ghi «Số:» có dấu hai chấm.")
    if page.reading.system == "party" and match[1]:
        yield finding("form.number", *match.span(), "Văn bản của Đảng ghi «Số» không có dấu hai chấm.")
    right = match[2].lstrip("0").rjust(2, "0")
    if match[2] != right:
        message = f"Số ghi là {right}: dưới 10 thêm một số 0, từ 10 không thêm."
        yield finding("form.number", *match.span(2), message, right)


def date_line(page: Page) -> Iterator[Finding]:
    """form.date: leading zeros of the State's date line. The Party's guidance was not read for this point."""
    issued: Fact | None = page.reading.issued
    if issued is None or page.reading.system != "state":
        return
    match = _HEAD_DATE.search(page.low, max(0, issued.start - 8), issued.end + 8)
    if match is None:
        return
    day, month = int(match[1]), int(match[2])
    right = f"{day:02d}", f"{month:02d}" if month < 3 else str(month)
    if (match[1], match[2]) != right:
        message = "Ngày dưới 10 và tháng 1, tháng 2 thêm số 0 phía trước, các tháng khác không thêm."
        yield finding("form.date", match.start(1), match.end(2), message, f"{right[0]} tháng {right[1]}")


def recipients(page: Page) -> Iterator[Finding]:
    """form.recipient: «(B/c)» for «(b/c)»."""
    foot = _RECIPIENTS.search(page.low)
    if foot:
        for match in _CAPITAL_NOTE.finditer(page.clean, foot.end()):
            yield finding("form.recipient", *match.span(), "Chú thích trong nơi nhận viết chữ thường.", "(b/c)")
