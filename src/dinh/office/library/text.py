"""How a model document is written: plain lines that anyone can read over (`shelf/FORMAT.md` tells the whole of it).

parse(text) -> tuple[Line, ...]         in order
blanks(text) -> tuple[Blank, ...]       what has to be filled in, each once
faults(text) -> tuple[Fault, ...]       everything wrong with a text, with its line
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dinh.ground.fillins import FILL_INS
from dinh.law import rules

Kind = Literal["chapter", "article", "heading", "text", "bullet", "centre", "table"]
BlankKind = Literal["line", "day", "number", "rows"]
_MARK = re.compile(r"\{\{(.*?)\}\}")
_OWN = re.compile(r"\?\s*([a-z][a-z0-9_]{0,39})(?:\s+(ngày|số|bảng))?\s*:\s*(.{2,120})")
_ARTICLE = re.compile(r"##\s+Điều\s+(\d+)\.\s*(.*)")
_CHAPTER = re.compile(r"#\s+(Chương\s+[IVX]+|Phần\s+[IVX]+)\.\s*(.+)")
_HEADING = re.compile(r"##\s+([IVX]+|\d+)\.\s*(.+)")
_LOOSE = re.compile(r"\s*(?:Điều\s+\d+\s*\.|Chương\s+[IVX]+\b)")
KINDS: dict[str, BlankKind] = {"ngày": "day", "số": "number", "bảng": "rows"}
MOST = 60_000  # letters of a model: some thirty pages


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a model; marks for blanks still in it. `rows` are a table's, the first its heading."""

    kind: Kind
    text: str
    label: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Blank:
    """`key` is a registered fill-in's, or one of the model's own."""

    key: str
    label: str
    kind: BlankKind
    columns: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands between two braces: a blank, or the law's own words (`rule`, and whether its article is meant)."""

    blank: Blank | None = None
    rule: str = ""
    article: bool = False


def mark(inside: str) -> Mark | str:
    """Reads the inside of one pair of braces; the answer is a string when it is wrong, and says how."""
    inside = " ".join(inside.split())
    if inside.startswith("?"):
        own = _OWN.fullmatch(inside)
        if own is None:
            return (
                f"«{inside}» viết chưa đúng: dấu hỏi, tên không dấu, hai chấm, lời nhắc. Ví dụ: ? chair: Người chủ trì"
            )
        key, kind, label = own.groups()
        return Mark(Blank(key, label.strip(), KINDS.get(kind or "", "line")))
    word, _space, rest = inside.partition(" ")
    if word in ("luật", "điều"):
        if rest not in rules.BY_KEY:
            return f"không có quy tắc «{rest}» trong sổ luật. Xem các quy tắc bằng: ./dinh law list"
        return Mark(rule=rest, article=word == "điều")
    known = FILL_INS.get(inside)
    if known is None:
        return f"không có chỗ điền «{inside}»: hãy chọn trong danh sách chỗ điền, hoặc viết «? ten: Lời nhắc»"
    return Mark(Blank(known.key, known.label, "rows" if known.columns else "line", known.columns))


def pieces(text: str) -> Iterator[str | Mark]:
    """The words of a line and the marks between them. A mark that is wrong is given as the words it is written in."""
    at = 0
    for found in _MARK.finditer(text):
        if found.start() > at:
            yield text[at : found.start()]
        read = mark(found[1])
        yield read if isinstance(read, Mark) else found[0]
        at = found.end()
    if at < len(text):
        yield text[at:]


def parse(text: str) -> tuple[Line, ...]:
    """Every line that says something; a run of lines between bars is one table."""
    made: list[Line] = []
    table: list[tuple[str, ...]] = []
    for raw in [*text.splitlines(), ""]:
        line = raw.strip()
        if line.startswith("|"):
            table.append(_cells(line))
            continue
        if table:
            made.append(Line("table", "", rows=tuple(table)))
            table = []
        if line:
            made.append(_line(line))
    return tuple(made)


def _line(line: str) -> Line:
    if found := _ARTICLE.fullmatch(line):
        return Line("article", found[2], f"Điều {found[1]}")
    if found := _CHAPTER.fullmatch(line):
        return Line("chapter", found[2], found[1])
    if found := _HEADING.fullmatch(line):
        return Line("heading", found[2], found[1])
    if line.startswith(("- ", "– ")):
        return Line("bullet", line[2:].strip())
    if line.startswith("> "):
        return Line("centre", line[2:].strip())
    return Line("text", line)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def blanks(text: str) -> tuple[Blank, ...]:
    """What a model asks for, in the order it is met. A blank named twice is one."""
    found: dict[str, Blank] = {}
    for inside in _MARK.findall(text):
        read = mark(inside)
        if isinstance(read, Mark) and read.blank:
            found.setdefault(read.blank.key, read.blank)
    return tuple(found.values())


def rule_keys(text: str) -> tuple[str, ...]:
    """The rules of law whose words a model takes over, each once."""
    read = (mark(inside) for inside in _MARK.findall(text))
    return tuple(dict.fromkeys(one.rule for one in read if isinstance(one, Mark) and one.rule))


def faults(text: str) -> tuple[Fault, ...]:
    """All that is wrong, in the order of the lines."""
    if len(text) > MOST:
        return (Fault(1, f"bản mẫu dài quá {MOST} chữ cái: hãy chia thành hai mẫu"),)
    return tuple(_faults(text)) or (() if parse(text) else (Fault(1, "bản mẫu chưa có chữ nào"),))


def _faults(text: str) -> Iterator[Fault]:
    article, width, before = 0, 0, ""
    labels: dict[str, str] = {}
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if raw.count("{{") != raw.count("}}") or re.search(r"\{\{[^}]*\{\{", raw):
            yield Fault(number, "ngoặc nhọn mở và đóng không khớp")
        for inside in _MARK.findall(line):
            yield from _mark_faults(number, inside, line, labels)
        if line.startswith("|"):
            cells = len(_cells(line))
            if before.startswith("|") and cells != width and not _whole_rows(line):
                yield Fault(number, f"dòng này của bảng có {cells} ô, đầu bảng có {width} ô")
            width = width if before.startswith("|") else cells
        if found := _ARTICLE.fullmatch(line):
            if int(found[1]) != article + 1:
                yield Fault(
                    number, f"sau Điều {article} phải là Điều {article + 1}" if article else "phải bắt đầu từ Điều 1"
                )
            article = int(found[1])
        elif line.startswith("#") and not (_CHAPTER.fullmatch(line) or _HEADING.fullmatch(line)):
            yield Fault(
                number, "đề mục viết chưa đúng. Ví dụ: # Chương I. Quy định chung; ## Điều 1. Phạm vi; ## 1. Nội dung"
            )
        elif _LOOSE.match(line):
            yield Fault(number, "«Điều», «Chương» phải có dấu # ở đầu dòng, nếu không sẽ không tách được thành điều")
        before = line


def _whole_rows(line: str) -> bool:
    """A table row that is nothing but one mark: the records' own rows take its place."""
    cells = _cells(line)
    return len(cells) == 1 and bool(_MARK.fullmatch(cells[0]))


def _mark_faults(number: int, inside: str, line: str, labels: dict[str, str]) -> Iterator[Fault]:
    read = mark(inside)
    if isinstance(read, str):
        yield Fault(number, read)
        return
    if read.blank is None:
        return
    other = labels.setdefault(read.blank.key, read.blank.label)
    if other != read.blank.label:
        yield Fault(number, f"chỗ điền «{read.blank.key}» có hai lời nhắc khác nhau: «{other}» và «{read.blank.label}»")
    if read.blank.kind == "rows" and not (line.startswith("|") and _whole_rows(line)):
        yield Fault(
            number, f"«{read.blank.label}» là các dòng của bảng: hãy để nó một mình trên một dòng, giữa hai gạch đứng"
        )
