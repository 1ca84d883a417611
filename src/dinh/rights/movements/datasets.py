"""Open data of movements: the recognised models and how far each spread. Persons who hold one have no names here."""

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
from dinh.rights.movements.models import PracticeModel
from dinh.rights.movements.queries import places, public
from dinh.rights.movements.spread import spread


def _rows() -> QuerySet[PracticeModel]:
    return public()


def _model(one: PracticeModel) -> Line:
    found = spread(places([one.pk]).get(one.pk, []))
    return (
        one.ref, one.title, one.field, one.holder, str(one.body), *group_cells(one.group), one.decided_on,
        one.decision or None, found.places, found.living, one.path,
    )  # fmt: skip


dataset(DataSet(
    key="mo-hinh-dan-van-kheo", title="Mô hình “Dân vận khéo”", title_en="Recognised community practice models",
    about="Mô hình đã được công nhận, đã nhân ra mấy nơi và còn sống ở mấy nơi. Tên cá nhân giữ mô hình không có ở "
          "đây.",
    about_en="Recognised models of mass mobilisation, where they were taken up and where they still live.",
    right="lam", rhythm="Khi công nhận, khi có nơi áp dụng hoặc dừng", origin="/phong-trao/", day="decided_on",
    basis="Quy ước của trang này",
    columns=(
        ref_column("MH"),
        Column("title", "Tên mô hình", "text", "Tên."),
        Column("field", "Lĩnh vực", "text", "Lĩnh vực.", choices=choices_of(PracticeModel.Field), lookup="field",
               sample="society"),
        Column("holder", "Ai giữ", "text", "Tập thể hay cá nhân.", choices=choices_of(PracticeModel.Holder),
               lookup="holder", sample="collective"),
        Column("body", "Đơn vị đề xuất", "text", "Tên đơn vị."),
        *group_columns(),
        Column("decided_on", "Ngày công nhận", "date", "Ngày quyết định."),
        Column("decision", "Quyết định", "text", "Số quyết định."),
        Column("places", "Số nơi áp dụng", "integer", "Không kể nơi sinh ra.", unit="nơi", sample=4),
        Column("living", "Số nơi đang sống", "integer", "Trong số nơi áp dụng.", unit="nơi", sample=3),
        path_column("/p/MH-7K3M-9QXT"),
    ),
    table=Table(_rows, _model, day="decided_on"),
))  # fmt: skip
