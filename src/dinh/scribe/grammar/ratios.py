"""A part, its whole and the percentage printed with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from dinh.scribe.facts import Ratio

_COUNT = r"\d{1,3}(?:\.\d{3}){1,3}|\d{1,9}"
# «2799/2.942», «45 trên tổng số 60», «12 trong tổng số 27»
_PAIR = (
    rf"(?<![\d/.,])(?P<part>{_COUNT})(?:\s?/\s?|\s+(?:\w+\s+){{0,2}}(?:trên|"
    rf"trong)\s+(?:tổng\s+)?số\s+)(?P<whole>{_COUNT})(?!\s?/|[.,]?\d)"
)
_PERCENT = r"(?P<percent>\d{1,3}(?:[.,]\d{1,4})?)\s?%"
# «26/26 đơn đúng thẩm quyền, đạt 100%», «2473/2.942 đạt tỷ lệ 84,05%», «8/10 thôn (80%)»
FORWARD = re.compile(rf"{_PAIR}(?P<between>[^;%/!?]{{0,90}}?)(?<![\d.,]){_PERCENT}")
# «95,13% (2799/2942 hộ)», «đạt 75%, tương ứng 45/60 hộ»
BACKWARD = re.compile(
    rf"(?<![\d.,]){_PERCENT}(?P<between>\s*,?\s*\(?\s*(?:tương ứng(?: với)?|tức|với|bằng|=)?\s*){_PAIR}"
)
_REACH = 130
_DATE_BEFORE = re.compile(r"(?:ngày|từ|đến|trước|thứ|số)\s*$")
_OTHER_CLAUSE = re.compile(r"\.\s|\n\s*\n|\d+\s*(?:%|/)")
_FAR = 5  # points: farther apart the two figures hardly belong together, unless a word ties them
_TIE = re.compile(r"(?:đạt|chiếm|bằng|tỷ lệ|tỉ lệ|=|\()\s*(?:tỷ lệ|tỉ lệ)?\s*:?\s*$")


def ratios(low: str) -> Iterator[Ratio]:
    """Every part-whole-percentage of the lower-case text, in order."""
    seen_to = 0
    at = low.find("%")
    while at >= 0:
        after_number = low[at - 1 : at].isdigit() or (low[at - 2 : at - 1].isdigit() and at > 1)
        if after_number and (found := _around(low, max(seen_to, at - _REACH), at)):
            seen_to = found.end
            yield found
        at = low.find("%", at + 1)


def _around(low: str, floor: int, at: int) -> Ratio | None:
    for match in reversed(list(FORWARD.finditer(low, floor, at + 1))):
        if match.end() == at + 1 and (ratio := _ratio(low, match)):
            return ratio
    start = at
    while start > floor and low[start - 1] in "0123456789., ":
        start -= 1
    match_back = BACKWARD.search(low, start, at + 60)
    return _ratio(low, match_back) if match_back and match_back.start() <= at else None


def _ratio(low: str, match: re.Match[str]) -> Ratio | None:
    part, whole = (int(match[name].replace(".", "")) for name in ("part", "whole"))
    between = match["between"]
    if (
        not whole
        or _DATE_BEFORE.search(low, max(0, match.start() - 8), match.start("part"))
        or _OTHER_CLAUSE.search(between)
    ):
        return None
    percent = Decimal(match["percent"].replace(",", "."))
    decimals = max(0, -int(percent.as_tuple().exponent))
    computed = (Decimal(part * 100) / whole).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    if abs(computed - percent) > _FAR and not (_TIE.search(between) and not any(c.isdigit() for c in between)):
        return None
    mark = next((m for m in ",." if m in match["percent"]), "")
    text = " ".join(match.group(0).split())
    return Ratio(text, part, whole, percent, mark, computed, computed == percent, match.start(), match.end())
