"""The old book of letters that can be brought in: sổ tiếp công dân, sổ theo dõi đơn thư."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from dinh.ground.actor import Actor
from dinh.ground.past.kinds import Choices, Column, Given, PastKind, past_kind
from dinh.rights.petitions import past_judging, permissions
from dinh.rights.petitions.actions import bringing
from dinh.rights.petitions.models import Channel, Kind


def _channels(by: Actor) -> Choices:
    offered = (Channel.RECEPTION, Channel.DESK, Channel.POST, Channel.PAPER, Channel.PHONE)
    return [(each.value, str(each.label)) for each in offered]


def _kinds(by: Actor) -> Choices:
    return [(each.value, str(each.label)) for each in (Kind.REFLECTION, Kind.PROPOSAL, Kind.COMPLAINT)]


past_kind(PastKind(
    key="petitions", title=_("Sổ tiếp công dân, sổ theo dõi đơn thư"),
    about=_("Phản ánh, kiến nghị, khiếu nại đã nhận và giải quyết các năm trước, với số đến của sổ cũ. Không "
        "chạy thời hạn, "
            "không báo tin, không công khai. Đơn tố cáo không nhập ở đây."),
    permission=permissions.ENTER,
    named=("sổ tiếp công dân", "theo dõi đơn thư", "sổ tiếp nhận đơn", "sổ đơn thư", "sổ theo dõi đơn", "sổ xử lý đơn"),
    columns=(
        Column("number", _("Số đến"), "whole", sample=12,
               synonyms=("Số đơn", "Số vào sổ", "Số thứ tự đơn", "Mã đơn", "Số tiếp nhận", "Số biên nhận")),
        Column("received", _("Ngày nhận"), "day", needed=True, sample=date(2024, 3, 5),
               synonyms=("Ngày tiếp", "Ngày tiếp nhận", "Ngày tiếp công dân", "Ngày đến", "Ngày nhận đơn",
                         "Ngày, tháng tiếp", "Ngày tháng", "Ngày tháng năm", "Ngày, tháng, năm", "Ngày gửi đơn",
                         "Thời gian tiếp nhận", "Ngày, tháng")),
        Column("name", _("Họ tên người gửi"), "person", most=120, sample="Nguyễn Văn An",
               synonyms=("Họ và tên", "Họ tên", "Người gửi", "Họ tên công dân", "Họ và tên công dân", "Tên công dân",
                         "Người nộp đơn", "Họ và tên người gửi", "Họ tên người đứng đơn", "Người đứng đơn",
                         "Họ tên người được tiếp", "Công dân", "Họ tên người đến", "Tên người gửi đơn")),
        Column("address", _("Địa chỉ"), "text", most=300, sample="Tổ dân phố 3",
               synonyms=("Địa chỉ người gửi", "Nơi ở", "Chỗ ở", "Nơi cư trú", "Địa chỉ thường trú",
               "Địa chỉ công dân")),
        Column("phone", _("Điện thoại"), "phone", most=20, sample="0900 000 001",
               synonyms=("Số điện thoại", "SĐT", "ĐT", "Điện thoại liên hệ")),
        Column("people", _("Số người"), "whole", sample=1,
               synonyms=("Số người cùng ký", "Số lượt người", "Số người đến", "Số công dân")),
        Column("kind", _("Loại đơn"), "text", most=100, sample="Kiến nghị",
               synonyms=("Phân loại", "Phân loại đơn", "Loại", "Loại vụ việc", "Loại đơn thư", "Hình thức đơn")),
        Column("words", _("Nội dung"), "text", needed=True, most=20_000, sample="Đề nghị sửa cống thoát nước ngõ 5",
               synonyms=("Nội dung đơn", "Tóm tắt nội dung", "Nội dung vụ việc", "Nội dung trình bày",
                         "Nội dung phản ánh", "Nội dung kiến nghị", "Trích yếu nội dung đơn", "Nội dung tiếp công dân",
                         "Tóm tắt nội dung đơn", "Nội dung đơn thư", "Nội dung phản ánh, kiến nghị", "Trích yếu")),
        Column("body", _("Nơi giải quyết"), "text", most=200, sample="UBND phường",
               synonyms=("Cơ quan giải quyết", "Thẩm quyền giải quyết", "Đơn vị giải quyết", "Cơ quan xử lý",
                         "Người giải quyết", "Bộ phận giải quyết", "Giao giải quyết", "Đơn vị xử lý")),
        Column("answer", _("Kết quả giải quyết"), "text", most=4_000, sample="Đã thay nắp cống, nạo vét",
               synonyms=("Kết quả", "Hướng xử lý", "Hướng giải quyết", "Ý kiến giải quyết", "Kết quả xử lý",
                         "Nội dung trả lời", "Tình hình giải quyết", "Cách xử lý", "Xử lý", "Kết quả tiếp dân")),
        Column("paper", _("Văn bản trả lời"), "symbol", most=60, sample="15/UBND",
               synonyms=("Số văn bản trả lời", "Số, ký hiệu văn bản trả lời", "Văn bản giải quyết",
               "Công văn trả lời")),
        Column("outcome", _("Ngày có kết quả"), "day", sample=date(2024, 3, 15),
               synonyms=("Ngày trả lời", "Ngày giải quyết", "Ngày giải quyết xong", "Ngày xử lý", "Ngày trả kết quả",
                         "Ngày kết thúc", "Thời gian trả lời", "Ngày hoàn thành")),
    ),
    given=(
        Given("channel", _("Đơn đến bằng"), "choice", _channels),
        Given("kind", _("Loại đơn khi sổ không ghi"), "choice", _kinds,
              _("Dùng cho dòng mà sổ không có cột loại đơn, hoặc để trống.")),
        Given("former", _("Sổ của đơn vị cũ"), needed=False,
              help=_("Chỉ ghi khi đây là sổ của xã, phường cũ trước sắp xếp: số của sổ ấy được giữ riêng.")),
    ),
    judge=past_judging.judge, bring=bringing.bring_in_past, acted_on=past_judging.acted_on,
    take_back=bringing.take_back_past,
))  # fmt: skip
