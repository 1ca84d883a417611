"""Open data of benefits: the programmes and their rules, never who receives; one-stop results by month and procedure.

A list of beneficiaries hangs for its term and is then gone from the page; as a file it would be gone from nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dinh.ground.clock import today
from dinh.ground.datasets import (
    Column,
    DataSet,
    Line,
    Reckoned,
    Table,
    Wanted,
    choices_of,
    dataset,
    path_column,
    ref_column,
)
from dinh.law.periods import Period
from dinh.rights.benefit.models import Programme
from dinh.rights.benefit.queries import public_programmes
from dinh.rights.benefit.queries_service import by_procedure, years

IN_A_MONTH = 10_000  # positions of a month: more procedures than there are in the country


def _programme(one: Programme) -> Line:
    return (
        one.ref, one.title, one.kind, one.ground, one.level, one.criteria, one.steps, one.decider, one.published_on,
        one.closed_on, one.path,
    )  # fmt: skip


dataset(DataSet(
    key="chinh-sach", title="Chính sách hỗ trợ", title_en="Support programmes",
    about="Chính sách đã công khai: căn cứ, mức, tiêu chí, quy trình bình xét. Người được hưởng không có ở đây.",
    about_en="Published support programmes with criteria and procedure. Beneficiaries are never included.",
    right="thu-huong", rhythm="Khi công khai, khi kết thúc", origin="/chinh-sach/", day="published_on",
    basis="Điều 11 Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15",
    columns=(
        ref_column("CS"),
        Column("title", "Tên chính sách", "text", "Tên."),
        Column("kind", "Loại", "text", "Loại.", choices=choices_of(Programme.Kind), lookup="kind", sample="poor"),
        Column("ground", "Căn cứ", "text", "Văn bản."),
        Column("level", "Mức hỗ trợ", "text", "Mức."),
        Column("criteria", "Tiêu chí", "text", "Mỗi dòng một tiêu chí."),
        Column("steps", "Quy trình bình xét", "text", "Mỗi dòng một bước."),
        Column("decider", "Ai quyết định", "text", "Cơ quan, chức danh."),
        Column("published_on", "Ngày công khai", "date", "Ngày."),
        Column("closed_on", "Ngày kết thúc", "date", "Trống: đang thực hiện."),
        path_column("/p/CS-7K3M-9QXT"),
    ),
    table=Table(public_programmes, _programme, day="published_on"),
))  # fmt: skip


def _months(wanted: Wanted) -> Iterator[tuple[int, Line]]:
    """Month after month, oldest first; only whole months that the days touch, and none that is still to come."""
    known = years()
    if not known:
        return
    first, last = wanted.since or date(known[-1], 1, 1), min(wanted.until or today(), today())
    period = Period.of(max(first, date(known[-1], 1, 1)), 1)
    while period.start <= last:
        at = (period.start.year * 12 + period.start.month) * IN_A_MONTH
        if at + IN_A_MONTH > wanted.after:
            lines = sorted(by_procedure(period.start, period.end), key=lambda line: (line.name, line.field))
            for place, line in enumerate(lines, start=1):
                yield at + place, (
                    str(period), line.name, line.field or None, line.received, line.early, line.on_time, line.late,
                )  # fmt: skip
        period = period.next()


dataset(DataSet(
    key="mot-cua", title="Kết quả một cửa theo thủ tục", title_en="One-stop service results by procedure",
    about="Số hồ sơ một cửa tiếp nhận, trả trước hạn, đúng hạn, trễ hạn từng tháng, từng thủ tục. Không có người nộp.",
    about_en="Files received and returned early, on time or late, by month and procedure. No applicants.",
    right="thu-huong", rhythm="Khi nạp số liệu một cửa", origin="/chinh-sach/mot-cua", day="month",
    basis="Quy ước của trang này",
    columns=(
        Column("month", "Tháng", "text", "Tháng, dạng 2026-11.", lookup="month", sample="2026-11"),
        Column("procedure", "Thủ tục", "text", "Tên thủ tục.", sample="Chứng thực bản sao"),
        Column("field", "Lĩnh vực", "text", "Lĩnh vực, nếu có.", lookup="field", sample="Tư pháp"),
        Column("received", "Tiếp nhận", "integer", "Theo ngày tiếp nhận.", unit="hồ sơ", sample=120),
        Column("early", "Trước hạn", "integer", "Theo ngày trả.", unit="hồ sơ", sample=30),
        Column("on_time", "Đúng hạn", "integer", "Theo ngày trả.", unit="hồ sơ", sample=85),
        Column("late", "Trễ hạn", "integer", "Theo ngày trả.", unit="hồ sơ", sample=2),
    ),
    table=Reckoned(_months, day="month"),
))  # fmt: skip
