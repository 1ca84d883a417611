"""The numbers this room offers to reports: each opens the very papers it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.urls import reverse

from dinh.ground.room import Row
from dinh.ground.tally import counted, events
from dinh.office.papers.models import Paper
from dinh.office.papers.queries.papers import directives_between, papers_in_between, papers_out_between

if TYPE_CHECKING:
    from dinh.law.periods import Period


_HEAVY = ("text", "reading", "draft", "folded")  # what no row of a report shows


def _issued(period: Period, body: int | None) -> QuerySet[Paper]:
    return papers_out_between(body, period.start, period.end).defer(*_HEAVY)


def _received(period: Period, body: int | None) -> QuerySet[Paper]:
    return papers_in_between(body, period.start, period.end).defer(*_HEAVY)


def _directives(period: Period, body: int | None) -> QuerySet[Paper]:
    return directives_between(period.start, period.end, body).defer(*_HEAVY)


def _row(paper: Paper) -> Row:
    issued = f"{paper.issued:%d/%m/%Y}" if paper.issued else ""
    return Row(
        title=f"{paper.type_name} {_number(paper)}, {paper.subject}".strip(", "),
        url=reverse("papers:paper", args=[paper.ref]), day=paper.issued or paper.arrived,
        cells=(paper.number, issued, paper.type_name, paper.subject, paper.issuer),
    )  # fmt: skip


def _number(paper: Paper) -> str:
    day = f" ngày {paper.issued:%d/%m/%Y}" if paper.issued else ""
    return f"{paper.number}{day}"


COLUMNS = ("Số, ký hiệu", "Ngày", "Tên loại", "Trích yếu", "Cơ quan ban hành")

counted(
    key="papers.issued",
    label="Văn bản đã ban hành",
    unit="văn bản",
    definition="Văn bản đi đã lấy số, có ngày ban hành trong kỳ.",
    columns=COLUMNS,
    row=_row,
    part=events(_issued, "issued"),
    source="Số văn bản lấy theo từng năm: Điều 15 Nghị định 30/2020/NĐ-CP.",
    formula="Đếm văn bản đi có ngày ban hành trong kỳ.",
    entered="Văn thư lấy số, ghi ngày ban hành khi phát hành.",
    adds=True,
)
counted(
    key="papers.received",
    label="Văn bản đã tiếp nhận",
    unit="văn bản",
    definition="Văn bản đến đã vào sổ, có ngày đến trong kỳ.",
    columns=COLUMNS,
    row=_row,
    part=events(_received, "arrived"),
    source="Đình tự đặt; đếm theo sổ văn bản đến.",
    formula="Đếm văn bản đến có ngày đến trong kỳ.",
    entered="Văn thư vào sổ văn bản đến.",
    adds=True,
)
counted(
    key="papers.directives",
    label="Văn bản chỉ đạo đã tiếp nhận",
    unit="văn bản",
    definition="Văn bản đến trong kỳ có tên loại chỉ đạo, hoặc có mục giao việc đã xác nhận.",
    columns=COLUMNS,
    row=_row,
    part=events(_directives, "arrived"),
    source="Đình tự đặt.",
    formula="Đếm văn bản đến trong kỳ là văn bản chỉ đạo hoặc có mục giao việc đã xác nhận.",
    entered="Văn thư vào sổ; cán bộ xác nhận mục giao việc.",
    adds=True,
)
