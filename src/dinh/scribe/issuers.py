"""The issuer, where the copy has lost the head: taken from the subject, the signature, or the body's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dinh.scribe.facts import Fact
from dinh.scribe.grammar.agencies import named, opens, phrase, tidy, words
from dinh.scribe.layout.paragraphs import Paragraph
from dinh.scribe.layout.sheet import Sheet

_SPEAKS = re.compile(
    r"(?:thống nhất )?(?:kết luận|yêu cầu|đề nghị|ban hành|xây dựng|thông báo|báo cáo|quyết định|"
    r"quyết nghị|hướng dẫn|triển khai kế hoạch|kính báo|trân trọng|tổ chức hội nghị|kính mời)"
)
_OF_BODY = re.compile(r"(?:kết luận\s+)?của\s+")
# What the last part of a number stands for, as the body would write it.
_ORGANS: dict[str, tuple[str, ...]] = {
    "UBND": ("ủy ban nhân dân", "ubnd"),
    "HĐND": ("hội đồng nhân dân", "hđnd"),
    "ĐU": ("đảng ủy",),
    "TU": ("tỉnh ủy", "thành ủy"),
    "HU": ("huyện ủy",),
    "BCĐ": ("ban chỉ đạo",),
    "BTV": ("ban thường vụ",),
    "BCH": ("ban chấp hành",),
    "MTTQ": ("ủy ban mttq", "ủy ban mặt trận", "mttq"),
    "BTT": ("ban thường trực",),
    "CA": ("công an",),
}
_SUBJECT_STOP = re.compile(r"(?<!\s)\s+(?:về|tại|trong|sau|ngày|năm|đối với)\s|\n")
_REACH = 40
_AFTER_COMMA = re.compile(r"[,;]\s+")


def issuer_from_body(
    sheet: Sheet, paragraphs: Sequence[Paragraph], subject: Fact | None, symbol: Sequence[str]
) -> Fact | None:
    """The body that speaks, unsure (0.6 or less); None where no body names itself."""
    return _from_subject(sheet, subject) or _speaker(sheet, paragraphs, symbol) or _by_symbol(sheet, paragraphs, symbol)


def _from_subject(sheet: Sheet, subject: Fact | None) -> Fact | None:
    """«KẾT LUẬN / CỦA BAN THƯỜNG VỤ … / tại Hội nghị …»."""
    if not subject or not (match := _OF_BODY.match(sheet.low, subject.start, subject.end)):
        return None
    stop = _SUBJECT_STOP.search(sheet.low, match.end(), subject.end)
    end = stop.start() if stop else subject.end
    row = words(sheet.low, sheet.clean, match.end(), end)
    if not row or not opens(row) or row[0].bare == "đồng":
        return None
    return Fact(tidy(sheet.clean[match.end() : end]), match.end(), end, 0.6)


def _speaker(sheet: Sheet, paragraphs: Sequence[Paragraph], symbol: Sequence[str]) -> Fact | None:
    """«… Ban Thường vụ Đảng ủy yêu cầu các cơ quan …» in the opening paragraphs."""
    for paragraph in [p for p in paragraphs[:12] if p.label.kind == "none"][:8]:
        starts = [paragraph.begin]
        starts += [m.end() for m in _AFTER_COMMA.finditer(sheet.low, paragraph.begin, paragraph.end)][:_REACH]
        for start in reversed(starts):
            row = (
                named(sheet.low, sheet.clean, start, paragraph.end, 30)
                if sheet.clean[start : start + 1].isupper()
                else []
            )
            if not row:
                continue
            found = phrase(row)
            if found and found.opener and _SPEAKS.match(sheet.low, found.rest) and found.end - found.start < 120:
                return Fact(tidy(sheet.clean[found.start : found.end]), found.start, found.end, 0.6)
    return None


def _by_symbol(sheet: Sheet, paragraphs: Sequence[Paragraph], symbol: Sequence[str]) -> Fact | None:
    """Number «…/BC-UBND»: the first «UBND phường» of the body."""
    names = [name for part in reversed(symbol) for name in _ORGANS.get(part, ())]
    for paragraph in paragraphs[:30]:
        for name in names:
            at = sheet.low.find(name, paragraph.begin, paragraph.end)
            if at < 0:
                continue
            tail = re.compile(r"\s+(?:xã|phường|tỉnh|thành phố|thị xã|huyện|quận|đặc khu|thị trấn)").match(
                sheet.low, at + len(name)
            )
            end = tail.end() if tail else at + len(name)
            return Fact(" ".join(sheet.clean[at:end].split()), at, end, 0.5)
    return None
