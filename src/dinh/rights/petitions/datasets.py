"""Open data of petitions: what the office made public, in its own words, as the public list and map show it."""

from __future__ import annotations

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
from dinh.rights.petitions.models import Kind, Petition
from dinh.rights.petitions.queries.public import VOICES, shown
from dinh.scribe.personal import mask_text


def _near(degrees: float | None) -> float | None:
    """To about a metre: more digits tell nothing true."""
    return None if degrees is None else round(degrees, 5)


def _petition(one: Petition) -> Line:
    return (
        one.ref, one.kind, one.service.code if one.service else None, str(one.service) if one.service else None,
        mask_text(one.title), mask_text(one.text) or None, *group_cells(one.group), mask_text(one.place) or None,
        _near(one.lat), _near(one.lon), str(one.body) if one.body else None, one.received_on, one.state,
        one.ending or None, one.outcome_due, one.answered_on, one.ended_on, one.path,
    )  # fmt: skip


dataset(DataSet(
    key="phan-anh-kien-nghi", title="Phản ánh, kiến nghị", title_en="Reports and proposals of residents",
    about="Phản ánh, kiến nghị mà cơ quan đã cho mọi người xem, bằng lời của cơ quan, che số riêng của người. Khiếu "
          "nại, tố cáo và người gửi không bao giờ có ở đây.",
    about_en="Matters reported by residents that the office made public. Complaints, denunciations and senders are "
             "never included.",
    right="kiem-tra", rhythm="Khi có việc mới hoặc việc đổi tình trạng", origin="/phan-anh/danh-sach",
    day="received_on", basis="Quy ước của trang này",
    columns=(
        ref_column("PA"),
        Column("kind", "Loại", "text", "Phản ánh hoặc kiến nghị.", choices=tuple(
            (str(each.value), str(each.label)) for each in VOICES), lookup="kind", sample=str(Kind.REFLECTION.value)),
        Column("service", "Mã lĩnh vực", "text", "Trống: chưa xếp.", lookup="service__code", sample="duong-sa"),
        Column("service_name", "Lĩnh vực", "text", "Tên lĩnh vực."),
        Column("title", "Tóm tắt", "text", "Lời của cơ quan."),
        Column("text", "Nội dung", "text", "Lời công khai của cơ quan, nếu có."),
        *group_columns(),
        Column("place", "Chỗ nào", "text", "Lời tả nơi chốn, như đã công khai."),
        Column("lat", "Vĩ độ", "number", "WGS 84, như trên bản đồ công khai.", unit="độ", sample=20.95),
        Column("lon", "Kinh độ", "number", "WGS 84, như trên bản đồ công khai.", unit="độ", sample=106.08),
        Column("body", "Nơi giải quyết", "text", "Cơ quan, đơn vị."),
        Column("received_on", "Ngày nhận", "date", "Ngày."),
        Column("state", "Tình trạng", "text", "Tình trạng.", choices=choices_of(Petition.State), lookup="state",
               sample="accepted"),
        Column("ending", "Kết thúc", "text", "Kết thúc thế nào; trống: chưa.", choices=choices_of(Petition.Ending),
               lookup="ending"),
        Column("outcome_due", "Hạn có kết quả", "date", "Theo luật; trống: luật không đặt hạn."),
        Column("answered_on", "Ngày trả lời", "date", "Trống: chưa trả lời."),
        Column("ended_on", "Ngày kết thúc", "date", "Trống: chưa kết thúc."),
        path_column("/p/PA-7K3M-9QXT"),
    ),
    table=Table(shown, _petition, day="received_on"),
))  # fmt: skip
