"""From the paper and its layout to the words as printed: capitals, numbers, dashes, marks, breaks, lengths of lines.

Both printers (.docx and PDF) lay out the same `Laid`, so they cannot disagree. Lengths are points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dinh.law import layouts
from dinh.law.layouts import Layout, Style
from dinh.scribe.writing import words
from dinh.scribe.writing.breaking import broken, narrowed
from dinh.scribe.writing.metrics import CELL, MM, width
from dinh.scribe.writing.model import Annex, Block, Bullet, Heading, OfficialPaper, PageBreak, Para, Run

DRAFT = "DỰ THẢO"
WIDEST_RIGHT = 0.66  # of the text width: «Thành phố Hồ Chí Minh, ngày 28 tháng 11 năm 2026» on one line
MOST_RECIPIENTS_TOGETHER = 25
_LETTER_PREFIX = re.compile(r"^(?:v/v|về việc)\s*:?\s+", re.IGNORECASE)
_ARCHIVE_PREFIX = re.compile(r"^[-–\s]*lưu\s*:?\s*", re.IGNORECASE)
_LEADING_DASH = re.compile(r"^[-–+*•]\s+")
_LAST_MARK = re.compile(r"(?:\s*(?:\./\.|/\.|[.;,]))?\s*$")
_STANDS_ALONE = re.compile(r"(?:Phần|Chương|Mục)\b", re.IGNORECASE)  # Phụ lục I Nghị định 30/2020/NĐ-CP
_ARTICLE = re.compile(r"(?:Điều|Câu)\b", re.IGNORECASE)
_SUBMISSION = ("TTr",)


@dataclass(frozen=True, slots=True)
class Column:
    """One side of the head. `line` is the length of the line below the names (0: none), `mark` is printed instead."""

    names: tuple[tuple[str, Style], ...]
    line: float
    mark: str
    width: float


@dataclass(frozen=True, slots=True)
class Title:
    """The name of the type and the subject below it, in the middle; `room` is the width the subject should take."""

    type_name: str
    subject: str
    room: float
    line: float
    mark: str


@dataclass(frozen=True, slots=True)
class LaidAnnex:
    """`reference` is the line in brackets that says which paper the annex goes with."""

    label: str
    title: str
    reference: str
    blocks: tuple[Block, ...]
    landscape: bool


@dataclass(frozen=True, slots=True)
class Laid:
    """Everything printed, in the order of the page. Empty text: the component is absent."""

    layout: Layout
    left: Column
    right: Column
    number: str
    place_day: str
    letter_subject: str
    letter_room: float  # the width its subject should take
    stamps: tuple[str, ...]
    title: Title | None
    addressee_label: str
    addressees: tuple[str, ...]
    enactor: str
    grounds: tuple[str, ...]
    enacts: str
    blocks: tuple[Block, ...]
    recipients: tuple[str, ...]
    authority: tuple[str, ...]
    post: tuple[str, ...]
    name: str
    annexes: tuple[LaidAnnex, ...]
    document_title: str
    author: str

    @property
    def foot_may_break(self) -> bool:
        """The recipients alone may be longer than a page: then the foot cannot be held together."""
        return len(self.recipients) > MOST_RECIPIENTS_TOGETHER


def text_width(layout: Layout, *, landscape: bool = False) -> float:
    """Points between the left and the right margin."""
    across = layout.page[1] if landscape else layout.page[0]
    return (across - layout.margins.left - layout.margins.right) * MM


def lay(paper: OfficialPaper) -> Laid:
    """Raises LayoutNotKnown when nobody has entered the layout of the paper's day, ValueError for a number below 1."""
    layout = paper.layout
    left, right = _columns(paper, layout)
    letter = paper.is_letter
    letter_subject = _letter_subject(paper, layout) if letter else ""
    submission = paper.type_abbr in _SUBMISSION
    return Laid(
        layout=layout,
        left=left,
        right=right,
        number=_number(paper, layout),
        place_day=layouts.place_and_day(paper.place, paper.day, paper.drafted),
        letter_subject=letter_subject,
        letter_room=min(_widest(letter_subject, left.width - 12, layout.letter_subject) + 4, left.width),
        stamps=tuple(filter(None, (paper.urgency, DRAFT if paper.draft else ""))),
        title=None if letter else _title(paper, layout),
        addressee_label=layout.submission_label if submission else layout.addressee_label,
        addressees=_addressees(paper, layout),
        enactor=paper.enactor.upper(),
        grounds=_listed(paper.grounds, layout.grounds.bullet, layout.grounds.end, layout.grounds.last),
        enacts=paper.enacts.upper(),
        blocks=with_end_mark(paper.blocks, layout.end_mark) if paper.ended else paper.blocks,
        recipients=_recipients(paper, layout),
        authority=tuple(layouts.authority_line(layout, line).upper() for line in paper.signature.authority),
        post=tuple(_post_line(line) for line in words.lines(paper.signature.title)),
        name=paper.signature.name,
        annexes=tuple(_annex(annex, paper, layout) for annex in paper.annexes),
        document_title=" ".join(filter(None, (paper.type_name, paper.subject))) or paper.organ_symbol,
        author=words.one_line(paper.issuer),
    )


def _measure(style: Style, text: str) -> float:
    return width(text, style.size, bold=style.bold, italic=style.italic)


def _number(paper: OfficialPaper, layout: Layout) -> str:
    if not paper.numbered:
        return ""
    return layouts.number_line(layout, paper.number, paper.type_abbr, paper.organ_symbol, paper.year_in_number)


def _columns(paper: OfficialPaper, layout: Layout) -> tuple[Column, Column]:
    whole = text_width(layout)
    nation = tuple((text, style) for text, style in layout.nation)
    place_day = layouts.place_and_day(paper.place, paper.day, paper.drafted)
    needed = max(*(_measure(style, text) for text, style in nation), _measure(layout.place_day, place_day))
    right = min(needed + 8, WIDEST_RIGHT * whole)
    names = [(line, layout.superior) for line in _lines_of(paper.superior or "", layout.superior, whole - right)]
    own = [(line, layout.issuer) for line in _lines_of(paper.issuer, layout.issuer, whole - right)]
    longest = max(_measure(style, line) for line, style in own)
    return (
        Column((*names, *own), longest * float(layout.issuer_line or 0), layout.issuer_mark, whole - right),
        Column(nation, _measure(nation[-1][1], nation[-1][0]) if layout.nation_line else 0, "", right),
    )


def _lines_of(name: str, style: Style, column: float) -> list[str]:
    """The name in capitals, on the lines its writer chose, else on lines of even length."""
    room = column - CELL
    return [
        line
        for chosen in words.lines(name.upper())
        for line in broken(chosen, room, lambda text: _measure(style, text))
    ]


def _title(paper: OfficialPaper, layout: Layout) -> Title:
    most = text_width(layout) - 2 * 10 * MM
    subject = paper.subject.rstrip(" .;,")
    widest = _widest(subject, most, layout.subject)
    return Title(
        type_name=paper.type_name.upper(),
        subject=subject,
        room=min(widest + 4, most),
        line=widest * float(layout.subject_line or 0),
        mark=layout.subject_mark,
    )


def _widest(text: str, room: float, style: Style) -> float:
    """The longest of the lines that the text makes in that room at its best."""
    lines = narrowed(text, room, lambda line: _measure(style, line))
    return max((_measure(style, line) for line in lines), default=0.0)


def _letter_subject(paper: OfficialPaper, layout: Layout) -> str:
    """After «V/v» the subject goes on in its own letters; where the layout prints no «V/v» it begins with a capital."""
    subject = _LETTER_PREFIX.sub("", paper.subject).rstrip(" .;,")
    if not subject:
        return ""
    return layout.letter_prefix + subject if layout.letter_prefix else subject[0].upper() + subject[1:]


def _listed(items: Iterable[str], bullet: str, end: str, last: str) -> tuple[str, ...]:
    bare = [_bare(item) for item in items]
    return tuple(f"{bullet}{item}{last if at == len(bare) else end}" for at, item in enumerate(bare, start=1))


def _bare(item: str) -> str:
    return _LAST_MARK.sub("", _LEADING_DASH.sub("", item))


def _addressees(paper: OfficialPaper, layout: Layout) -> tuple[str, ...]:
    """One addressee stands on the line of the label; several have a line each."""
    bullet = "- " if len(paper.addressees) > 1 else ""
    return _listed(paper.addressees, bullet, layout.addressee_end, ".")


def _recipients(paper: OfficialPaper, layout: Layout) -> tuple[str, ...]:
    """Whoever is addressed above comes first as «Như trên»; the archive's copy comes last."""
    listed = [_bare(item) for item in paper.recipients]
    if paper.addressees and not any(item.lower().startswith("như ") for item in listed):
        listed.insert(0, "Như trên")
    if paper.archive:
        listed.append(f"{layout.archive_label} {_bare(_ARCHIVE_PREFIX.sub('', paper.archive))}")
    return _listed(listed, "- ", layout.recipients_end, ".")


def _post_line(line: str) -> str:
    """Capitals, but for the word between two posts of one person."""
    return "kiêm" if line.lower() == "kiêm" else line.upper()


def _annex(annex: Annex, paper: OfficialPaper, layout: Layout) -> LaidAnnex:
    kind = paper.type_name[:1].upper() + paper.type_name[1:].lower() if paper.type_name else "Công văn"
    symbol = layouts.symbol(layout, paper.number, paper.type_abbr, paper.organ_symbol, paper.year_in_number)
    comma = "," if layout.system == "party" else ""
    day = layouts.day_text(paper.day, paper.drafted)
    reference = f"(Kèm theo {kind} số {symbol}{comma} {day} của {words.one_line(paper.issuer)})"
    return LaidAnnex(annex.label, annex.title.upper(), reference, annex.blocks, annex.landscape)


def with_end_mark(blocks: tuple[Block, ...], mark: str) -> tuple[Block, ...]:
    """The end mark replaces the last sentence's full stop; after a table or a picture `./.` has a line of its own."""
    kept = list(blocks)
    while kept and isinstance(kept[-1], PageBreak):
        kept.pop()
    if not kept:
        return ()
    last = kept[-1]
    if isinstance(last, Heading):
        kept[-1] = replace(last, text=_ended(last.text, mark))
    elif isinstance(last, Para | Bullet) and last.runs:
        run = last.runs[-1]
        kept[-1] = replace(last, runs=(*last.runs[:-1], replace(run, text=_ended(run.text, mark))))
    elif mark != ".":
        kept.append(Para((Run(mark),)))
    return tuple(kept)


def _ended(text: str, mark: str) -> str:
    if mark == "." and text.rstrip().endswith(("?", "!", "…")):
        return text
    return _LAST_MARK.sub("", text) + mark


def heading_label(layout: Layout, label: str) -> str:
    """`I.` and `1.` for the State, `I-` and `1-` for the Party, `a)` for both; `Điều 2.`, `Chương I` as in the law."""
    if not label or label in "-+" or _STANDS_ALONE.match(label):
        return label
    if _ARTICLE.match(label):
        return f"{label}."
    first, second, third = layout.heading_marks
    if label[0].isdigit():
        return label + second
    return label + (first if label.isupper() and label != "Đ" else third)


@dataclass(frozen=True, slots=True)
class LaidHeading:
    text: str
    bold: bool
    italic: bool
    centred: bool


_HEADING_LOOKS = {1: (True, False), 2: (True, False), 3: (True, True), 4: (False, True)}  # bold, italic


def heading(layout: Layout, given: Heading) -> LaidHeading:
    """A heading as printed: label with its mark, then the title; Phần, Chương and Mục in the middle, above."""
    label = heading_label(layout, given.label)
    if _STANDS_ALONE.match(given.label):
        return LaidHeading("\n".join(filter(None, (label, given.text.upper()))), bold=True, italic=False, centred=True)
    bold, italic = _HEADING_LOOKS[given.level]
    return LaidHeading(" ".join(filter(None, (label, given.text))), bold, italic, centred=False)
