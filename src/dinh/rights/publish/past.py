"""The old book of publicity that can be brought in: bảng theo dõi niêm yết, sổ theo dõi công khai."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from dinh.ground.actor import Actor
from dinh.ground.past.kinds import Choices, Column, Given, PastKind, past_kind
from dinh.rights.publish import past_judging, permissions
from dinh.rights.publish.actions import bringing
from dinh.rights.publish.public.items import BY_CODE, short


def _items(by: Actor) -> Choices:
    return [(code, f"{each.clause}. {short(code)}") for code, each in BY_CODE.items()]


_TELLS = ("began", "ended", "term")

past_kind(PastKind(
    key="publications", title=_("Sổ theo dõi công khai, niêm yết"),
    about=_("Nội dung đã niêm yết, công khai các năm trước, để tra cứu. Không tính hạn, không thay ảnh minh chứng "
            "trong bảng thiếu, không đưa lên trang công khai."),
    permission=permissions.WRITE,
    named=("theo dõi niêm yết", "theo dõi công khai", "sổ niêm yết", "sổ công khai", "niêm yết công khai",
           "nội dung công khai", "danh mục công khai", "công khai các nội dung", "bảng kê công khai"),
    columns=(
        Column("words", _("Nội dung công khai"), "text", needed=True, most=2_000,
               sample="Dự toán thu, chi ngân sách năm 2024",
               synonyms=("Nội dung", "Nội dung niêm yết", "Nội dung niêm yết, công khai",
                         "Nội dung công khai, niêm yết", "Tên nội dung", "Tên nội dung công khai",
                         "Tên văn bản niêm yết", "Văn bản niêm yết",
                         "Tên văn bản, nội dung công khai", "Nội dung thông báo", "Tên hồ sơ niêm yết",
                         "Trích yếu nội dung", "Trích yếu", "Nội dung đã công khai", "Các nội dung công khai",
                         "Danh mục nội dung công khai")),
        Column("item", _("Khoản Điều 11"), "text", most=200, sample="2",
               synonyms=("Khoản", "Nhóm nội dung", "Lĩnh vực", "Loại nội dung", "Mục", "Nhóm", "Theo khoản",
                         "Khoản, Điều 11", "Phân loại", "Loại")),
        Column("paper", _("Số, ký hiệu văn bản"), "symbol", most=80, sample="15/TB-UBND",
               synonyms=("Số văn bản", "Số hiệu văn bản", "Số ký hiệu", "Số, ký hiệu", "Văn bản số", "Số VB",
                         "Số quyết định", "Số thông báo", "Căn cứ", "Văn bản công khai", "Số, ngày văn bản")),
        Column("forms", _("Hình thức công khai"), "text", most=300, sample="Niêm yết; loa truyền thanh",
               synonyms=("Hình thức", "Hình thức niêm yết", "Cách thức công khai", "Phương thức công khai",
                         "Kênh công khai", "Hình thức thực hiện", "Công khai bằng", "Phương tiện công khai")),
        Column("began", _("Ngày bắt đầu"), "span", tells=_TELLS, sample=date(2024, 3, 5),
               synonyms=("Ngày niêm yết", "Ngày công khai", "Từ ngày", "Ngày bắt đầu niêm yết",
                         "Ngày bắt đầu công khai", "Bắt đầu", "Thời gian niêm yết", "Thời gian công khai", "Thời gian",
                         "Thời điểm công khai",
                         "Thời điểm niêm yết", "Ngày thực hiện", "Ngày tháng", "Ngày, tháng", "Ngày, tháng, năm",
                         "Thời gian thực hiện", "Ngày dán", "Ngày đăng", "Ngày phát", "Thời gian niêm yết, công khai")),
        Column("ended", _("Ngày kết thúc"), "span", tells=_TELLS, sample=date(2024, 4, 5),
               synonyms=("Đến ngày", "Ngày hết hạn", "Ngày kết thúc niêm yết", "Ngày kết thúc công khai", "Kết thúc",
                         "Ngày gỡ", "Ngày tháo", "Ngày kết thúc/thời hạn", "Ngày kết thúc, thời hạn", "Ngày hạ",
                         "Thời hạn", "Thời hạn niêm yết", "Thời hạn công khai", "Ngày kết thúc hoặc thời hạn")),
        Column("term", _("Thời hạn ghi bằng chữ"), "text", most=100, sample="30 ngày",
               synonyms=("Số ngày công khai", "Số ngày", "Số ngày niêm yết", "Thời lượng", "Thời hạn (ngày)",
                         "Thời hạn (số ngày)")),
        Column("place", _("Nơi niêm yết"), "text", most=300, sample="Trụ sở UBND; nhà văn hóa các tổ",
               synonyms=("Địa điểm niêm yết", "Địa điểm công khai", "Nơi công khai", "Địa điểm", "Nơi dán",
                         "Vị trí niêm yết", "Nơi niêm yết, công khai", "Địa điểm niêm yết, công khai")),
        Column("body", _("Cơ quan, đơn vị công khai"), "text", most=200, sample="UBND phường",
               synonyms=("Cơ quan công khai", "Đơn vị công khai", "Đơn vị", "Cơ quan", "Bộ phận", "Cơ quan ban hành",
                         "Đơn vị chủ trì", "Bộ phận thực hiện", "Đơn vị thực hiện", "Cơ quan niêm yết")),
        Column("who", _("Người thực hiện"), "person", most=200, sample="Nguyễn Văn An",
               synonyms=("Người niêm yết", "Cán bộ thực hiện", "Người phụ trách", "Cán bộ phụ trách", "Người dán",
                         "Người công khai", "Công chức thực hiện", "Người được phân công", "Họ tên người niêm yết")),
        Column("note", _("Ghi chú"), "text", most=1_000, sample="",
               synonyms=("Ghi chú khác", "Kết quả", "Ý kiến phản ánh", "Ghi chú, kết quả", "Biên bản",
                         "Kết quả niêm yết")),
    ),
    either=("began", "ended"),
    given=(
        Given("item", _("Khoản Điều 11 khi sổ không ghi, máy không đoán được"), "choice", _items, needed=False,
              help=_("Máy đoán từng dòng theo nội dung. Để trống thì dòng không rõ được nhập khi bạn đồng ý, và xếp "
                     "khoản sau ở trang Các năm trước.")),
        Given("former", _("Sổ của đơn vị cũ"), needed=False,
              help=_("Chỉ ghi khi đây là sổ của xã, phường cũ trước sắp xếp.")),
    ),
    judge=past_judging.judge, bring=bringing.bring_in_past, acted_on=past_judging.acted_on,
    take_back=bringing.take_back_past,
))  # fmt: skip
