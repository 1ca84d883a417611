"""Lines of a PDF's pages → running text: page numbers off, wrapped lines of a paragraph joined again.

A PDF knows lines, not paragraphs. A line is continued by the next when the next one's first word would not have
fitted at its end, starts at the text's left edge and follows without extra space; so headings, list items and table
cells stay apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:trang\s*)?(\d{1,4})(?:\s*/\s*\d{1,4})?[-–—\s.]*", re.IGNORECASE)
_ITEM = re.compile(
    r"[-–—+•*▪○●◦➢✓\ue000-\uf8ff]\s*\S|\d{1,3}(?:\.\d{1,3})*[.)]\s|[a-zđ][.)]\s|[IVXLC]{1,6}[.)]\s"
    r"|Điều\s+\d{1,3}[.:]|(?:Chương|Mục|Phần)\s+[\dIVX]+\s*(?:$|[.:])"
)
_BROKEN_DASH = re.compile(r"[-–]\s(\w)")  # "chính trị" | "- xã hội": a dash inside words, at the text's edge
_LABEL = re.compile(r"[-–—+•*▪○●◦➢✓\ue000-\uf8ff]|\d{1,3}(?:\.\d{1,3})*[.)]|[a-zđ][.)]|[IVX]{1,5}[.)]")
_EDGE_SHARE = 0.12
"""The strip at the top and at the foot of a page where its number stands."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: points from the lower left corner."""

    text: str
    left: float
    right: float
    base: float
    top: float

    @property
    def height(self) -> float:
        """From the baseline up: a capital with its marks is twice as high as a small letter."""
        return max(self.top - self.base, 1.0)

    @property
    def letter(self) -> float:
        """Mean width of a character."""
        return (self.right - self.left) / max(len(self.text), 1)


@dataclass(frozen=True, slots=True)
class Page:
    width: float
    height: float
    lines: list[Line]


def pages_of(raw: list[dict[str, Any]]) -> list[Page]:
    """Pages as the PDF process sends them."""
    return [Page(p["width"], p["height"], _labelled([Line(*line) for line in p["lines"] if line[0]])) for p in raw]


def _labelled(lines: list[Line]) -> list[Line]:
    """A bullet drawn apart, in another font, goes back in front of the words on its line."""
    out: list[Line] = []
    for line in lines:
        before = out[-1] if out else None
        if before and _LABEL.fullmatch(before.text) and abs(before.base - line.base) < 3 and before.right <= line.left:
            line = replace(line, text=f"{before.text} {line.text}", left=before.left)
            out.pop()
        out.append(line)
    return out


def running_text(pages: list[Page]) -> str:
    """The text in the order of the file, a paragraph a line, a blank line where the page leaves space."""
    out: list[str] = []
    before: tuple[Page, Line] | None = None
    for index, page in enumerate(pages):
        lines = without_page_number(page, index)
        left, right, step = _measure(page, lines)
        for line in lines:
            same_page = before is not None and before[0] is page
            if before and _continues(before[1], line, left, right, step if same_page else None):
                out[-1] = _joined(out[-1], line.text)
            else:
                if same_page and before and before[1].base - line.base > 1.7 * step:
                    out.append("")
                out.append(line.text)
            before = (page, line)
    return "\n".join(out)


def without_page_number(page: Page, index: int) -> list[Line]:
    """The page's lines without the number at its head or foot; only a number that fits the page's place is one."""
    lines = page.lines
    for at in (0, -1):
        if not lines or not (match := _PAGE_NUMBER.fullmatch(lines[at].text)):
            continue
        middle = (lines[at].base + lines[at].top) / 2
        at_edge = middle > page.height * (1 - _EDGE_SHARE) or middle < page.height * _EDGE_SHARE
        if at_edge and abs(int(match[1]) - (index + 1)) <= max(3, index // 4):
            lines = lines[1:] if at == 0 else lines[:-1]
    return lines


def _measure(page: Page, lines: list[Line]) -> tuple[float, float, float]:
    """Left and right edge of the running text, and the usual distance from one line to the next, in points."""
    long = [line for line in lines if line.right - line.left > 0.55 * page.width]
    steps = [a.base - b.base for a, b in pairwise(lines) if 0 < a.base - b.base < 4 * a.height]
    step = median(steps) if steps else 0.0
    if len(long) < 2:
        return 0.0, float("inf"), step
    lefts, rights = sorted(line.left for line in long), sorted(line.right for line in long)
    return lefts[len(lefts) // 10], rights[(9 * len(rights)) // 10], step


def _continues(line: Line, after: Line, left: float, right: float, step: float | None) -> bool:
    """Is `after` the wrapped rest of `line`? `step` is the usual distance of lines, None across a page break."""
    at_edge = abs(after.left - left) <= 1.0
    dash = _BROKEN_DASH.match(after.text)
    broken_dash = at_edge and dash and dash[1].islower() and line.text[-1].isalpha()
    first_word = after.text.split(" ", 1)[0]
    heading_ends = line.text.isupper() and not first_word.isupper() and any(map(str.isalpha, first_word))
    if heading_ends or (_ITEM.match(after.text) and not broken_dash):
        return False
    if not 0.45 < after.height / line.height < 2.2:
        return False
    if step is not None and not 0 < line.base - after.base <= 1.45 * max(step, line.height):
        return False
    fits = line.right + (len(first_word) + 1) * line.letter <= right - 0.5 * line.letter
    hangs = bool(_ITEM.match(line.text)) and 0 <= after.left - line.left <= 8 * line.letter
    starts_at_edge = abs(after.left - left) <= 2 * line.letter or abs(after.left - line.left) <= 1.0 or hangs
    return not fits and starts_at_edge and line.right - line.left > 0.5 * (right - left)


def _joined(text: str, more: str) -> str:
    """One space between, none after a hyphen or stroke inside a symbol: `171-CV/` + `BTGDVTU`."""
    inside = len(text) > 1 and text[-1] in "-/" and not text[-2].isspace()
    return text + more if inside else f"{text} {more}"
