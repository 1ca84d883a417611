"""What the acts of this room are called in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS

ACTS.update(
    {
        "oversee.form_board": gettext_lazy("Lập ban của Nhân dân"),
        "oversee.edit_board": gettext_lazy("Sửa thông tin ban, công trình được giám sát"),
        "oversee.add_member": gettext_lazy("Thêm thành viên ban"),
        "oversee.recognise": gettext_lazy("Công nhận ban"),
        "oversee.recognise_member": gettext_lazy("Công nhận thành viên ban"),
        "oversee.give_account": gettext_lazy("Gắn tài khoản cho thành viên ban"),
        "oversee.leave_board": gettext_lazy("Ghi thành viên thôi"),
        "oversee.tell_board": gettext_lazy("Ghi đã thông báo về ban"),
        "oversee.tell_investor": gettext_lazy("Báo chủ đầu tư kế hoạch giám sát"),
        "oversee.meet": gettext_lazy("Ghi cuộc họp của ban"),
        "oversee.end_board": gettext_lazy("Kết thúc ban, bàn giao"),
        "oversee.draft_plan": gettext_lazy("Lập kế hoạch kiểm tra, giám sát"),
        "oversee.edit_plan": gettext_lazy("Sửa kế hoạch kiểm tra, giám sát"),
        "oversee.add_item": gettext_lazy("Thêm việc vào kế hoạch"),
        "oversee.remove_item": gettext_lazy("Bỏ việc khỏi kế hoạch"),
        "oversee.send_plan": gettext_lazy("Gửi, ban hành kế hoạch"),
        "oversee.write_checklist": gettext_lazy("Viết danh mục kiểm tra"),
        "oversee.retire_checklist": gettext_lazy("Thôi dùng danh mục kiểm tra"),
        "oversee.write_report": gettext_lazy("Viết báo cáo của ban"),
        "oversee.send_report": gettext_lazy("Gửi báo cáo của ban"),
        "oversee.arrange": gettext_lazy("Lên lịch kiểm tra, giám sát"),
        "oversee.change_visit": gettext_lazy("Đổi lịch kiểm tra, giám sát"),
        "oversee.add_line": gettext_lazy("Thêm câu hỏi vào danh mục"),
        "oversee.give_notice": gettext_lazy("Ghi đã gửi kế hoạch đến nơi được kiểm tra"),
        "oversee.hold": gettext_lazy("Ghi đã tiến hành kiểm tra, giám sát"),
        "oversee.note": gettext_lazy("Ghi tại chỗ"),
        "oversee.add_photo": gettext_lazy("Thêm ảnh chụp tại chỗ"),
        "oversee.photo_again": gettext_lazy("Ảnh đã có, gửi lại"),
        "oversee.conclude": gettext_lazy("Lập biên bản kiểm tra, giám sát"),
        "oversee.confirm_visit": gettext_lazy("Mặt trận xác nhận biên bản"),
        "oversee.show_visit": gettext_lazy("Công khai tóm tắt cuộc kiểm tra, giám sát"),
        "oversee.hide_visit": gettext_lazy("Thôi công khai tóm tắt"),
        "oversee.cancel_visit": gettext_lazy("Hủy cuộc kiểm tra, giám sát"),
        "oversee.find": gettext_lazy("Ghi phát hiện"),
        "oversee.edit_finding": gettext_lazy("Sửa phát hiện"),
        "oversee.pass_on": gettext_lazy("Chuyển cơ quan có thẩm quyền"),
        "oversee.recommend": gettext_lazy("Lập kiến nghị"),
        "oversee.edit_recommendation": gettext_lazy("Sửa kiến nghị"),
        "oversee.submit": gettext_lazy("Trình Mặt trận xác nhận kiến nghị"),
        "oversee.confirm": gettext_lazy("Mặt trận xác nhận kiến nghị"),
        "oversee.send_back": gettext_lazy("Mặt trận trả lại kiến nghị"),
        "oversee.send": gettext_lazy("Gửi kiến nghị"),
        "oversee.receive": gettext_lazy("Ghi ngày nhận kiến nghị"),
        "oversee.reply": gettext_lazy("Trả lời kiến nghị"),
        "oversee.follow": gettext_lazy("Theo dõi thực hiện kiến nghị"),
        "oversee.close": gettext_lazy("Thôi theo dõi kiến nghị"),
        "oversee.ask": gettext_lazy("Người dân đề nghị xác minh"),
        "oversee.asked_again": gettext_lazy("Gửi lại đề nghị xác minh đã gửi"),
        "oversee.taken": gettext_lazy("Ban nhận xác minh"),
        "oversee.declined": gettext_lazy("Ban không nhận xác minh"),
        "oversee.verified": gettext_lazy("Ghi kết quả xác minh"),
        "oversee.forget_asker": gettext_lazy("Xóa thông tin người đề nghị"),
    }
)
