"""How numbers are written: the decimal comma, and one way for thousands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dinh.scribe.facts import Finding
from dinh.scribe.findings.page import Page, finding

_UNIT = r"(?:%|(?:tỷ|tỉ|triệu|nghìn|ngàn|ha|km2?|m2|m²|m3|tấn|tạ|kg|lần|điểm phần trăm|điểm %)\b)"
# «.13» of 95.13%, «,5» of 47,5 nghìn; three digits after a dot are thousands
_MARK = re.compile(rf"(?P<mark>[.,])\d{{1,2}}(?=\s?{_UNIT})")
# «95», «1.219»: what stands before the mark; a second dot makes a date or a clause
_WHOLE = re.compile(r"(?<![\w.,/:-])(?:\d{1,3}(?:\.\d{3})+|\d{1,7})$")


def decimal_marks(page: Page) -> Iterator[Finding]:
    """number.decimal_mark: every decimal written with a dot; a warning where the text itself also uses the comma."""
    found = []
    for mark in _MARK.finditer(page.low):
        whole = _WHOLE.search(page.low, max(0, mark.start() - 16), mark.start())
        if whole and not page.in_citation(mark.start()):
            found.append((mark["mark"], whole.start(), mark.end()))
    comma = next((page.printed(start, end) for sign, start, end in found if sign == ","), None)
    for sign, start, end in found:
        if sign == ".":
            yield _dot(page, start, end, comma)


def _dot(page: Page, start: int, end: int, comma: str | None) -> Finding:
    printed = page.printed(start, end)
    right = printed.replace(".", ",")
    if comma:
        message = f"«{printed}» dùng dấu chấm thập phân trong khi chỗ khác dùng dấu phẩy («{comma}»): viết {right}."
        return finding("number.decimal_mark", start, end, message, right)
    message = f"Số thập phân tiếng Việt dùng dấu phẩy: viết {right} thay cho {printed}."
    return finding("number.decimal_mark", start, end, message, right, severity="info", confidence=0.9)


def thousands(page: Page) -> Iterator[Finding]:
    """number.thousands: `2799/2.942`, two ways of writing thousands within one pair."""
    for pair in page.pairs:
        part, whole = page.clean[pair.start : pair.part_end], page.clean[pair.whole_start : pair.end]
        if min(pair.part, pair.whole) < 1000 or ("." in part) == ("." in whole):
            continue
        plain, grouped = (part, whole) if "." in whole else (whole, part)
        start = pair.start if plain is part else pair.whole_start
        right = f"{int(plain):,}".replace(",", ".")
        message = f"«{plain}» và «{grouped}» viết hàng nghìn theo hai cách: nên viết {right}."
        yield finding("number.thousands", start, start + len(plain), message, right)
