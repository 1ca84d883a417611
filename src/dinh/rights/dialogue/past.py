"""The old table of promises that can be brought in: cam kết, kiến nghị sau đối thoại, tiếp xúc."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from dinh.ground.past.kinds import Column, Given, PastKind, past_kind
from dinh.rights.dialogue import past_judging, permissions
from dinh.rights.dialogue.actions import bringing

_TELLS = ("due", "due", "due_told")

past_kind(PastKind(
    key="promises", title=_("Bảng theo dõi lời hứa, kiến nghị sau đối thoại"),
    about=_("Cam kết, kết luận, kiến nghị sau đối thoại, tiếp xúc các năm trước, để tra cứu. Không tính hạn, không "
            "công khai. Việc còn nợ dân thì ghi lại ở Sổ lời hứa để có hạn và người làm."),
    permission=permissions.WRITE,
    named=("theo dõi cam kết", "theo dõi lời hứa", "kiến nghị sau đối thoại", "sau đối thoại", "kiến nghị cử tri",
           "tiếp xúc cử tri", "kết luận đối thoại", "theo dõi kiến nghị", "thông báo kết luận", "lời hứa", "cam kết"),
    columns=(
        Column("words", _("Nội dung hứa, kiến nghị"), "text", needed=True, most=4_000,
               sample="Nâng cấp đường bê tông ngõ 5",
               synonyms=("Nội dung", "Nội dung cam kết", "Nội dung lời hứa", "Lời hứa", "Cam kết", "Nội dung kiến nghị",
                         "Ý kiến, kiến nghị", "Kiến nghị", "Nội dung ý kiến, kiến nghị", "Nội dung kết luận",
                         "Kết luận", "Nội dung cam kết, kiến nghị", "Nội dung ý kiến", "Việc đã hứa",
                         "Nội dung kiến nghị của cử tri", "Kiến nghị của Nhân dân")),
        Column("asked_by", _("Người kiến nghị"), "person", most=200, sample="Nguyễn Văn An",
               synonyms=("Người hỏi", "Họ tên người kiến nghị", "Họ và tên", "Họ tên", "Cử tri", "Cử tri kiến nghị",
                         "Người phát biểu", "Đại biểu kiến nghị", "Công dân", "Đơn vị kiến nghị")),
        Column("place", _("Nơi hứa, hội nghị"), "text", most=300, sample="Hội nghị đối thoại năm 2024, tổ dân phố 3",
               synonyms=("Hội nghị", "Nơi hứa", "Tại hội nghị", "Cuộc đối thoại", "Cuộc tiếp xúc", "Địa điểm",
                         "Nơi tiếp xúc", "Nguồn", "Tên hội nghị", "Nơi kiến nghị", "Kỳ họp", "Hội nghị, nơi hứa")),
        Column("made_by", _("Người hứa, chủ trì"), "person", most=200, sample="Hoàng Văn Bình",
               synonyms=("Người hứa", "Chủ trì", "Người chủ trì", "Lãnh đạo hứa", "Người trả lời", "Người cam kết",
                         "Người kết luận")),
        Column("made_on", _("Ngày hứa"), "day", sample=date(2024, 9, 12),
               synonyms=("Ngày", "Ngày cam kết", "Ngày đối thoại", "Ngày tiếp xúc", "Ngày hội nghị", "Ngày kiến nghị",
                         "Ngày tháng", "Ngày, tháng", "Ngày, tháng, năm", "Thời gian", "Ngày kết luận",
                         "Ngày tổ chức")),
        Column("owner", _("Đơn vị thực hiện"), "text", most=200, sample="UBND phường",
               synonyms=("Cơ quan thực hiện", "Đơn vị giải quyết", "Cơ quan giải quyết", "Đơn vị chủ trì",
                         "Trách nhiệm", "Người thực hiện", "Đơn vị, người thực hiện", "Giao thực hiện",
                         "Đơn vị phụ trách", "Cơ quan, đơn vị thực hiện", "Thẩm quyền giải quyết",
                         "Cơ quan chịu trách nhiệm")),
        Column("due", _("Hạn"), "span", tells=_TELLS, sample=date(2024, 12, 31),
               synonyms=("Thời hạn", "Hạn hoàn thành", "Hạn thực hiện", "Thời hạn thực hiện", "Thời hạn hoàn thành",
                         "Thời gian hoàn thành", "Thời gian thực hiện", "Hoàn thành trước ngày", "Thời hạn giải quyết",
                         "Hạn giải quyết", "Tiến độ")),
        Column("due_told", _("Hạn ghi bằng chữ"), "text", most=100, sample="", synonyms=("Hạn (ghi chữ)",)),
        Column("result", _("Kết quả"), "text", most=4_000, sample="Đã đổ bê tông 120 m",
               synonyms=("Kết quả thực hiện", "Kết quả giải quyết", "Tình hình thực hiện", "Tình trạng",
                         "Kết quả, tiến độ", "Đã thực hiện", "Kết quả trả lời", "Nội dung trả lời",
                         "Tình hình giải quyết", "Mức độ hoàn thành", "Tiến độ thực hiện")),
        Column("done_on", _("Ngày xong"), "day", sample=date(2024, 12, 20),
               synonyms=("Ngày hoàn thành", "Ngày thực hiện xong", "Ngày giải quyết xong", "Ngày kết thúc",
                         "Hoàn thành ngày", "Ngày làm xong", "Ngày trả lời", "Ngày có kết quả")),
        Column("note", _("Ghi chú"), "text", most=1_000, sample="", synonyms=("Ghi chú khác", "Lý do", "Lý do chậm")),
    ),
    given=(
        Given("place", _("Nơi hứa, hội nghị khi sổ không ghi"), needed=False, most=300,
              help=_("Dùng cho dòng mà sổ không có cột này, hoặc để trống. Ví dụ: Hội nghị đối thoại năm 2024.")),
        Given("former", _("Sổ của đơn vị cũ"), needed=False,
              help=_("Chỉ ghi khi đây là sổ của xã, phường cũ trước sắp xếp.")),
    ),
    judge=past_judging.judge, bring=bringing.bring_in_past, acted_on=past_judging.acted_on,
    take_back=bringing.take_back_past,
))  # fmt: skip
