"""Arithmetic: percentages against part and whole, parts larger than the whole, enumerations against their total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal

from dinh.scribe.facts import Finding, Ratio
from dinh.scribe.findings.page import Page, finding

_UNIT = (
    r"(?:hộ|đơn|vụ|thôn|khu phố|tổ|hồ sơ|cuộc|kiến nghị|ý kiến|cử tri|đại biểu|người|trường|cơ quan|đơn vị|mô hình"
    r"|văn bản|đồng chí|thành viên|lượt|công trình|tổ hòa giải|cán bộ|công chức|đảng viên|hội viên|chi bộ|điểm)"
)
_COUNT = r"\d{1,3}(?:\.\d{3})+|\d{1,6}"
_PERCENT = re.compile(r"\d{1,3}(?:[.,]\d{1,4})?\s?%")
# «đạt khoảng 95%», «trên 80%»: the figure does not claim to be exact
_ABOUT = re.compile(r"(?:khoảng|xấp\s+xỉ|gần|ước(?:\s+đạt)?|chừng)\s*$")
_OVER = re.compile(r"(?:trên|hơn|vượt)\s*$")
_UNDER = re.compile(r"(?:dưới|chưa\s+đến|chưa\s+tới)\s*$")
# «30/26 » đơn
_UNIT_AFTER = re.compile(rf"\s+{_UNIT}\b")
_DAY_BEFORE = re.compile(r"(?:ngày|từ|đến|trước|sau|hết|số)\s*$")
_MAY_EXCEED = re.compile(r"chỉ\s+tiêu|kế\s+hoạch|vượt|giao|nghị\s+quyết|đăng\s+ký|so\s+với")
# «tổ công tác có 11 người, » gồm: 01 tổ trưởng, 02 tổ phó và 8 thành viên.
_TOTAL = re.compile(rf"(?<![\d/.,-])({_COUNT})\s+{_UNIT}[^\d.;:()%]{{0,60}}?[,:(]?\s*\(?(?:bao\s+)?$")
_LIST = re.compile(r"gồm(?:\s+có)?\s*:?\s*(?=\d)")
_ITEM = re.compile(rf"(?:{_COUNT})\s+[^\W\d]")
_ITEMS_END = re.compile(r"[.;)]|\n\s*\n|\Z")
_LONGEST_LIST = 600


def _int(count: str) -> int:
    return int(count.replace(".", ""))


def _percent(value: Decimal) -> str:
    return f"{value}".replace(".", ",") + "%"


def percentages(page: Page) -> Iterator[Finding]:
    """ratio.arithmetic: the printed percentage against exact arithmetic, rounded half up to the decimals printed."""
    for ratio in page.reading.ratios:
        if not ratio.agrees and not _allowed(page, ratio):
            yield _wrong(page, ratio)


def _allowed(page: Page, ratio: Ratio) -> bool:
    """«trên 80%» holds for 84,06; «khoảng 84%» for 84,06 and for 83,5."""
    printed = page.low[ratio.start : ratio.end]
    figure = _PERCENT.search(printed)
    before = printed[: figure.start()] if figure else ""
    if not before.strip():
        before = page.low[max(0, ratio.start - 20) : ratio.start]
    if _OVER.search(before):
        return ratio.percent <= ratio.computed
    if _UNDER.search(before):
        return ratio.computed <= ratio.percent
    return bool(_ABOUT.search(before)) and abs(ratio.percent - ratio.computed) <= 1


def _wrong(page: Page, ratio: Ratio) -> Finding:
    right = _percent(ratio.computed)
    gap = abs(ratio.computed - ratio.percent)
    exact = Decimal(ratio.numerator * 100) / ratio.denominator
    step = Decimal(1).scaleb(min(0, int(ratio.percent.as_tuple().exponent)))
    cut = exact.quantize(step, ROUND_DOWN) == ratio.percent
    message = (
        f"{ratio.numerator}/{ratio.denominator} = {right}, văn bản ghi {_percent(ratio.percent)} "
        f"(lệch {_percent(gap)[:-1]} điểm phần trăm)."
    )
    message += " Con số đã bị cắt bớt thay vì làm tròn." if cut else " Kiểm tra lại tử số, mẫu số và tỷ lệ."
    printed = page.text[ratio.start : ratio.end]
    return finding("ratio.arithmetic", ratio.start, ratio.end, message, _PERCENT.sub(right, printed))


def parts_over_wholes(page: Page) -> Iterator[Finding]:
    """ratio.arithmetic: «30/26 đơn», where nothing speaks of a target that was exceeded."""
    for pair in page.pairs:
        if pair.part <= pair.whole or (pair.part <= 31 and pair.whole <= 12):  # «30/6 hộ» is a day, «24/7» an idiom
            continue
        if _DAY_BEFORE.search(page.low, max(0, pair.start - 8), pair.start):
            continue
        if any(r.start <= pair.start < r.end for r in page.reading.ratios) or not _UNIT_AFTER.match(page.low, pair.end):
            continue
        if not _MAY_EXCEED.search(page.low, *page.sentence(pair.start)):
            message = f"Phần ({pair.part}) lớn hơn tổng ({pair.whole}): kiểm tra lại hai con số."
            yield finding("ratio.arithmetic", pair.start, pair.end, message, severity="warning", confidence=0.7)


def sums(page: Page) -> Iterator[Finding]:
    """ratio.arithmetic: a total against the parts listed right after «gồm»; silent unless every part begins with its
    count and holds no other figure."""
    for at in page.places("gồm"):
        listed = _LIST.match(page.low, at)
        match = _TOTAL.search(page.low, max(0, at - 110), at) if listed else None
        if listed is None or match is None:
            continue
        stop = _ITEMS_END.search(page.low, listed.end(), listed.end() + _LONGEST_LIST)
        if stop is None:
            continue
        end = stop.start()
        counts = _counts(page.low[listed.end() : end])
        total = _int(match[1])
        if len(counts) < 2 or sum(counts) == total:
            continue
        terms = " + ".join(map(str, counts))
        message = f"{terms} = {sum(counts)}, văn bản ghi tổng là {total}: kiểm tra lại từng số và tổng."
        yield finding("ratio.arithmetic", match.start(), end, message, severity="warning", confidence=0.7)


def _counts(listed: str) -> list[int]:
    """The counts of the parts; empty when any part is not «count + words» and nothing more."""
    parts = [part.strip() for part in re.split(r",|\bvà\b", listed) if part.strip()]
    clean = all(_ITEM.match(part) and len(re.findall(r"\d+(?:\.\d{3})*", part)) == 1 for part in parts)
    return [_int(part.split()[0]) for part in parts] if clean and "%" not in listed else []
