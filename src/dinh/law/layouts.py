"""How an official paper must look: the State's layout and the Party's two, each value with its source.

State: Phụ lục I Nghị định 30/2020/NĐ-CP. Party: Hướng dẫn 36-HD/VPTW (03/4/2018) until 26/5/2026, Hướng dẫn 05-HD/VPTW
from 27/5/2026. Sizes are points, margins and indents millimetres. Where the rule gives a range, the value is our choice
inside it and the range is kept beside it, so that another office's paper inside the range is not called wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from dinh.law.provenance import DERIVED, MEMORY, SEED, Provenance, secondary, text

System = Literal["state", "party"]
Capacity = Literal["collective", "acting", "deputy", "by_order", "delegated"]

BLANK = " " * 5  # left for the number that the clerk writes in by hand
BLANK_DAY = " " * 3


class LayoutNotKnown(LookupError):
    """Nobody has entered the layout that this system used on that day."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Millimetres; `least` and `most` are the range allowed, in the order top, bottom, left, right."""

    top: float
    bottom: float
    left: float
    right: float
    least: tuple[float, float, float, float]
    most: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Style:
    """How one component is printed. `size` is ours, `least`–`most` what the rule allows (points)."""

    size: float
    least: float
    most: float
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """Paragraphs of the content: first-line indent in mm, space between paragraphs in points, line height as `line`
    times single or `exactly` points."""

    indent: float
    gap: float
    line: float = 1.0
    exactly: float | None = None


@dataclass(frozen=True, slots=True)
class Grounds:
    """Căn cứ: `bullet` before each line, `end` after each, `last` after the last."""

    style: Style
    bullet: str
    end: str
    last: str


@dataclass(frozen=True, slots=True)
class Numbering:
    """`Số: 05/BC-UBND` is label «Số:», `after_number` «/», `before_organ` «-»."""

    label: str
    after_number: str
    before_organ: str
    restarts: Literal["year", "term"]


@dataclass(frozen=True, slots=True)
class Stated:
    """Where a value comes from, and what the sources disagree on."""

    provenance: Provenance
    note: str = ""

    @property
    def verified(self) -> bool:
        return self.provenance.verified


@dataclass(frozen=True, slots=True)
class Layout:
    """One system's layout over a span of days (`until` None: still in force). `sources` has a key for every value."""

    key: str
    title: str
    system: System
    since: date
    until: date | None
    page: tuple[float, float]
    margins: Margins
    font: str
    nation: tuple[tuple[str, Style], ...]  # lines at the top right
    nation_line: bool  # a line below them as long as the last one
    superior: Style
    issuer: Style
    issuer_line: Fraction | None  # of the length of the name; None: no line
    issuer_mark: str  # printed below the name instead of a line
    number: Style
    numbering: Numbering
    place_day: Style
    type_name: Style
    subject: Style
    subject_line: Fraction | None
    subject_mark: str
    letter_subject: Style
    letter_prefix: str  # before the subject of a letter
    text: Style
    body: Body
    grounds: Grounds
    heading_marks: tuple[str, str, str]  # after I, 1, a
    capacities: Mapping[Capacity, str]
    authority: Style
    post: Style
    name: Style
    addressee: Style
    addressee_label: str
    submission_label: str  # the same for a tờ trình
    addressee_end: str
    recipients_label: Style
    recipients: Style
    recipients_end: str
    archive_label: str
    end_mark: str
    page_number: Style
    urgency: Style
    annex_label: Style
    annex_title: Style
    sources: Mapping[str, Stated]

    def in_force(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


_NĐ30 = Stated(text("S7"))
_HD36 = Stated(text("S12"))
_HD05 = Stated(secondary("S13"))
_REMEMBERED = Stated(MEMORY)
_CHOSEN = Stated(DERIVED)

_PLAIN14 = Style(14, 13, 14)
_BOLD14 = Style(14, 13, 14, bold=True)
_TITLE14 = Style(14, 13, 14, bold=True, caps=True)

_NOT_RULES = {"key", "title", "system", "since", "until", "sources"}
_FIELDS = [field.name for field in fields(Layout) if field.name not in _NOT_RULES]

STATE = Layout(
    key="nd30",
    title="Nghị định 30/2020/NĐ-CP",
    system="state",
    since=date(2020, 3, 5),
    until=None,
    page=(210, 297),
    margins=Margins(20, 20, 30, 15, least=(20, 20, 30, 15), most=(25, 25, 35, 20)),
    font="Times New Roman",
    nation=(
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Style(13, 12, 13, bold=True, caps=True)),
        ("Độc lập - Tự do - Hạnh phúc", _BOLD14),
    ),
    nation_line=True,
    superior=Style(13, 12, 13, caps=True),
    issuer=Style(13, 12, 13, bold=True, caps=True),
    issuer_line=Fraction(2, 5),
    issuer_mark="",
    number=Style(13, 13, 13),
    numbering=Numbering("Số:", "/", "-", "year"),
    place_day=Style(14, 13, 14, italic=True),
    type_name=_TITLE14,
    subject=_BOLD14,
    subject_line=Fraction(2, 5),
    subject_mark="",
    letter_subject=Style(13, 12, 13),
    letter_prefix="V/v ",
    text=_PLAIN14,
    body=Body(indent=12.7, gap=6, line=1.15),
    grounds=Grounds(Style(14, 13, 14, italic=True), bullet="", end=";", last="."),
    heading_marks=(".", ".", ")"),
    capacities={"collective": "TM.", "acting": "Q.", "deputy": "KT.", "by_order": "TL.", "delegated": "TUQ."},
    authority=_TITLE14,
    post=_TITLE14,
    name=_BOLD14,
    addressee=_PLAIN14,
    addressee_label="Kính gửi:",
    submission_label="Kính gửi:",
    addressee_end=";",
    recipients_label=Style(12, 12, 12, bold=True, italic=True),
    recipients=Style(11, 11, 11),
    recipients_end=";",
    archive_label="Lưu:",
    end_mark="./.",
    page_number=Style(14, 13, 14),
    urgency=_TITLE14,
    annex_label=Style(14, 14, 14, bold=True),
    annex_title=_TITLE14,
    sources={
        **dict.fromkeys(_FIELDS, _NĐ30),
        "page_number": Stated(text("S7"), "số trang của phụ lục đánh lại từ 1 theo trí nhớ, chưa đọc lại"),
        "annex_title": _REMEMBERED,
    },
)

PARTY_2018 = Layout(
    key="hd36",
    title="Hướng dẫn 36-HD/VPTW",
    system="party",
    since=date(2018, 4, 3),
    until=date(2026, 5, 26),
    page=(210, 297),
    margins=Margins(20, 20, 30, 15, least=(20, 20, 30, 15), most=(20, 20, 30, 15)),
    font="Times New Roman",
    nation=(("ĐẢNG CỘNG SẢN VIỆT NAM", Style(15, 15, 15, bold=True, caps=True)),),
    nation_line=True,
    superior=Style(14, 14, 14, caps=True),
    issuer=Style(14, 14, 14, bold=True, caps=True),
    issuer_line=None,
    issuer_mark="*",
    number=Style(14, 14, 14),
    numbering=Numbering("Số", "-", "/", "term"),
    place_day=Style(14, 14, 14, italic=True),
    type_name=Style(16, 15, 16, bold=True, caps=True),
    subject=Style(14, 14, 15, bold=True),
    subject_line=None,
    subject_mark="-----",
    letter_subject=Style(12, 12, 12, italic=True),
    letter_prefix="v/v ",
    text=Style(14, 14, 15),
    body=Body(indent=10, gap=6, exactly=18),
    grounds=Grounds(Style(14, 14, 15), bullet="- ", end=",", last=","),
    heading_marks=("-", "-", ")"),
    capacities={"collective": "T/M", "deputy": "K/T", "by_order": "T/L", "delegated": "TUQ"},
    authority=Style(14, 14, 14, bold=True, caps=True),
    post=Style(14, 14, 14, caps=True),
    name=Style(14, 14, 14, bold=True),
    addressee=Style(14, 14, 15),
    addressee_label="Kính gửi:",
    submission_label="Kính gửi:",
    addressee_end=",",
    recipients_label=Style(14, 14, 14, underline=True),
    recipients=Style(12, 12, 12),
    recipients_end=",",
    archive_label="Lưu",
    end_mark=".",
    page_number=Style(14, 13, 14),
    urgency=Style(14, 13, 14, bold=True, caps=True),
    annex_label=Style(14, 14, 14, bold=True),
    annex_title=Style(14, 14, 15, bold=True, caps=True),
    sources={
        **dict.fromkeys(_FIELDS, _HD36),
        **dict.fromkeys(("margins", "body", "recipients", "page_number", "addressee"), _REMEMBERED),
        **dict.fromkeys(("urgency", "annex_label", "annex_title"), _REMEMBERED),
        "subject_mark": Stated(
            MEMORY, "gạch «-----» dưới trích yếu đọc ở tài liệu về 05-HD/VPTW, với 36-HD/VPTW theo trí nhớ"
        ),
        "letter_prefix": Stated(SEED, "văn bản thật in «v/v»; hướng dẫn không được đọc lại ở điểm này"),
        "grounds": Stated(text("S12"), "dòng cuối kết thúc bằng «,» hay «;» tùy nơi; ở đây là «,»"),
        "post": Stated(text("S12"), "cỡ 14 đã đọc; kiểu đậm không thống nhất giữa các văn bản thật"),
        **dict.fromkeys(("addressee_end", "recipients_end", "archive_label", "heading_marks"), Stated(SEED)),
        **dict.fromkeys(("page", "font"), _CHOSEN),
    },
)

PARTY_2026 = replace(
    PARTY_2018,
    key="hd05",
    title="Hướng dẫn 05-HD/VPTW",
    since=date(2026, 5, 27),
    until=None,
    type_name=Style(14, 14, 16, bold=True, caps=True),
    subject=Style(14, 14, 14, bold=True),
    letter_prefix="",
    text=Style(14, 14, 14),
    body=Body(indent=10, gap=6, exactly=18),
    grounds=Grounds(Style(14, 14, 14), bullet="- ", end=",", last=","),
    addressee=Style(14, 14, 14),
    submission_label="Kính trình:",
    page_number=Style(13.5, 13, 13.5),
    sources={
        **dict.fromkeys(_FIELDS, _HD05),
        "letter_prefix": Stated(secondary("S13"), "tài liệu hướng dẫn bỏ «V/v»; một nguồn khác vẫn in"),
        "grounds": Stated(secondary("S13"), "chữ đứng theo hướng dẫn; một nguồn khác in nghiêng"),
        "post": Stated(secondary("S13"), "không đậm theo hai nguồn; một nguồn khác in đậm"),
        "body": Stated(secondary("S13"), "dòng cách đúng 18–19 pt"),
        **dict.fromkeys(("recipients", "urgency", "annex_label", "annex_title"), _REMEMBERED),
        **dict.fromkeys(("page", "font"), _CHOSEN),
    },
)

ALL = (STATE, PARTY_2018, PARTY_2026)
_CAPACITY = re.compile(r"^\s*(?:(T/?M)|(K/?T)|(T/?L)|(TUQ|T/?UQ)|(Q))(?:\.\s*|\s+)(?=\S)")
_CAPACITY_ORDER: tuple[Capacity, ...] = ("collective", "deputy", "by_order", "delegated", "acting")


def layout_for(system: str, day: date) -> Layout:
    """The layout in force for `state` or `party` on `day`.

    Raises LayoutNotKnown for days before the oldest layout entered, and for systems whose own rules nobody has read
    (the Front and the unions).
    """
    known = [layout for layout in ALL if layout.system == system]
    if not known:
        raise LayoutNotKnown(
            f"Chưa có thể thức văn bản của hệ thống «{system}»: mới nhập của Nhà nước (state) và của Đảng (party). "
            "Hãy chọn một trong hai, hoặc thêm thể thức cùng nguồn vào dinh/law/layouts.py."
        )
    found = next((layout for layout in known if layout.in_force(day)), None)
    if found is None:
        raise LayoutNotKnown(
            f"Không rõ thể thức văn bản vào ngày {day:%d/%m/%Y}: bản cũ nhất đã nhập là {known[0].title}, "
            f"có hiệu lực từ {known[0].since:%d/%m/%Y}. Hãy thêm thể thức cũ hơn cùng nguồn vào dinh/law/layouts.py."
        )
    return found


def number_text(number: int | None) -> str:
    """`05` for 5, `109` for 109, blanks to be filled in by hand for None (Phụ lục I Nghị định 30/2020/NĐ-CP)."""
    if number is None:
        return BLANK
    if number < 1:
        raise ValueError(f"Số văn bản phải từ 1 trở lên, không phải {number}: hãy lấy số tiếp theo trong sổ đăng ký.")
    return f"{number:02d}"


def symbol(layout: Layout, number: int | None, type_abbr: str, organ: str, year_in_number: int | None = None) -> str:
    """Number and symbol without the label: `05/BC-UBND`, `07/2023/QĐ-UBND`, `109-CV/ĐU`.

    A letter of the State has no type in its symbol: give `organ` as `UBND-VX`. `year_in_number` is for legal
    documents only.
    """
    marks = layout.numbering
    letter = layout.system == "state" and type_abbr in ("", "CV")
    kind = "" if letter else f"{type_abbr}{marks.before_organ}"
    year = f"/{year_in_number}" if year_in_number else ""
    return f"{number_text(number)}{year}{marks.after_number}{kind}{organ}"


def number_line(
    layout: Layout, number: int | None, type_abbr: str, organ: str, year_in_number: int | None = None
) -> str:
    """`Số: 05/BC-UBND`, `Số 05-NQ/ĐU`; `Số:       /BC-UBND` before a number is taken."""
    return f"{layout.numbering.label} {symbol(layout, number, type_abbr, organ, year_in_number)}"


def day_text(day: date | None, drafted: date | None = None) -> str:
    """`ngày 05 tháng 01 năm 2026`, `ngày 22 tháng 3 năm 2026`: a leading zero only for days under 10 and months 1, 2.

    Without `day` a blank is left for it, in the month of `drafted` where that is known.
    """
    known = day or drafted
    if known is None:
        return f"ngày {BLANK_DAY} tháng {BLANK_DAY} năm {BLANK_DAY}"
    month = f"{known.month:02d}" if known.month < 3 else f"{known.month}"
    return f"ngày {f'{day.day:02d}' if day else BLANK_DAY} tháng {month} năm {known.year}"


def place_and_day(place: str, day: date | None, drafted: date | None = None) -> str:
    """`Đình Minh, ngày 05 tháng 01 năm 2026` (Phụ lục I Nghị định 30/2020/NĐ-CP; the Party prints it the same way)."""
    return f"{place}, {day_text(day, drafted)}"


def authority_line(layout: Layout, line: str) -> str:
    """The line of the signing capacity in the layout's own spelling: `KT. CHỦ TỊCH` ↔ `K/T CHỦ TỊCH`.

    Lines without a capacity, and capacities the layout does not have, stay as they are.
    """
    found = _CAPACITY.match(line)
    if not found:
        return line.strip()
    capacity = _CAPACITY_ORDER[next(at for at, group in enumerate(found.groups()) if group)]
    prefix = layout.capacities.get(capacity)
    return f"{prefix} {line[found.end() :].strip()}" if prefix else line.strip()
