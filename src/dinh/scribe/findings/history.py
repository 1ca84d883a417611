"""Is a citation a thing of the past in its own sentence? «Trước đây thực hiện Pháp lệnh 34» orders nothing."""

from __future__ import annotations

import re
from datetime import date

from dinh.scribe.findings.page import Page

# «trước đây thực hiện …», «… đã hết hiệu lực», «thay thế Pháp lệnh 34», «sau 15 năm thực hiện Pháp lệnh»
_PAST = re.compile(
    r"\btrước\s+(?:đây|kia)\b|\btrước\s+khi\b|hết\s+hiệu\s+lực|\bthay\s+thế\b|\bthay\s+cho\b|bãi\s+bỏ|\bkế\s+thừa\b"
    r"|\btừng\s+(?:được|thực)|thời\s+(?:kỳ|điểm)\b|\blịch\s+sử\b|(?:qua|sau|tổng\s+kết|sơ\s+kết)\s+(?:hơn\s+|gần\s+)?\d+\s+năm"
    r"|\bkhông\s+còn\s+(?:phù\s+hợp|hiệu\s+lực|áp\s+dụng)|\bnay\s+là\b|\bđược\s+thay\b|\bra\s+đời\b|\bnâng\s+lên\s+thành\b"
)
_YEAR = re.compile(r"\bnăm\s+((?:19|20)\d\d)\b|\b(?:và|đến|tới)\s+(?:năm\s+)?((?:19|20)\d\d)\b")
# «ngày 25 tháng 6 năm 2015», «Luật Bầu cử năm 2015»: the year of a document, not of what the sentence tells
_OF_A_DOCUMENT = re.compile(r"tháng\s+\d{1,2}\s+$|\b(?:luật|pháp\s+lệnh|hiến\s+pháp)\b[^,.;:()]{0,90}$")
# «giai đoạn 2016 - 2020», «từ năm 2008 đến năm 2022»
_RANGE = re.compile(r"\b(?:19|20)\d\d\s*(?:-|đến(?:\s+năm)?)\s*((?:19|20)\d\d)\b")


def is_history(page: Page, start: int, ended: date | None) -> bool:
    """True where the sentence around `start` tells of the past: by its words, or because every year in it, those of
    cited documents left out, lies before the year the document ended."""
    span = page.sentence(start)
    if _PAST.search(page.low, *span):
        return True
    years = _years(page, span)
    return bool(ended and years and max(years) < ended.year)


def _years(page: Page, span: tuple[int, int]) -> set[int]:
    low = page.low
    found = {int(m[1]) for m in _RANGE.finditer(low, *span) if not page.in_citation(m.start(1))}
    for match in _YEAR.finditer(low, *span):
        at = match.start()
        if not page.in_citation(at) and not _OF_A_DOCUMENT.search(low, max(span[0], at - 110), at):
            found.add(int(match[1] or match[2]))
    return found
