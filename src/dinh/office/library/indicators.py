"""The numbers of the library: units that put in force what they are asked to, and by the wording in use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Unpack

from django.urls import reverse
from django_scopes import scope

from dinh.ground.clock import today
from dinh.ground.places.models import Commune
from dinh.ground.room import About, Indicator, Row, Value, indicator
from dinh.ground.tally import ageing
from dinh.law.periods import Period
from dinh.office.library import queries
from dinh.office.library.queries import Line

Pick = Callable[[Line], bool]
COLUMNS = ("Đơn vị", "Mẫu", "Quyết định", "Ngày", "Theo bản")


def _lines(commune: Commune, period: Period, body: int | None) -> list[Line]:
    """As it stood at the period's end, or stands today when that is to come."""
    with scope(commune=commune):
        return queries.lines(min(period.end, today()), body=body or 0)


def _declare(name: str, label: str, definition: str, whole: Pick, part: Pick, **about: Unpack[About]) -> None:
    """`part` narrows the whole."""

    def found(commune: Commune, period: Period, body: int | None) -> tuple[list[Line], int]:
        wanted = [one for one in _lines(commune, period, body) if whole(one)]
        return [one for one in wanted if part(one)], len(wanted)

    def value(commune: Commune, period: Period, body: int | None) -> Value:
        chosen, all_of_them = found(commune, period, body)
        return Value(len(chosen), all_of_them)

    def rows(commune: Commune, period: Period, body: int | None) -> list[Row]:
        return [_row(one) for one in found(commune, period, body)[0]]

    indicator(Indicator(f"library.{name}", label, "quy chế, nội quy", definition, COLUMNS, value, rows, **about))


def _row(one: Line) -> Row:
    made = one.adoption
    if made is None:
        raise LookupError("A row of this room's numbers is of something put in force.")
    cells = (one.body.name, one.sample.title, made.number, f"{made.day:%d/%m/%Y}", made.made_after)
    return Row(str(made), reverse("library_desk:adoption", args=[made.pk]), made.day, cells)


_declare(
    "adopted", "Quy chế, nội quy đơn vị đã ban hành theo yêu cầu",
    "Mỗi đơn vị và mỗi quy chế, nội quy được yêu cầu tính một; đã ban hành là còn hiệu lực ngày cuối kỳ.",
    lambda one: one.asked is not None, lambda one: one.adoption is not None,
    source="Đình tự đặt; theo văn bản yêu cầu của địa phương.",
    formula="Số quy chế, nội quy đã ban hành ÷ số được yêu cầu, vào ngày cuối kỳ.",
    entered="Đơn vị ghi quyết định ban hành; người giữ thư viện mẫu ghi yêu cầu.",
    adds=False,
)  # fmt: skip
_declare(
    "newest", "Quy chế, nội quy theo bản đang dùng",
    "Trên số quy chế, nội quy còn hiệu lực ngày cuối kỳ; bản đang dùng là bản của ngày xem.",
    lambda one: one.adoption is not None, lambda one: one.newest,
    source="Đình tự đặt.",
    formula="Số quy chế, nội quy soạn theo bản đang dùng ÷ số còn hiệu lực, vào ngày cuối kỳ.",
    entered="Đơn vị ghi quyết định ban hành, soạn theo bản nào.",
    adds=False,
)  # fmt: skip
ageing("library.adopted", "library.newest")
