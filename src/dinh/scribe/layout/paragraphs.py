"""Paragraphs: lines cut where a flattened copy ran clauses together, and joined where a page or a crawl broke them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dinh.scribe.grammar.labels import NO_LABEL, Label, label
from dinh.scribe.layout.sheet import Line, Sheet, squeeze

_TITLE = "A-ZĐÀ-ỸƯƠĂÂÊÔ"
# «…; - Lưu: VT», «…: 1. Sở Nội vụ», «…. Điều 2. »: clauses run together in a copy without line ends
_CUT = re.compile(
    rf"(?<=[.;:/])\s+(?=Điều \d{{1,3}}[.:]|\d{{1,2}}(?:\.\d{{1,2}})*\.\s[{_TITLE}]|[a-zđ]\)\s|[-+]\s[{_TITLE}]|[IVX]{{1,4}}\.\s[{_TITLE}]{{2}})"
    # «TỔ CHỨC THỰC HIỆN 1. Công an phường …»: a title in capitals, then its first clause
    rf"|(?<=[{_TITLE}]{{2}})\s+(?=\d{{1,2}}\.\s[{_TITLE}][a-zà-ỹ])"
)
# «… dân chủ và tiến bộ 1.1.»: the next clause's label left at the end of the line
_TRAILING = re.compile(r"\s(\d{1,2}(?:\.\d{1,2}){0,3}\.)$")
_LONG = 300  # a line so long may hold several clauses
_END = tuple(".;:!?")
_WRAPPED_SHARE = 0.35
# A line that ends in one of these is not finished: «gửi trước ngày / 31 tháng 12».
_OPEN_WORDS = frozenset(["ngày", "tháng", "năm", "số", "của", "và", "các", "với", "tại", "cho", "về", "do", "theo", "từ", "đến", "trên", "những", "bởi", "là"])
_GAP_SHARE = 0.15
_WRAP_MIN, _WRAP_MAX = 45, 140


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `start` counts the label too, `begin` is where its words start; `text` has no label and no marks."""

    start: int
    begin: int
    end: int
    label: Label
    text: str
    low: str
    star: bool = False

    @property
    def bulleted(self) -> bool:
        return self.label.kind in ("dash", "plus")


def paragraphs(sheet: Sheet, lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of these lines, in order."""
    pieces = [piece for line in lines for piece in _cut(sheet, line)]
    width = _width(pieces)
    solid = bool(width) and sum(piece.gap for piece in pieces) >= _GAP_SHARE * len(pieces)
    found: list[Paragraph] = []
    group: list[Line] = []
    for piece in pieces:
        if group and not _continues(group, piece, width, solid):
            found.append(_paragraph(sheet, group))
            group = []
        group.append(piece)
    if group:
        found.append(_paragraph(sheet, group))
    return found


def _cut(sheet: Sheet, line: Line) -> Iterable[Line]:
    ends = [line.end]
    tail = _TRAILING.search(line.text)
    if tail and len(line.text) > 20 and _trails(line.text, tail):
        at = sheet.clean.rfind(tail[1], line.start, line.end)
        ends = [at, line.end] if at > line.start else ends
    starts = [line.start, *ends[:-1]]
    spans = list(zip(starts, ends, strict=True))
    if len(line.text) > _LONG:
        spans = [part for span in spans for part in _split(sheet.clean, *span)]
    if len(spans) == 1:
        return (line,)
    return [Line(a, b, squeeze(sheet.clean[a:b]), line.right, line.gap and a == line.start) for a, b in spans]


def _trails(text: str, tail: re.Match[str]) -> bool:
    head = text[: tail.start()]
    if head.endswith((".", ";", ":", "/")) or head.isupper():
        return True
    first = label(text)
    return "." in tail[1][:-1] and tail[1].startswith(first.text.split(".")[0] + ".")


def _split(clean: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    for cut in _CUT.finditer(clean, start, end):
        spans.append((start, cut.start()))
        start = cut.end()
    return [*spans, (start, end)]


def _width(pieces: Sequence[Line]) -> int:
    """The width at which the text is wrapped, in characters; 0 where each paragraph has one line."""
    long = [p for p in pieces if len(p.text) >= _WRAP_MIN]
    if len(long) < 4:
        return 0
    broken = sum(
        1
        for a, b in zip(pieces, pieces[1:], strict=False)
        if len(a.text) >= _WRAP_MIN and not b.gap and not a.text.endswith(_END)
    )
    sizes = sorted(len(p.text) for p in long)
    width = sizes[(len(sizes) * 9) // 10]
    return width if broken / len(long) > _WRAPPED_SHARE and width <= _WRAP_MAX else 0


def _continues(group: Sequence[Line], line: Line, width: int, solid: bool) -> bool:
    """True where the line goes on with the group. `solid`: the copy wraps its lines and parts paragraphs by blank lines."""
    last = group[-1].text
    here = label(line.text)
    if len(group) == 1:
        opening = label(last)
        if opening.kind != "none" and not last[opening.end :].strip():  # «Điều 1.», «2.»: a label alone on its line
            return here.kind == "none"
    if here.kind != "none" or (line.right and line.gap):
        return False
    small = line.text[0].islower()
    if line.gap:
        # a page break inside a sentence; the seam is a small letter after a line without an end
        return small and len(last) > 40 and not last.endswith((*_END, "”", ")", "/"))
    if solid:
        return True
    upper = last.isupper()
    if upper != line.text.isupper() and not (upper and small):
        if upper:
            return False
        if len(line.text) > 12:
            return False
    if upper:
        return True
    if small or line.text[0] in "(,;)%&":
        return not last.endswith((".", ":", "!", "?", "./."))
    if last.endswith((",", "-", "(")) or last.split()[-1].lower() in _OPEN_WORDS:
        return True
    if not width:
        return not last.endswith(_END) and len(last) > 40 and line.text[0].isdigit()
    return len(last) >= 0.72 * width and (not last.endswith((".", ";", ":")) or len(last) >= 0.86 * width)


def _paragraph(sheet: Sheet, group: Sequence[Line]) -> Paragraph:
    start, end = group[0].start, group[-1].end
    text = squeeze(sheet.clean[start:end])
    opening = label(text)
    star = (
        start >= 2
        and sheet.raw[start - 2] == "*"
        and sheet.raw[start - 1] == " "
        and sheet.raw[max(0, start - 3)] != "*"
    )
    begin = start
    if opening is not NO_LABEL:
        begin = _skip(sheet.clean, start, end, sum(not letter.isspace() for letter in text[: opening.end]))
        text = text[opening.end :].strip()
    return Paragraph(start, begin, end, opening, text, squeeze(sheet.low[begin:end]), star)


def _skip(clean: str, start: int, end: int, letters: int) -> int:
    """The place after `letters` characters that are not blanks."""
    at = start
    while at < end and letters:
        letters -= not clean[at].isspace()
        at += 1
    while at < end and clean[at].isspace():
        at += 1
    return at
