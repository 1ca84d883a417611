"""The labels that open a clause: `Chương I`, `Điều 3.`, `II-`, `1.`, `1.2.`, `a)`, `(1)`, `-`, `+`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dinh.scribe.grammar.letters import pattern

Kind = Literal[
    "part", "chapter", "section", "article", "roman", "capital", "number", "letter", "paren", "dash", "plus", "none"
]

LEVELS: dict[str, int] = {
    "part": 0, "chapter": 1, "section": 2, "article": 3, "roman": 4, "capital": 4, "number": 5, "letter": 7, "paren": 7,
    "dash": 8, "plus": 9, "none": 10,
}  # fmt: skip
_TITLE_START = 'A-ZĐÀ-ỸƯƠĂÂÊÔ“"('
LABEL = pattern(
    # «Phần thứ nhất», «PHẦN I»
    r"(?P<part>(?:Phần|PHẦN)\s+(?:[IVX]{1,5}|(?:thứ|THỨ)\s+\w{2,6}|\d{1,2}|[A-Z])(?![^\W\d_]))\s*[.:-]?"
    # «Chương II»
    r"|(?P<chapter>(?:Chương|CHƯƠNG)\s+(?:[IVXL]{1,6}|\d{1,2})(?!\w))\s*[.:-]?"
    # «Mục 1»
    r"|(?P<section>(?:Mục|MỤC)\s+(?:[IVX]{1,5}|\d{1,2})(?!\w))\s*[.:-]?"
    # «Điều 3.», «ĐIỀU 12:»
    r"|(?P<article>(?:Điều|ĐIỀU)\s+\d{1,3}[a-zđ]?(?!\w))\s*(?:[.:-]|$)"
    # «II. », «I- », «IV/»; not «V/v»
    rf"|(?P<roman>[IVX]{{1,5}})\s?(?:[.)-]|/(?!v))\s?(?=\s|[{_TITLE_START}]|$)"
    # «A. »
    rf"|(?P<capital>[A-HĐ])\s?[.-]\s+(?=[{_TITLE_START}])"
    # «1.2. », «1.3 Xây dựng», «3.1.»
    rf"|(?P<deep>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?!\d|\.\d)(?:[.)]|\s?-)?(?:\s+(?=[{_TITLE_START}])|$)"
    # «1. », «2- », «3/ », «4) »
    rf"|(?P<number>\d{{1,2}})\s?[.)/-](?:\s+(?=[^\d\s])|(?=[{_TITLE_START}])|$)"
    # «a) », «đ. »
    rf"|(?P<letter>[a-zđ])\s?(?:\)|[.-](?=\s+[{_TITLE_START}]))\s?"
    # «(1) », «(a)»
    r"|\((?P<paren>\d{1,2}|[a-zđ])\)\s?"
    r"|(?P<dash>[-•▪●◦·–])\s?(?=\S)"
    r"|(?P<plus>\+)\s?(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Label:
    """`text` as the clause path prints it; `depth` counts the dots of `1.2.3`; `end` is where the words begin."""

    kind: Kind
    text: str
    end: int
    depth: int = 0

    @property
    def level(self) -> int:
        return LEVELS[self.kind] + (min(self.depth, 1) if self.kind == "number" else 0)


NO_LABEL = Label("none", "", 0)
STAR = Label("dash", "", 0)


def label(line: str) -> Label:
    """The label that opens a line already stripped; `NO_LABEL` where none does.

    >>> label("1.2. Tổ chức").text, label("II- KẾT QUẢ").kind, label("V/v báo cáo").kind, label("15/3/2026").kind
    ('1.2', 'roman', 'none', 'none')
    """
    match = LABEL.match(line)
    if not match:
        return NO_LABEL
    name = match.lastgroup or "none"
    if name == "deep":
        text = match["deep"]
        return Label("number", text, match.end(), text.count("."))
    text = " ".join(match[name].split())
    return Label(name, text, match.end())  # type: ignore[arg-type]
