"""Open data of what the people decide: matters on the table, and how the households voted. No name of anybody."""

from __future__ import annotations

from django.db.models import QuerySet

from dinh.ground.datasets import (
    Column,
    DataSet,
    Line,
    Table,
    choices_of,
    dataset,
    group_cells,
    group_columns,
    path_column,
    ref_column,
)
from dinh.law.matters import DECIDED
from dinh.rights.decide.counting import NO, YES
from dinh.rights.decide.models import Matter, Round
from dinh.rights.decide.queries import matters, votings

KINDS = Column(
    "item", "Việc", "text", "Loại việc theo Điều 15 Luật 10/2022/QH15.",
    choices=tuple((each.code, each.title) for each in DECIDED), lookup="code", sample=DECIDED[0].code,
)  # fmt: skip
STATES = tuple(pair for pair in choices_of(Matter.State) if pair[0] != Matter.State.DRAFT)


def _matter(one: Matter) -> Line:
    return (
        one.ref, one.code, one.title, one.scope, *group_cells(one.group), one.tabled_on, one.state, one.decided_on,
        one.effect_on, f"/p/{one.ref}",
    )  # fmt: skip


dataset(DataSet(
    key="viec-nhan-dan-quyet-dinh", title="Việc Nhân dân bàn và quyết định", title_en="Matters decided by the people",
    about="Việc đã đưa ra để Nhân dân bàn và quyết định, đến đâu rồi.",
    about_en="Matters put before the households of a residential group or of the commune, and how they stand.",
    right="ban", rhythm="Khi có việc mới hoặc việc đổi tình trạng", origin="/ban-va-quyet-dinh/", day="tabled_on",
    basis="Điều 15 Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15",
    columns=(
        ref_column("BQ"),
        KINDS,
        Column("title", "Tên việc", "text", "Như đã đưa ra bàn."),
        Column("scope", "Phạm vi", "text", "Thôn, tổ dân phố hay toàn xã, phường.", choices=choices_of(Matter.Scope),
               lookup="scope", sample="thon"),
        *group_columns(),
        Column("tabled_on", "Ngày đưa ra bàn", "date", "Ngày."),
        Column("state", "Tình trạng", "text", "Tình trạng.", choices=STATES, lookup="state", sample="effect"),
        Column("decided_on", "Ngày biểu quyết", "date", "Trống: chưa."),
        Column("effect_on", "Ngày có hiệu lực", "date", "Trống: chưa."),
        path_column("/p/BQ-7K3M-9QXT"),
    ),
    table=Table(matters.public, _matter, day="tabled_on"),
))  # fmt: skip


def _counted() -> QuerySet[Round]:
    rows = Round.objects.filter(matter__tabled_on__isnull=False, state=Round.State.COUNTED)
    return rows.select_related("matter", "group")


def _round(one: Round) -> Line:
    result = votings.result(one)
    votes = result.count.votes if result and not votings.fell_short(one) else {}
    passed = bool(result and result.verdict and result.verdict.passed) if result and result.verdict else None
    return (
        one.matter.ref, one.matter.code, *group_cells(one.group), one.stage, one.form, one.secret,
        votings.day_of(one), one.total, one.present, votes.get(YES), votes.get(NO),
        result.count.spoiled if result else None, passed, f"/p/{one.matter.ref}",
    )  # fmt: skip


dataset(DataSet(
    key="ket-qua-bieu-quyet", title="Kết quả biểu quyết", title_en="Results of votes",
    about="Mỗi lần biểu quyết đã kiểm đếm: tổng số hộ, số hộ tham gia, số tán thành. Không có tên hộ nào; cuộc bầu "
          "người thì không ghi số phiếu của từng người.",
    about_en="Counted votes of households: electorate, turnout, for and against. No names; no votes per candidate.",
    right="ban", rhythm="Khi kiểm đếm xong", origin="/ban-va-quyet-dinh/",
    basis="Điều 20 Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15",
    columns=(
        Column("ref", "Mã việc", "text", "Mã của việc.", lookup="matter__ref", sample="BQ-7K3M-9QXT"),
        Column("item", "Việc", "text", KINDS.meaning, choices=KINDS.choices, lookup="matter__code", sample="BQ1"),
        *group_columns(),
        Column("stage", "Lần", "integer", "Lần biểu quyết.", sample=1),
        Column("form", "Hình thức", "text", "Họp, phiếu lấy ý kiến hay trực tuyến.", choices=choices_of(Round.Form),
               lookup="form"),
        Column("secret", "Kín", "boolean", "Biểu quyết kín."),
        Column("day", "Ngày", "date", "Ngày biểu quyết."),
        Column("total", "Tổng số hộ", "integer", "Chốt khi bắt đầu.", unit="hộ", sample=101),
        Column("present", "Số hộ tham gia", "integer", "Có đại diện dự hoặc gửi phiếu.", unit="hộ", sample=87),
        Column("yes", "Tán thành", "integer", "Trống: bầu người, không đủ hộ.", unit="hộ", sample=80),
        Column("no", "Không tán thành", "integer", "Trống: như cột tán thành.", unit="hộ", sample=5),
        Column("spoiled", "Không hợp lệ", "integer", "Số phiếu.", unit="phiếu", sample=2),
        Column("passed", "Được thông qua", "boolean", "Theo tỷ lệ của luật; trống: lấy ý kiến đồng ý trực tuyến."),
        path_column("/p/BQ-7K3M-9QXT"),
    ),
    table=Table(_counted, _round),
))  # fmt: skip
