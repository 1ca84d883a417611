"""The document as a page of lines, free of the marks that crawls and conversions leave behind.

`Sheet.clean` has exactly one character for each character of the text given, so a position in one is a position in the
other: marks become blanks, the walls of table cells become line ends, every dash becomes «-».
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

WALL = "|"  # a table cell's border ends a line
_BLANKS = "*\\`#~\r\v\u00a0\u00ad\u200b\u200c\u200d\u2002\u2003\u2009\u202f\u2060\ufeff\u3000"
_TABLE: dict[str, str] = {
    **{chr(code): " " for code in range(32) if chr(code) not in "\n\t"},
    **dict.fromkeys(_BLANKS, " "),
    **dict.fromkeys("–—‑−‒―", "-"),
    **dict.fromkeys((WALL, "\f", "\u2028", "\u2029"), "\n"),
    "Ð": "Đ",  # the Icelandic letter that old key maps typed for the Vietnamese one
    "ð": "đ",
}
_SPECIAL = re.compile(f"[{re.escape(''.join(_TABLE))}]")
_TAG = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]{0,10})(?:\s[^<>]{0,300})?/?>")
_LINK = re.compile(r"\]\([^)\s]{1,500}\)")
_ENTITY = re.compile(r"&(?:nbsp|quot|lt|gt);")
_UNDERSCORES = re.compile(r"__+|(?<![^\W_])_|_(?![^\W_])")
_RULES = "-=.…_+:"
_RULE = re.compile(r"[-=.…_+: ]{3,}")
# «ỦY BAN NHÂN DÂN        CỘNG HÒA …»: two columns on one line; a blank left for a number or a day is not a column.
_COLUMN = re.compile(
    r"(?<=\S)(?<!ngày)(?<!Ngày)(?<!tháng)(?<!năm)(?<!Số)(?<!Số:)(?<!SỐ:)"
    r"(?:[ ]{4,}|[ ]*\t[ \t]*)(?!tháng|năm|[-/])(?=\S)"
)
_TONES = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)
_TONE = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![^\W\d_])")
_ROW = 400  # characters: no drawn row is longer
_INDENT = 20  # a line that begins so far to the right stands in the right column


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the blanks around it; `text` has its inner runs of blanks squeezed to one."""

    start: int
    end: int
    text: str
    right: bool = False  # stands in the right column
    gap: bool = False  # a blank line, a cell's wall or a page break comes before


@dataclass(frozen=True, slots=True)
class Sheet:
    """`raw` as given, `clean` without marks, `low` for matching words: lower case, tone marks in one place."""

    raw: str
    clean: str
    low: str
    lines: tuple[Line, ...]


def _same_length(match: re.Match[str]) -> str:
    head = (
        "\n" if match.group(0)[:4].lower() in ("<br>", "<br/", "<br ", "</p>", "</td", "</tr", "</li", "</di") else " "
    )
    return head + " " * (len(match.group(0)) - 1)


def wash(text: str) -> str:
    """`text` without marks of markdown, HTML and tables, character for character.

    >>> wash("**Điều 1.** Số: 12/KH‑UBND |")
    '  Điều 1.   Số: 12/KH-UBND \\n'
    """
    clean = _SPECIAL.sub(lambda match: _TABLE[match.group(0)], text)
    if "<" in clean:
        clean = _TAG.sub(_same_length, clean)
    if "](" in clean:
        clean = _LINK.sub(_same_length, clean)
    if "&" in clean:
        clean = _ENTITY.sub(_same_length, clean)
    if "_" in clean:
        clean = _UNDERSCORES.sub(_same_length, clean)
    return clean


def compose(text: str) -> str:
    """NFC with `\\n` line ends: the form in which every position is counted."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def lower(text: str) -> str:
    """Lower case with hoà, uỷ written hòa, ủy, character for character.

    >>> lower("UỶ BAN Hoà giải Hoàn thành Quý")
    'ủy ban hòa giải hoàn thành quý'
    """
    low = text.lower()
    if len(low) != len(text):  # İ becomes two characters
        low = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return _TONE.sub(lambda match: _TONES[match.group(0)], low)


def squeeze(text: str) -> str:
    """One blank between words, none around."""
    return " ".join(text.split())


def lay(raw: str) -> Sheet:
    """The sheet of a text already composed."""
    clean = wash(raw)
    return Sheet(raw, clean, lower(clean), tuple(_lines(raw, clean)))


def between(sheet: Sheet, start: int, end: int) -> list[Line]:
    """The lines of `[start, end)`; of a line that runs over an edge only the words inside."""
    found = []
    for line in sheet.lines:
        if line.end <= start or line.start >= end:
            continue
        if line.start < start or line.end > end:
            a, b = max(line.start, start), min(line.end, end)
            words = sheet.clean[a:b]
            a += len(words) - len(words.lstrip(" .,;:-"))
            if a >= b or not words.strip():
                continue
            line = Line(a, b, squeeze(sheet.clean[a:b]), line.right, True)
        found.append(line)
    return found


def _lines(raw: str, clean: str) -> list[Line]:
    found: list[Line] = []
    gap, at = False, 0
    grid = "\n+-" in raw
    for row in clean.split("\n"):
        bare = row.strip()
        cell = _cell(raw, at, at + len(row)) if grid else 0
        if not bare and cell:
            pass  # the walls of a drawn table part its lines, and an empty cell nothing
        elif not bare or (bare[0] in _RULES and _RULE.fullmatch(bare)):
            # a rule drawn under the head parts nothing that a blank line would not part
            gap = gap or not bare or len(bare) > 3
        else:
            start = at + len(row) - len(row.lstrip())
            right = start - at >= _INDENT or cell > 1
            for piece_start, piece_end in _columns(raw, row, at, start, start + len(bare)):
                text = squeeze(clean[piece_start:piece_end])
                found.append(Line(piece_start, piece_end, text, right, gap))
                gap, right = False, True
        at += len(row) + 1
    return found


def _cell(raw: str, start: int, end: int) -> int:
    """Which piece of a row «| left | right |» of a table drawn with «+---+» stands at `[start, end)`: 0 outside rows,
    1 for the first cell and what lies before it, 2 and more for those to the right of it."""
    if start and raw[start - 1] == WALL:
        floor = max(0, start - _ROW)
        return 1 + raw.count(WALL, (raw.rfind("\n", floor, start) + 1) or floor, start - 1)
    return int(start == end and raw[end : end + 1] == WALL)


def _columns(raw: str, row: str, at: int, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a line between wide blanks; blanks that were marks part nothing."""
    if "    " not in row and "\t" not in row:
        return [(start, end)]
    spans = []
    for cut in _COLUMN.finditer(row, start - at, end - at):
        if not raw[at + cut.start() : at + cut.end()].isspace():
            continue
        spans.append((start, at + cut.start()))
        start = at + cut.end()
    return [*spans, (start, end)]
