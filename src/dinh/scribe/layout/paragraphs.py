"""Paragraphs: lines cut where a flattened copy ran clauses together, and joined where a page or a crawl broke them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dinh.scribe.grammar.labels import NO_LABEL, STAR, Label, label
from dinh.scribe.grammar.letters import pattern
from dinh.scribe.grammar.lexicon import OPENERS_2, phrases
from dinh.scribe.layout.sheet import Line, Sheet, squeeze

_TITLE = "A-ZĐÀ-ỸƯƠĂÂÊÔ"
# «…; - Lưu: VT», «…: 1. Sở Nội vụ», «…. Điều 2. »: clauses run together in a copy without line ends
_CUT = pattern(
    rf"(?<=[.;:/])\s+(?=Điều \d{{1,3}}[.:]|\d{{1,2}}(?:\.\d{{1,2}})*\.\s[{_TITLE}]|[a-zđ]\)\s|"
    rf"[-+]\s[{_TITLE}]|[IVX]{{1,4}}\.\s[{_TITLE}]{{2}})"
    # «1. Sở Nội vụ a) Hướng dẫn …»
    rf"|(?<!\s)\s+(?=a\)\s[{_TITLE}])"
    # «TỔ CHỨC THỰC HIỆN 1. Công an phường …»: a title in capitals, then its first clause
    rf"|(?<=[{_TITLE}]{{2}})\s+(?=\d{{1,2}}\.\s[{_TITLE}][a-zà-ỹ])"
)
# «… các thôn - Nắm bắt tâm tư …», «… chỉ đạo 3. Đề nghị …»: no mark at all before the clause
_BARE_CUT = pattern(
    r"(?<=[a-zà-ỹđA-ZĐÀ-Ỹ)])\s+(?=[-+]\s(?P<verb>[A-ZĐÀ-Ỹ][^\W\d_]*\s[^\W\d_]+)|(?:\d{1,2}|[IVX]{1,4})\.\s[A-ZĐÀ-Ỹ])"
)
_BEFORE_NUMBERS = phrases("""
    điều; khoản; mục; số; phần; chương; điểm; ngày; tháng; năm; thứ; lần; quý; đợt; nhóm; bảng; biểu; mẫu
""")
# «… dân chủ và tiến bộ 1.1.»: the next clause's label left at the end of the line
_TRAILING = pattern(r"\s(\d{1,2}(?:\.\d{1,2}){0,3}\.)$")
_VERY_LONG = 1500
_LONG = 300  # a line so long may hold several clauses
_END = tuple(".;:!?")
_WRAPPED_SHARE = 0.35
# A line that ends in one of these is not finished: «gửi trước ngày / 31 tháng 12».
_OPEN_WORDS = frozenset(
    [
        "ngày",
        "tháng",
        "năm",
        "số",
        "của",
        "và",
        "các",
        "với",
        "tại",
        "cho",
        "về",
        "do",
        "theo",
        "từ",
        "đến",
        "trên",
        "những",
        "bởi",
        "là",
    ]
)
_GAP_SHARE = 0.15
_WRAP_MIN, _WRAP_MAX = 45, 140


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `start` counts the label too, `begin` is where its words start; `text` has no label, no marks."""

    start: int
    begin: int
    end: int
    label: Label
    text: str
    low: str

    @property
    def bulleted(self) -> bool:
        return self.label.kind in ("dash", "plus")


@dataclass(frozen=True, slots=True)
class _Wrap:
    """How the copy breaks its lines. `width` in characters, 0 where each paragraph has one line; `solid` where blank
    lines part the paragraphs, so that lines without one between them belong together."""

    width: int
    solid: bool


Piece = tuple[Line, Label]


def paragraphs(sheet: Sheet, lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of these lines, in order."""
    pieces = [(piece, _label(sheet, piece)) for line in lines for piece in _cut(sheet, line)]
    wrap = _wrap(pieces)
    found: list[Paragraph] = []
    group: list[Piece] = []
    for piece in pieces:
        if group and not _continues(group, piece, wrap):
            found.append(_paragraph(sheet, group))
            group = []
        group.append(piece)
    if group:
        found.append(_paragraph(sheet, group))
    return found


def _label(sheet: Sheet, line: Line) -> Label:
    """The line's label; «* Thời gian: …» counts as a dash, though the sheet takes the star for a mark."""
    found = label(line.text)
    if found is NO_LABEL and sheet.raw[max(0, line.start - 3) : line.start].endswith(("\n* ", "\n• ")):
        return STAR
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
    cuts = [(cut.start(), cut.end()) for cut in _CUT.finditer(clean, start, end)]
    bare = _bare_cuts(clean, start, end, numbers=end - start > _VERY_LONG)
    cuts = sorted({*cuts, *bare})
    spans = []
    for cut_start, cut_end in cuts:
        spans.append((start, cut_start))
        start = cut_end
    return [*spans, (start, end)]


def _bare_cuts(clean: str, start: int, end: int, *, numbers: bool) -> Iterator[tuple[int, int]]:
    """Where a clause opens without any mark before it: before «- » only with a verb behind, or names like «Văn hóa -
    Xã hội» would be cut; with `numbers`, where the whole paper stands on the line, before «3. » too, not behind «Điều»,
    «khoản» …"""
    for cut in _BARE_CUT.finditer(clean, start, end):
        if cut["verb"]:
            if " ".join(cut["verb"].lower().split()) in OPENERS_2:
                yield cut.start(), cut.end()
        elif (
            numbers and clean[max(start, cut.start() - 12) : cut.start()].split()[-1:][0].lower() not in _BEFORE_NUMBERS
        ):
            yield cut.start(), cut.end()


def _wrap(pieces: Sequence[Piece]) -> _Wrap:
    long = [line for line, _ in pieces if len(line.text) >= _WRAP_MIN]
    if len(long) < 4:
        return _Wrap(0, False)
    broken = sum(
        len(a.text) >= _WRAP_MIN and not b.gap and not a.text.endswith(_END) for (a, _), (b, _) in pairwise(pieces)
    )
    sizes = sorted(len(line.text) for line in long)
    width = sizes[(len(sizes) * 9) // 10]
    if broken / len(long) <= _WRAPPED_SHARE or width > _WRAP_MAX:
        return _Wrap(0, False)
    return _Wrap(width, sum(line.gap for line, _ in pieces) >= _GAP_SHARE * len(pieces))


def _continues(group: Sequence[Piece], piece: Piece, wrap: _Wrap) -> bool:
    """True where the line goes on with the paragraph begun."""
    (last, opening), (line, here) = group[-1], piece
    if len(group) == 1 and opening is not NO_LABEL and not last.text[opening.end :].strip():
        return here is NO_LABEL  # «Điều 1.», «2.»: a label alone on its line
    if here is not NO_LABEL or (line.right and line.gap):
        return False
    if line.gap:
        # a page break inside a sentence; the seam is a small letter after a line without an end
        seam = line.text[0].islower() and len(last.text) > 40
        return seam and not last.text.endswith((*_END, "”", ")", "/"))
    return wrap.solid or _reads_on(last.text, line.text, wrap.width)


def _reads_on(last: str, line: str, width: int) -> bool:
    """True where the words of two lines with nothing between them belong together."""
    small = line[0].islower()
    if last.isupper():
        return line.isupper()
    if line.isupper() and len(line) > 12:
        return False
    if small or line[0] in "(,;)%&":
        return not last.endswith((".", ":", "!", "?"))
    if last.endswith((",", "-", "(")) or last.split()[-1].lower() in _OPEN_WORDS:
        return True
    if not width:
        return not last.endswith(_END) and len(last) > 40 and line[0].isdigit()
    return len(last) >= 0.72 * width and (not last.endswith((".", ";", ":")) or len(last) >= 0.86 * width)


def _paragraph(sheet: Sheet, group: Sequence[Piece]) -> Paragraph:
    start, end = group[0][0].start, group[-1][0].end
    text = squeeze(sheet.clean[start:end])
    opening = group[0][1]
    begin = start
    if opening.end:
        begin = _skip(sheet.clean, start, end, sum(not letter.isspace() for letter in text[: opening.end]))
        text = text[opening.end :].strip()
    return Paragraph(start, begin, end, opening, text, squeeze(sheet.low[begin:end]))


def _skip(clean: str, start: int, end: int, letters: int) -> int:
    """The place after `letters` characters that are not blanks."""
    at = start
    while at < end and letters:
        letters -= not clean[at].isspace()
        at += 1
    while at < end and clean[at].isspace():
        at += 1
    return at
