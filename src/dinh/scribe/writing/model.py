"""An official paper as data, before anyone decides how it looks.

Every text is the user's own and is cleaned on the way in (`words.clean`); nothing in it is ever interpreted as markup.
Names of organs are written as in a sentence («Ủy ban nhân dân phường Đình Minh»): the layout makes the capitals.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dinh.law.layouts import ALL, Layout, layout_for
from dinh.scribe.writing.pictures import check_png
from dinh.scribe.writing.words import clean, one_line

Urgency = Literal["", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"]
DEEPEST_HEADING = 4


def _tidy(item: object, **values: object) -> None:
    """Set cleaned values on a frozen dataclass, from its `__post_init__`."""
    for name, value in values.items():
        object.__setattr__(item, name, value)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look; `\\n` breaks the line."""

    text: str
    bold: bool = False
    italic: bool = False

    def __post_init__(self) -> None:
        _tidy(self, text=clean(self.text))


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph of the content; `centred` for lines such as the name of a form."""

    runs: tuple[Run, ...]
    centred: bool = False

    @classmethod
    def of(cls, text: str, *, bold: bool = False, italic: bool = False, centred: bool = False) -> Para:
        return cls((Run(text, bold, italic),), centred)


@dataclass(frozen=True, slots=True)
class Heading:
    """`label` without its mark: `I`, `1`, `1.1`, `a`, `Điều 2`, `Chương I`, or empty. `level` 1 is the outermost."""

    level: int
    label: str
    text: str

    def __post_init__(self) -> None:
        if not 1 <= self.level <= DEEPEST_HEADING:
            raise ValueError(f"Đề mục «{self.text}» có cấp {self.level}: chỉ nhận cấp 1 đến {DEEPEST_HEADING}.")
        _tidy(self, label=one_line(self.label).rstrip(".-):/ "), text=one_line(self.text))


@dataclass(frozen=True, slots=True)
class Bullet:
    """A dash line of the content: `- …`."""

    runs: tuple[Run, ...]

    @classmethod
    def of(cls, text: str) -> Bullet:
        return cls((Run(text),))


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` are shares of any total, or empty to fit the content; `numeric` the columns aligned to the right."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    numeric: frozenset[int] = frozenset()
    caption: str = ""

    def __post_init__(self) -> None:
        columns = len(self.header)
        if not columns:
            raise ValueError(f"Bảng «{self.caption}» không có cột nào: hãy cho biết tên các cột.")
        for at, row in enumerate(self.rows, start=1):
            if len(row) != columns:
                raise ValueError(f"Bảng «{self.caption}», dòng {at}: có {len(row)} ô, cần {columns} ô như đầu bảng.")
        if self.widths and (len(self.widths) != columns or min(self.widths) <= 0):
            raise ValueError(f"Bảng «{self.caption}»: cần {columns} độ rộng cột lớn hơn 0, hoặc bỏ trống để tự tính.")
        _tidy(
            self,
            header=tuple(map(one_line, self.header)),
            rows=tuple(tuple(clean(cell).strip() for cell in row) for row in self.rows),
            caption=one_line(self.caption),
        )


@dataclass(frozen=True, slots=True)
class Figure:
    """A PNG picture. `alt` says in words what it shows, for those who do not see it; `width` in mm, None: as it fits.

    Raises ValueError for bytes that are not a PNG, for one too large to print, and for a missing `alt`.
    """

    png: bytes = field(repr=False)
    caption: str
    alt: str
    width: float | None = None

    def __post_init__(self) -> None:
        _tidy(self, caption=one_line(self.caption), alt=one_line(self.alt))
        if not self.alt:
            raise ValueError(f"Hình «{self.caption}» chưa có lời mô tả: hãy viết một câu nói hình cho thấy gì.")
        check_png(self.png, self.caption)


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Para | Heading | Bullet | Table | Figure | PageBreak


@dataclass(frozen=True, slots=True)
class Signature:
    """`authority` the lines of capacity (`TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`), in either system's spelling; `title`
    may take several lines (`Phó Bí thư\\nkiêm\\nTrưởng Ban Chỉ đạo`)."""

    authority: tuple[str, ...]
    title: str
    name: str

    def __post_init__(self) -> None:
        _tidy(self, authority=tuple(map(one_line, self.authority)), title=clean(self.title), name=one_line(self.name))


@dataclass(frozen=True, slots=True)
class Annex:
    """Printed from a new page with its own page numbers: `label` «Phụ lục I», `title`, then the blocks."""

    label: str
    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False

    def __post_init__(self) -> None:
        _tidy(self, label=one_line(self.label), title=one_line(self.title))


@dataclass(frozen=True, slots=True)
class OfficialPaper:
    """One paper to be printed.

    `organ_symbol` is what stands after the type: `UBND`, `ĐU`, for a letter of the State also the unit: `UBND-VX`.
    `number` and `day` None leave room for the pen; `drafted` then gives month and year. `issuer` may hold a `\\n` where
    its name should break. `enactor` is the line above the grounds of a decision (`Chủ tịch Ủy ban nhân dân phường`),
    `enacts` the line below them (`Quyết định:`). `recipients` and `grounds` need no dash and no punctuation; `archive`
    is what follows «Lưu» (`VT, VP`). Not `numbered`: its issuer keeps no register, so nothing is printed for a number.
    Not `ended`: a form that is written on by hand bears no end mark.
    """

    system: Literal["state", "party"]
    type_name: str
    type_abbr: str
    number: int | None
    organ_symbol: str
    superior: str | None
    issuer: str
    place: str
    day: date | None
    subject: str
    blocks: tuple[Block, ...]
    signature: Signature
    recipients: tuple[str, ...] = ()
    archive: str = ""
    addressees: tuple[str, ...] = ()
    enactor: str = ""
    grounds: tuple[str, ...] = ()
    enacts: str = ""
    urgency: Urgency = ""
    draft: bool = False
    drafted: date | None = None
    year_in_number: int | None = None
    numbered: bool = True
    annexes: tuple[Annex, ...] = ()
    ended: bool = True

    def __post_init__(self) -> None:
        single = (
            "type_name",
            "type_abbr",
            "organ_symbol",
            "place",
            "subject",
            "archive",
            "enactor",
            "enacts",
            "urgency",
        )
        _tidy(self, **{name: one_line(getattr(self, name)) for name in single})
        _tidy(self, issuer=clean(self.issuer).strip(), superior=one_line(self.superior or "") or None)
        for name in ("recipients", "addressees", "grounds"):
            _tidy(self, **{name: tuple(filter(None, map(one_line, getattr(self, name))))})
        for name, said in (("issuer", "cơ quan ban hành"), ("organ_symbol", "ký hiệu cơ quan"), ("place", "địa danh")):
            if not getattr(self, name):
                raise ValueError(f"Văn bản thiếu {said}: hãy điền trước khi in.")

    @property
    def dated(self) -> date:
        """The day of the paper, or of its drafting; else the day its system's newest layout began."""
        known = (layout.since for layout in ALL if layout.system == self.system)
        return self.day or self.drafted or max(known, default=date.min)

    @property
    def layout(self) -> Layout:
        """Raises LayoutNotKnown when nobody has entered the layout of the paper's day."""
        return layout_for(self.system, self.dated)

    @property
    def is_letter(self) -> bool:
        """A công văn: no name of type, its subject under the number."""
        return self.type_abbr in ("", "CV") and self.type_name.lower() in ("", "công văn")
