"""Which book a paper's number comes from, and how the number is written.

State papers are numbered by type within a year (Điều 15 Nghị định 30/2020/NĐ-CP), party papers by type through the
term of the committee (Hướng dẫn 36-HD/VPTW and 05-HD/VPTW); the Front and the unions keep to terms as the party does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.bodies.queries import term_on
from dinh.law.layouts import LayoutNotKnown, layout_for, symbol
from dinh.law.papertypes import by_name

if TYPE_CHECKING:
    from dinh.ground.bodies.models import Body

LETTER = "Công văn"


@dataclass(frozen=True, slots=True)
class Book:
    """One counter: `key` is `2026|BC` or `2025-2030|KL`; `abbreviation` the type's symbol, `CV` for a letter."""

    key: str
    abbreviation: str


def writing_system(system: str) -> Literal["state", "party"]:
    """Whose layout a body of `system` writes by: the Front and the unions head theirs with the country's name and
    motto, as the State does."""
    return "party" if system == "party" else "state"


def abbreviation(type_name: str, system: str) -> str:
    """`BC` for Báo cáo, `CV` for a letter. Raises ValidationError for a type that the law does not list."""
    known = by_name(type_name, writing_system(system))
    if known is None:
        raise ValidationError(
            {
                "type_name": _("Không có loại văn bản “%(type)s”. Hãy chọn một tên loại trong danh sách.")
                % {"type": type_name}
            }
        )
    if known.abbreviation is None and known.name != LETTER:
        raise ValidationError({"type_name": _("Loại “%(type)s” không đánh số ở cấp xã.") % {"type": type_name}})
    return known.abbreviation or "CV"


def book_out(body: Body, type_name: str, issued: date) -> Book:
    """The book a paper of `body` issued that day is numbered in. Raises ValidationError naming what is missing."""
    abbr = abbreviation(type_name, body.system)
    if not body.symbol:
        raise ValidationError(
            _("%(body)s chưa có ký hiệu nên chưa lấy số được. Hãy vào mục Đơn vị, nhập ký hiệu (ví dụ UBND).")
            % {"body": body.name}
        )
    if body.system == "state":
        return Book(f"{issued.year}|{abbr}", abbr)
    term = term_on(body, issued)
    if term is None:
        raise ValidationError(
            _(
                "Chưa nhập nhiệm kỳ của %(body)s vào ngày %(day)s nên chưa lấy số được: văn bản của Đảng, Mặt trận, "
                "đoàn thể đánh số theo nhiệm kỳ. Hãy vào mục Đơn vị, thêm nhiệm kỳ."
            )
            % {"body": body.name, "day": f"{issued:%d/%m/%Y}"}
        )
    return Book(f"{term.label}|{abbr}", abbr)


def book_in(arrived: date) -> str:
    """Papers that arrive are entered in one book a year for each body that receives them."""
    return f"{arrived.year}|đến"


def written(body: Body, book: Book, number: int, issued: date) -> str:
    """`05/BC-UBND`, `05-BC/ĐU`, `12/UBND`. Raises ValidationError where no layout is known for that day."""
    try:
        layout = layout_for(writing_system(body.system), issued)
    except LayoutNotKnown as error:
        raise ValidationError({"issued": str(error)}) from error
    return symbol(layout, number, book.abbreviation, body.symbol)
