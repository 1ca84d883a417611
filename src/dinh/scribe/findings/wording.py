"""Numbers of headings that repeat or jump, and the older motto."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dinh.scribe.facts import Finding
from dinh.scribe.findings.letters import UPPER
from dinh.scribe.findings.page import Page, finding

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
# «II. NỘI DUNG THỰC HIỆN» at the start of a line, the title in capitals: nothing else looks like it
_HEADING = re.compile(rf"^[ \t]*([IVXL]{{1,6}})\s?[.-]\s+(?=[{UPPER}\s,-]{{6}})", re.MULTILINE)
_OLD_MOTTO = re.compile(
    r"dân\s+biết\s*,\s*dân\s+bàn\s*,\s*dân\s+làm\s*,\s*dân\s+(?:kiểm\s+tra|giám\s+sát)(?!\s*,\s*dân)(?!\w)"
)
MOTTO = "dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát, dân thụ hưởng"


def roman(numeral: str) -> int:
    """The value of a Roman numeral, 0 where it is not one as written today.

    >>> roman("XIV"), roman("IIX")
    (14, 0)
    """
    values = [_ROMAN[letter] for letter in numeral]
    total = sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
    return total if _numeral(total) == numeral else 0


def _numeral(value: int) -> str:
    steps = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    numeral = ""
    for size, letters in steps:
        count, value = divmod(value, size)
        numeral += letters * count
    return numeral


def headings(page: Page) -> Iterator[Finding]:
    """outline.number: «II» twice, or «II» and then «IV». «I» begins a new annex and is always right."""
    before = 0
    for match in _HEADING.finditer(page.clean):
        value = roman(match[1])
        if value == 0:
            continue
        if before and value != 1 and value != before + 1:
            right = _numeral(before + 1)
            what = "lặp lại" if value == before else "không nối tiếp"
            message = f"Mục {match[1]} {what} sau mục {_numeral(before)}: có lẽ là mục {right}."
            yield finding("outline.number", *match.span(1), message, right, confidence=0.8)
            value = max(value, before + 1) if value > before else before + 1
        before = value


def motto(page: Page) -> Iterator[Finding]:
    """language.motto: four parts of the motto, six since the 13th Congress."""
    for match in _OLD_MOTTO.finditer(page.low):
        message = f"Phương châm từ Đại hội XIII có sáu vế: «{MOTTO}»."
        yield finding("language.motto", *match.span(), message, MOTTO, confidence=0.8)
