"""The numbers this room offers to reports: each opens the very papers it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.urls import reverse

from dinh.ground.room import Indicator, Row, Value, indicator
from dinh.ground.tally import tally
from dinh.office.papers.models import Paper
from dinh.office.papers.queries.papers import directives_between, papers_in_between, papers_out_between

if TYPE_CHECKING:
    from dinh.ground.places.models import Commune
    from dinh.law.periods import Period


def _issued(commune: Commune, period: Period, body: int | None) -> QuerySet[Paper]:
    return papers_out_between(body, period.start, period.end).filter(commune=commune)


def _received(commune: Commune, period: Period, body: int | None) -> QuerySet[Paper]:
    return papers_in_between(body, period.start, period.end).filter(commune=commune)


def _directives(commune: Commune, period: Period, body: int | None) -> QuerySet[Paper]:
    return directives_between(period.start, period.end, body).filter(commune=commune)


def _rows(papers: QuerySet[Paper]) -> list[Row]:
    light = papers.defer("text", "reading", "draft", "folded")
    return [
        Row(
            title=f"{paper.type_name} {_number(paper)}, {paper.subject}".strip(", "),
            url=reverse("papers:paper", args=[paper.ref]),
            day=paper.issued or paper.arrived,
            cells=(
                paper.number,
                f"{paper.issued:%d/%m/%Y}" if paper.issued else "",
                paper.type_name,
                paper.subject,
                paper.issuer,
            ),
        )
        for paper in light
    ]


def _number(paper: Paper) -> str:
    day = f" ngày {paper.issued:%d/%m/%Y}" if paper.issued else ""
    return f"{paper.number}{day}"


COLUMNS = ("Số, ký hiệu", "Ngày", "Tên loại", "Trích yếu", "Cơ quan ban hành")

indicator(
    Indicator(
        key="papers.issued",
        label="Văn bản đã ban hành",
        unit="văn bản",
        definition="Văn bản đi đã lấy số, có ngày ban hành trong kỳ.",
        columns=COLUMNS,
        value=lambda commune, period, body: Value(_issued(commune, period, body).count()),
        rows=lambda commune, period, body: _rows(_issued(commune, period, body)),
        source="Số văn bản lấy theo từng năm: Điều 15 Nghị định 30/2020/NĐ-CP.",
        formula="Đếm văn bản đi có ngày ban hành trong kỳ.",
        entered="Văn thư lấy số, ghi ngày ban hành khi phát hành.",
        adds=True,
    )
)
indicator(
    Indicator(
        key="papers.received",
        label="Văn bản đã tiếp nhận",
        unit="văn bản",
        definition="Văn bản đến đã vào sổ, có ngày đến trong kỳ.",
        columns=COLUMNS,
        value=lambda commune, period, body: Value(_received(commune, period, body).count()),
        rows=lambda commune, period, body: _rows(_received(commune, period, body)),
        source="Đình tự đặt; đếm theo sổ văn bản đến.",
        formula="Đếm văn bản đến có ngày đến trong kỳ.",
        entered="Văn thư vào sổ văn bản đến.",
        adds=True,
    )
)
indicator(
    Indicator(
        key="papers.directives",
        label="Văn bản chỉ đạo đã tiếp nhận",
        unit="văn bản",
        definition="Văn bản đến trong kỳ có tên loại chỉ đạo, hoặc có mục giao việc đã xác nhận.",
        columns=COLUMNS,
        value=lambda commune, period, body: Value(_directives(commune, period, body).count()),
        rows=lambda commune, period, body: _rows(_directives(commune, period, body)),
        source="Đình tự đặt.",
        formula="Đếm văn bản đến trong kỳ là văn bản chỉ đạo hoặc có mục giao việc đã xác nhận.",
        entered="Văn thư vào sổ; cán bộ xác nhận mục giao việc.",
        adds=True,
    )
)

tally("papers.issued", lambda period: papers_out_between(None, period.start, period.end))
tally("papers.received", lambda period: papers_in_between(None, period.start, period.end))
tally("papers.directives", lambda period: directives_between(period.start, period.end, None))
