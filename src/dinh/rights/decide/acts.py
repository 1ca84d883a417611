"""What the acts of this room are called in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS

ACTS.update(
    {
        "decide.draft": gettext_lazy("Soạn việc đưa ra Nhân dân bàn"),
        "decide.revise": gettext_lazy("Sửa việc đưa ra bàn"),
        "decide.sign": gettext_lazy("Ghi hộ đồng ý đề xuất"),
        "decide.unsign": gettext_lazy("Ghi hộ rút đồng ý"),
        "decide.agree": gettext_lazy("Ghi sự thống nhất của Mặt trận"),
        "decide.table": gettext_lazy("Đưa việc ra bàn"),
        "decide.withdraw": gettext_lazy("Rút việc đưa ra bàn"),
        "decide.attach": gettext_lazy("Thêm tài liệu đưa ra bàn"),
        "decide.take_step": gettext_lazy("Ghi một bước chuẩn bị biểu quyết"),
        "decide.plan_round": gettext_lazy("Lập một lần biểu quyết"),
        "decide.revise_round": gettext_lazy("Sửa lần biểu quyết chưa mở"),
        "decide.call_off": gettext_lazy("Hủy lần biểu quyết"),
        "decide.open_round": gettext_lazy("Mở biểu quyết, chốt danh sách hộ"),
        "decide.close_round": gettext_lazy("Đóng biểu quyết"),
        "decide.vote": gettext_lazy("Nhận phiếu của hộ trên mạng"),
        "decide.take_slip": gettext_lazy("Nhận lại phiếu giấy của hộ"),
        "decide.take_hall": gettext_lazy("Ghi các hộ biểu quyết tại cuộc họp"),
        "decide.tally": gettext_lazy("Ghi một lượt kiểm phiếu"),
        "decide.count_round": gettext_lazy("Chốt kết quả biểu quyết"),
        "decide.conclude": gettext_lazy("Kết luận việc Nhân dân bàn và quyết định"),
        "decide.send": gettext_lazy("Gửi quyết định của cộng đồng"),
        "decide.receive": gettext_lazy("Ghi ngày nhận quyết định của cộng đồng"),
        "decide.recognise": gettext_lazy("Công nhận quyết định của cộng đồng"),
        "decide.refuse": gettext_lazy("Không công nhận quyết định của cộng đồng"),
        "decide.fix_effect": gettext_lazy("Ấn định ngày có hiệu lực"),
        "decide.annul": gettext_lazy("Hủy bỏ quyết định của cộng đồng"),
        "decide.ask_to_amend": gettext_lazy("Yêu cầu cộng đồng sửa quyết định"),
        "decide.note_progress": gettext_lazy("Ghi tiến độ thực hiện quyết định"),
        "decide.change": gettext_lazy("Quyết định được thay bằng quyết định khác"),
    }
)
