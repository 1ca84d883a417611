"""What the room's acts are called where people read the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

ACTS = {
    "mediation.found_team": gettext_lazy("Lập tổ hòa giải"),
    "mediation.edit_team": gettext_lazy("Sửa tổ hòa giải"),
    "mediation.end_team": gettext_lazy("Kết thúc tổ hòa giải"),
    "mediation.move_case": gettext_lazy("Chuyển vụ hòa giải sang tổ khác"),
    "mediation.review_team": gettext_lazy("Rà soát tổ hòa giải hằng năm"),
    "mediation.elect": gettext_lazy("Ghi kết quả bầu hòa giải viên"),
    "mediation.recognise": gettext_lazy("Công nhận hòa giải viên"),
    "mediation.name_head": gettext_lazy("Công nhận tổ trưởng tổ hòa giải"),
    "mediation.cease": gettext_lazy("Cho thôi làm hòa giải viên"),
    "mediation.edit_member": gettext_lazy("Sửa thông tin hòa giải viên"),
    "mediation.import": gettext_lazy("Nhập hòa giải viên từ bảng"),
    "mediation.ask": gettext_lazy("Nhờ hòa giải"),
    "mediation.sent_again": gettext_lazy("Nhận lại cùng một lời nhờ hòa giải"),
    "mediation.withdraw": gettext_lazy("Rút lời nhờ hòa giải"),
    "mediation.enter": gettext_lazy("Ghi vụ hòa giải vào sổ"),
    "mediation.take": gettext_lazy("Nhận lời nhờ, vào sổ hòa giải"),
    "mediation.turn_away": gettext_lazy("Trả lời không thuộc phạm vi hòa giải"),
    "mediation.assign": gettext_lazy("Phân công hòa giải viên"),
    "mediation.decline": gettext_lazy("Hòa giải viên thôi một vụ"),
    "mediation.agree_day": gettext_lazy("Các bên hẹn ngày hòa giải"),
    "mediation.share": gettext_lazy("Phối hợp hòa giải với tổ khác"),
    "mediation.hold_session": gettext_lazy("Ghi buổi hòa giải"),
    "mediation.edit": gettext_lazy("Sửa nội dung vụ hòa giải"),
    "mediation.settle": gettext_lazy("Ghi hòa giải thành"),
    "mediation.not_settle": gettext_lazy("Ghi hòa giải không thành"),
    "mediation.end": gettext_lazy("Kết thúc hòa giải"),
    "mediation.try_again": gettext_lazy("Hòa giải tiếp"),
    "mediation.follow_up": gettext_lazy("Theo dõi thực hiện thỏa thuận hòa giải"),
    "mediation.escalate": gettext_lazy("Báo vụ hòa giải lên cấp có thẩm quyền"),
    "mediation.answer_escalation": gettext_lazy("Ghi biện pháp phòng ngừa"),
    "mediation.pay": gettext_lazy("Ghi thù lao hòa giải"),
    "mediation.erase": gettext_lazy("Xóa dữ liệu riêng của vụ hòa giải"),
}
