"""Open data of consultations: what was asked, until when, how many spoke, what came of it."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from dinh.ground.clock import today
from dinh.ground.datasets import Column, DataSet, Line, Table, choices_of, dataset, groups_cell, path_column, ref_column
from dinh.rights.consult.models import KINDS, Consultation
from dinh.rights.consult.permissions import BEFORE, STAGES
from dinh.rights.consult.queries import public

STATES = tuple((key, str(words)) for key, words in STAGES.items() if key not in BEFORE)


def _rows() -> QuerySet[Any]:
    counts = Q(opinions__withdrawn_on=None)
    rows = public().select_related("body").prefetch_related("groups")
    return rows.annotate(
        opinion_count=Count("opinions", filter=counts), voice_count=Coalesce(Sum("opinions__voices", filter=counts), 0)
    )


def _consultation(one: Any) -> Line:
    stage = one.stage(today())
    decided = stage in ("published", "reported") or bool(one.result_on)
    return (
        one.ref, one.kind, one.title, str(one.body), groups_cell(one.groups.all()), one.published_on, one.until, stage,
        one.opinion_count, one.voice_count, one.outcome or None if decided else None, one.result_on, one.path,
    )  # fmt: skip


dataset(DataSet(
    key="lay-y-kien", title="Cuộc lấy ý kiến Nhân dân", title_en="Public consultations",
    about="Dự thảo đã đưa ra lấy ý kiến Nhân dân, số ý kiến nhận được và kết luận. Không có ý kiến hay tên của ai.",
    about_en="Drafts open to the people's opinions: terms, how many opinions came in, the outcome.",
    right="ban", rhythm="Khi mở, khi có ý kiến mới, khi công khai kết quả", origin="/lay-y-kien/", day="published_on",
    basis="Điều 25 Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15",
    columns=(
        ref_column("LY"),
        Column("kind", "Nội dung", "text", "Loại việc lấy ý kiến.", choices=tuple(
            (str(code), str(words)) for code, words in KINDS), lookup="kind", sample=str(KINDS[0][0])),
        Column("title", "Tên dự thảo", "text", "Tên."),
        Column("body", "Cơ quan lấy ý kiến", "text", "Tên cơ quan."),
        Column("groups", "Mã thôn, tổ được hỏi", "text", "Cách nhau bằng dấu chấm phẩy; trống: cả xã, phường."),
        Column("published_on", "Ngày công khai", "date", "Ngày bắt đầu nhận ý kiến."),
        Column("until", "Đến hết ngày", "date", "Ngày cuối nhận ý kiến."),
        Column("stage", "Bước", "text", "Tính theo ngày tải.", choices=STATES, sample="open"),
        Column("opinions", "Số ý kiến", "integer", "Không tính ý kiến đã rút.", unit="ý kiến", sample=45),
        Column("voices", "Số người góp", "integer", "Một biên bản có thể ghi ý kiến của nhiều người.",
               unit="lượt người", sample=112),
        Column("outcome", "Kết luận", "text", "Sau khi công khai kết quả.", choices=choices_of(Consultation.Outcome)),
        Column("result_on", "Ngày công khai kết quả", "date", "Trống: chưa."),
        path_column("/p/LY-7K3M-9QXT"),
    ),
    table=Table(_rows, _consultation, day="published_at", at=True),
))  # fmt: skip
