"""The numbers of the library: units that put in force what they are asked to, and by the wording in use."""

from __future__ import annotations

from django.urls import reverse

from dinh.ground.clock import today
from dinh.ground.room import Row
from dinh.ground.tally import ageing, counted, standing
from dinh.law.periods import Period
from dinh.office.library import queries
from dinh.office.library.queries import Line

COLUMNS = ("Đơn vị", "Mẫu", "Quyết định", "Ngày", "Theo bản")


def _lines(period: Period, body: int | None) -> list[Line]:
    """As it stood at the period's end, or stands today when that is to come."""
    return queries.lines(min(period.end, today()), body=body)


_LINES = standing(_lines, commune="body.commune_id")


def _row(one: Line) -> Row:
    made = one.adoption
    if made is None:
        raise LookupError("A row of this room's numbers is of something put in force.")
    cells = (one.body.name, one.sample.title, made.number, f"{made.day:%d/%m/%Y}", made.made_after)
    return Row(str(made), reverse("library_desk:adoption", args=[made.pk]), made.day, cells)


counted(
    "library.adopted", "Quy chế, nội quy đơn vị đã ban hành theo yêu cầu", "quy chế, nội quy",
    "Mỗi đơn vị và mỗi quy chế, nội quy được yêu cầu tính một; đã ban hành là còn hiệu lực ngày cuối kỳ.",
    COLUMNS, _row, _LINES.that(lambda one: one.asked is not None and one.adoption is not None),
    _LINES.that(lambda one: one.asked is not None),
    source="Đình tự đặt; theo văn bản yêu cầu của địa phương.",
    formula="Số quy chế, nội quy đã ban hành ÷ số được yêu cầu, vào ngày cuối kỳ.",
    entered="Đơn vị ghi quyết định ban hành; người giữ thư viện mẫu ghi yêu cầu.",
    adds=False,
)  # fmt: skip
counted(
    "library.newest", "Quy chế, nội quy theo bản đang dùng", "quy chế, nội quy",
    "Trên số quy chế, nội quy còn hiệu lực ngày cuối kỳ; bản đang dùng là bản của ngày xem.",
    COLUMNS, _row, _LINES.that(lambda one: one.adoption is not None and one.newest),
    _LINES.that(lambda one: one.adoption is not None),
    source="Đình tự đặt.",
    formula="Số quy chế, nội quy soạn theo bản đang dùng ÷ số còn hiệu lực, vào ngày cuối kỳ.",
    entered="Đơn vị ghi quyết định ban hành, soạn theo bản nào.",
    adds=False,
)  # fmt: skip
ageing("library.adopted", "library.newest")
