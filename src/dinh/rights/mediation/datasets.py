"""Open data of mediation: the teams. Of cases nothing: they are between those concerned."""

from __future__ import annotations

from django.db.models import QuerySet

from dinh.ground.clock import today
from dinh.ground.datasets import Column, DataSet, Line, Table, dataset, group_cells, group_columns, path_column
from dinh.rights.mediation.models import Team
from dinh.rights.mediation.queries import standing, teams


def _rows() -> QuerySet[Team]:
    return teams(today()).prefetch_related("members", "reviews")


def _team(one: Team) -> Line:
    found = standing(one, today())
    return (
        one.name, *group_cells(one.group), one.founded_on, one.seats, len(found.members), found.women, found.complete,
        f"/hoa-giai/to/{one.pk}",
    )  # fmt: skip


dataset(DataSet(
    key="to-hoa-giai", title="Tổ hòa giải", title_en="Mediation teams",
    about="Các tổ hòa giải đang hoạt động: bao nhiêu hòa giải viên, đã đủ thành phần chưa. Tên hòa giải viên xem ở "
          "trang của tổ; vụ, việc hòa giải không có ở đây.",
    about_en="Mediation teams at work and whether they are complete. Names and cases are not included.",
    right="lam", rhythm="Khi thành lập, khi công nhận hòa giải viên", origin="/hoa-giai/",
    basis="Luật Hòa giải ở cơ sở 35/2013/QH13",
    columns=(
        Column("name", "Tên tổ", "text", "Tên tổ hòa giải."),
        *group_columns(),
        Column("founded_on", "Từ ngày", "date", "Ngày thành lập."),
        Column("seats", "Số được quyết định", "integer", "Số hòa giải viên theo quyết định.", unit="người", sample=5),
        Column("members", "Số hòa giải viên", "integer", "Đang làm, đã công nhận.", unit="người", sample=5),
        Column("women", "Trong đó nữ", "integer", "Số nữ.", unit="người", sample=2),
        Column("complete", "Đủ thành phần", "boolean", "Theo luật, tính theo ngày tải."),
        path_column("/hoa-giai/to/1"),
    ),
    table=Table(_rows, _team),
))  # fmt: skip
