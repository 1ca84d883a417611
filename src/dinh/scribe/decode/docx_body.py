"""The story of a .docx (its body, or its notes) in one pass: the words a reader of the printed page sees, line by
line.

Kept: inserted text, results of fields, text boxes (once), automatic numbers, content controls. Left out: deleted and
moved text, hidden text, field codes, comments, old formatting kept by tracked changes. A paragraph is a line, and so
is each paragraph of a table's cell, in reading order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from dinh.scribe.decode import safexml
from dinh.scribe.decode.clean import symbol
from dinh.scribe.decode.docx_names import attributes, number, short
from dinh.scribe.decode.docx_numbers import Numbers
from dinh.scribe.decode.docx_styles import LOOKS, Look, Styles
from dinh.scribe.decode.legacy import from_tcvn3, from_vni
from dinh.scribe.decode.limits import MAX_TEXT
from dinh.scribe.decode.refusal import refuse

_words = str.split
# Whole branches without visible words: what was deleted or moved away, properties as they were before a tracked change,
# the page's own properties, and the second copy of a drawing for old programs.
_SKIPPED = frozenset(
    _words(
        "moveFrom delText delInstrText instrText pPrChange rPrChange tblPrChange trPrChange tcPrChange "
        "sectPrChange tblGridChange "
        "numberingChange sectPr rt fldData"
    )
)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


@dataclass(slots=True)
class _Paragraph:
    pieces: list[str] = field(default_factory=list)
    style: str | None = None
    num: str | None = None
    level: int | None = None
    merges: bool = False  # its mark was deleted: it flows into the next one
    boxes: list[str] = field(default_factory=list)


class Story:
    """Streams one part and gives its lines. `notes` lists the notes met (`("footnote", id)`) in their order."""

    def __init__(self, styles: Styles, numbers: Numbers, budget: int = MAX_TEXT) -> None:
        self.lines: list[str] = []
        self.by_note: dict[str, list[str]] = {}
        self.notes: list[tuple[str, str]] = []
        self.foreign = False  # holds an embedded file of another format (altChunk)
        self._styles, self._numbers, self._left = styles, numbers, budget
        self._skip = 0
        self._path: list[str] = []
        self._paragraphs: list[_Paragraph] = []
        self._into: list[list[str]] = [self.lines]
        self._carried: list[str] = []
        self._fields: list[bool] = []  # True while between "begin" and "separate": the code, not the result
        self._choices: list[bool] = []
        self._direct = Look()
        self._run_style: str | None = None
        self._look = Look()
        self._collecting = False
        self._text: list[str] = []
        self._tables = 0

    def read(self, pieces: Iterable[bytes]) -> Story:
        """Raises Unreadable: "corrupt", "entities", "too_long"."""
        safexml.stream(pieces, self._start, self._end, self._characters)
        if self._carried:
            self.lines.append("".join(self._carried))
        return self

    def _start(self, name: str, given: dict[str, str]) -> None:
        if self._skip:
            self._skip += 1
            return
        tag = short(name)
        if self._leaves_out(tag):
            self._skip = 1
            return
        self._path.append(tag)
        if tag in ("t", "m:t"):
            self._collecting = not any(self._fields)
        elif handler := _STARTS.get(tag):
            handler(self, given)
        elif tag in LOOKS and "pPr" not in self._path[-3:]:  # in pPr: the look of the paragraph's mark
            self._direct.set(tag, given)
        elif tag in _CHARACTERS and "pPr" not in self._path[-3:]:  # w:tab also describes tab stops
            self._add(_CHARACTERS[tag])

    def _leaves_out(self, tag: str) -> bool:
        if tag == "del":
            return "rPr" not in self._path[-1:] and "trPr" not in self._path[-1:]
        if tag == "mc:Fallback":
            return bool(self._choices and self._choices[-1])
        if tag == "mc:Choice" and self._choices:
            taken, self._choices[-1] = self._choices[-1], True
            return taken
        return tag in _SKIPPED

    def _end(self, name: str) -> None:
        if self._skip:
            self._skip -= 1
            return
        tag = self._path.pop()
        if tag in ("t", "m:t") and self._collecting:
            self._collecting = False
            self._add("".join(self._text))
            self._text.clear()
        elif handler := _ENDS.get(tag):
            handler(self)

    def _characters(self, text: str) -> None:
        if self._collecting and not self._skip:
            self._text.append(text)

    def _add(self, text: str) -> None:
        """Words of the current run, as its font and properties show them."""
        if not self._paragraphs or any(self._fields):
            return
        look = self._look
        if look.hidden or not text:
            return
        if look.font and not text.isascii():
            text = _from_old_font(text, look.font)
        if look.caps or (look.font and _draws_capitals(look.font)):
            text = text.upper()
        self._left -= len(text)
        if self._left < 0:
            raise refuse("too_long")
        self._paragraphs[-1].pieces.append(text)

    # Paragraphs and runs

    def _start_paragraph(self, _: dict[str, str]) -> None:
        self._paragraphs.append(_Paragraph(pieces=self._carried if len(self._paragraphs) == 0 else []))
        self._carried = []
        self._reset_look()

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        into = self._into[-1]
        into.extend(paragraph.boxes)
        if not self._paragraphs:
            self._fields = [False] * len(
                self._fields
            )  # a code never spans paragraphs; a damaged one must not hide the rest
        if paragraph.merges:
            self._carried = paragraph.pieces
            return
        text = "".join(paragraph.pieces)
        label = self._numbers.label(paragraph.num, paragraph.level, paragraph.style)
        self._left -= len(label) + 1
        if self._left < 0:
            raise refuse("too_long")
        if text.strip() or label.strip() or not self._tables:
            into.append(label + text)

    def _start_run(self, _: dict[str, str]) -> None:
        self._direct, self._run_style = Look(), None
        self._reset_look()

    def _end_run_properties(self) -> None:
        if "pPr" in self._path[-2:]:  # the paragraph mark's own look
            return
        style = self._paragraphs[-1].style if self._paragraphs else None
        self._look = self._direct.over(self._styles.look(style, self._run_style))

    def _reset_look(self) -> None:
        self._look = self._styles.look(self._paragraphs[-1].style if self._paragraphs else None, None)

    def _start_run_style(self, given: dict[str, str]) -> None:
        self._run_style = attributes(given).get("val")

    def _start_style(self, given: dict[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].style = attributes(given).get("val")
            self._reset_look()

    def _start_num(self, given: dict[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].num = attributes(given).get("val")

    def _start_level(self, given: dict[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].level = number(attributes(given).get("val"))

    def _start_deleted_mark(self, _: dict[str, str]) -> None:
        if self._paragraphs and "pPr" in self._path[-3:]:
            self._paragraphs[-1].merges = True

    # Fields, symbols, notes

    def _start_field(self, given: dict[str, str]) -> None:
        kind = attributes(given).get("fldCharType")
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _start_symbol(self, given: dict[str, str]) -> None:
        code = _hex(attributes(given).get("char"))
        if code:
            self._add(symbol(chr(code | 0xF000)) if code < 0x100 or code >= 0xF000 else chr(code))

    def _start_note(self, kind: str, given: dict[str, str]) -> None:
        if self._paragraphs and not any(self._fields):
            self.notes.append((kind, attributes(given).get("id", "")))
            self._paragraphs[-1].pieces.append(f" [{len(self.notes)}]")

    def _start_footnote_mark(self, given: dict[str, str]) -> None:
        self._start_note("footnote", given)

    def _start_endnote_mark(self, given: dict[str, str]) -> None:
        self._start_note("endnote", given)

    def _start_note_text(self, given: dict[str, str]) -> None:
        values = attributes(given)
        ordinary = values.get("type", "normal") == "normal"
        self._into.append(self.by_note.setdefault(values.get("id", ""), []) if ordinary else [])

    def _end_note_text(self) -> None:
        self._into.pop()

    # Containers

    def _start_alternatives(self, _: dict[str, str]) -> None:
        self._choices.append(False)

    def _end_alternatives(self) -> None:
        self._choices.pop()

    def _start_box(self, _: dict[str, str]) -> None:
        self._into.append(self._paragraphs[-1].boxes if self._paragraphs else self._into[-1])

    def _end_box(self) -> None:
        self._into.pop()
        self._start_run({})

    def _start_table(self, _: dict[str, str]) -> None:
        self._tables += 1

    def _end_table(self) -> None:
        self._tables -= 1
        if not self._tables and not self._paragraphs:
            self._into[-1].append("")

    def _start_foreign(self, _: dict[str, str]) -> None:
        self.foreign = True


def _hex(text: str | None) -> int:
    try:
        return int(text or "", 16) & 0xFFFF
    except ValueError:
        return 0


def _from_old_font(text: str, font: str) -> str:
    """`.VnTime` draws TCVN3, `VNI-Times` draws VNI; letters that are Unicode already are drawn with another font."""
    if any(c > "\u00ff" for c in text):
        return text
    if font.startswith((".Vn", ".VN", ".vn")):
        return from_tcvn3(text)
    return from_vni(text) if font.upper().startswith("VNI-") else text


def _draws_capitals(font: str) -> bool:
    """`.VnTimeH`: the capital twin of an ABC font draws small letters as capitals."""
    return font.startswith(".Vn") and font.endswith("H")


_STARTS: dict[str, Callable[[Story, dict[str, str]], None]] = {
    "p": Story._start_paragraph,
    "r": Story._start_run,
    "rStyle": Story._start_run_style,
    "pStyle": Story._start_style,
    "numId": Story._start_num,
    "ilvl": Story._start_level,
    "del": Story._start_deleted_mark,
    "fldChar": Story._start_field,
    "sym": Story._start_symbol,
    "footnoteReference": Story._start_footnote_mark,
    "endnoteReference": Story._start_endnote_mark,
    "footnote": Story._start_note_text,
    "endnote": Story._start_note_text,
    "mc:AlternateContent": Story._start_alternatives,
    "txbxContent": Story._start_box,
    "tbl": Story._start_table,
    "altChunk": Story._start_foreign,
}
_ENDS: dict[str, Callable[[Story], None]] = {
    "p": Story._end_paragraph,
    "rPr": Story._end_run_properties,
    "footnote": Story._end_note_text,
    "endnote": Story._end_note_text,
    "mc:AlternateContent": Story._end_alternatives,
    "txbxContent": Story._end_box,
    "tbl": Story._end_table,
}
