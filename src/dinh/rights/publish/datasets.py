"""Open data of publicity: what was made public, and where it hung."""

from __future__ import annotations

from dinh.ground.datasets import (
    Column,
    DataSet,
    Line,
    Table,
    dataset,
    group_cells,
    group_columns,
    groups_cell,
    path_column,
)
from dinh.law.publicity import ITEMS
from dinh.rights.publish.models import Posting, Version
from dinh.rights.publish.public.readable import current_versions, open_versions

ITEM = Column(
    "item", "Nội dung phải công khai", "text", "Điểm, khoản của Điều 11 Luật 10/2022/QH15 (CK01 đến CK14).",
    choices=tuple((each.code, each.title) for each in ITEMS), lookup="item", sample=ITEMS[0].code,
)  # fmt: skip


def _publication(version: Version) -> Line:
    matter = version.publication
    return (
        matter.ref, version.item, version.title, version.summary or None, str(version.issuer),
        version.paper_number or None, version.decided, matter.first_on, matter.published_on, version.number,
        groups_cell(version.groups.all()), f"/p/{matter.ref}",
    )  # fmt: skip


dataset(DataSet(
    key="noi-dung-cong-khai", title="Nội dung công khai", title_en="Published matters",
    about="Mỗi dòng là một nội dung chính quyền đang công khai để Nhân dân biết: bản mới nhất, cơ quan, ngày, nơi đọc "
          "toàn văn.",
    about_en="Matters the commune makes public under the Law on grassroots democracy: the version in force.",
    right="biet", rhythm="Ngay khi có nội dung mới", origin="/biet", day="published_on",
    basis="Điều 11, Điều 13 Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15",
    columns=(
        Column("ref", "Mã", "text", "Mã tra cứu, không đổi.", lookup="publication__ref", sample="CK-7K3M-9QXT"),
        ITEM,
        Column("title", "Tiêu đề", "text", "Như trên trang công khai.", sample="Dự toán ngân sách năm 2026"),
        Column("summary", "Tóm tắt", "text", "Tóm tắt dễ hiểu, nếu có."),
        Column("issuer", "Cơ quan công khai", "text", "Tên cơ quan.", sample="UBND phường"),
        Column("paper_number", "Số, ký hiệu", "text", "Của văn bản được công khai, nếu có.", sample="31/TB-UBND"),
        Column("decided_on", "Ngày văn bản", "date", "Ngày quyết định, văn bản."),
        Column("first_on", "Công khai lần đầu", "date", "Ngày công khai bản đầu tiên."),
        Column("published_on", "Ngày công khai", "date", "Ngày công khai bản đang đọc."),
        Column("version", "Bản số", "integer", "Sửa nội dung thì công khai lại thành bản kế tiếp.", sample=1),
        Column("groups", "Mã thôn, tổ liên quan", "text", "Cách nhau bằng dấu chấm phẩy; trống: cả xã, phường.",
               sample="to-1; to-2"),
        path_column(),
    ),
    table=Table(
        lambda: current_versions().select_related("publication", "issuer").prefetch_related("groups"), _publication,
        day="publication__published_on",
    ),
))  # fmt: skip


def _postings() -> object:
    rows = Posting.objects.filter(version__in=open_versions(), struck_at=None)
    return rows.select_related("version__publication", "group")


def _posting(one: Posting) -> Line:
    return (
        one.version.publication.ref, one.version.number, one.place, *group_cells(one.group), one.posted_on,
        one.ended_on, f"/p/{one.version.publication.ref}",
    )  # fmt: skip


dataset(DataSet(
    key="niem-yet", title="Lượt niêm yết", title_en="Notices posted on boards",
    about="Mỗi dòng là một lần một nội dung được treo ở một bảng niêm yết, có ảnh chụp làm chứng (ảnh không nằm trong "
          "bảng này).",
    about_en="Each time a publication hung on a notice board, with the days.",
    right="biet", rhythm="Ngay khi ghi nhận niêm yết", origin="/biet", day="posted_on",
    basis="Điều 13 Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15",
    columns=(
        Column("ref", "Mã nội dung", "text", "Mã của nội dung công khai.", lookup="version__publication__ref",
               sample="CK-7K3M-9QXT"),
        Column("version", "Bản số", "integer", "Bản được niêm yết.", sample=1),
        Column("place", "Nơi niêm yết", "text", "Tên nơi treo.", sample="Nhà văn hóa tổ 1"),
        *group_columns(),
        Column("posted_on", "Từ ngày", "date", "Ngày treo."),
        Column("ended_on", "Đến ngày", "date", "Ngày gỡ, hoặc ngày kiểm tra còn treo khi đủ hạn; trống: đang treo."),
        path_column(),
    ),
    table=Table(_postings, _posting, day="posted_on"),  # type: ignore[arg-type]
))  # fmt: skip
