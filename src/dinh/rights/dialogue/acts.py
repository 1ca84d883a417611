"""What the acts of this room are called in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS

ACTS.update(
    {
        "dialogue.set_quota": gettext_lazy("Ghi số cuộc đối thoại phải tổ chức trong năm"),
        "dialogue.add_line": gettext_lazy("Thêm cuộc đối thoại vào kế hoạch năm"),
        "dialogue.drop_line": gettext_lazy("Bỏ cuộc đối thoại khỏi kế hoạch năm"),
        "dialogue.draft": gettext_lazy("Soạn cuộc đối thoại"),
        "dialogue.edit": gettext_lazy("Sửa cuộc đối thoại"),
        "dialogue.publish": gettext_lazy("Thông báo cuộc đối thoại"),
        "dialogue.postpone": gettext_lazy("Lùi ngày đối thoại"),
        "dialogue.cancel": gettext_lazy("Hủy cuộc đối thoại"),
        "dialogue.renew_slip": gettext_lazy("Cấp lại phiếu đăng ký tiếp công dân, mã PIN cũ hết tác dụng"),
        "dialogue.ask": gettext_lazy("Nhận câu hỏi đối thoại"),
        "dialogue.sent_again": gettext_lazy("Nhận lại cùng một câu hỏi"),
        "dialogue.accept_question": gettext_lazy("Nhận câu hỏi vào cuộc đối thoại"),
        "dialogue.decline_question": gettext_lazy("Không nhận câu hỏi"),
        "dialogue.appeal_question": gettext_lazy("Người hỏi xin xem lại câu hỏi không được nhận"),
        "dialogue.write_line": gettext_lazy("Ghi một dòng biên bản đối thoại"),
        "dialogue.edit_line": gettext_lazy("Sửa một dòng biên bản đối thoại"),
        "dialogue.strike_line": gettext_lazy("Gạch một dòng biên bản đối thoại"),
        "dialogue.restore_line": gettext_lazy("Khôi phục một dòng biên bản đối thoại"),
        "dialogue.move_line": gettext_lazy("Đổi thứ tự dòng biên bản đối thoại"),
        "dialogue.close_minutes": gettext_lazy("Khóa biên bản đối thoại"),
        "dialogue.correct_line": gettext_lazy("Đính chính biên bản đã khóa"),
        "dialogue.add_day": gettext_lazy("Thêm ngày tiếp công dân"),
        "dialogue.change_day": gettext_lazy("Sửa ngày tiếp công dân"),
        "dialogue.post_day": gettext_lazy("Niêm yết lịch tiếp công dân"),
        "dialogue.put_off": gettext_lazy("Lùi hoặc hủy ngày tiếp công dân"),
        "dialogue.prepare_online": gettext_lazy("Chuẩn bị tiếp công dân trực tuyến"),
        "dialogue.hold_day": gettext_lazy("Ghi buổi tiếp công dân đã diễn ra"),
        "dialogue.register": gettext_lazy("Đăng ký gặp khi tiếp công dân"),
        "dialogue.registered_again": gettext_lazy("Nhận lại cùng một lượt đăng ký"),
        "dialogue.enter_visit": gettext_lazy("Ghi người đến vào sổ tiếp công dân"),
        "dialogue.entered_again": gettext_lazy("Nhận lại cùng một dòng sổ tiếp công dân"),
        "dialogue.receive": gettext_lazy("Tiếp người đến và ghi kết quả"),
        "dialogue.amend_visit": gettext_lazy("Sửa dòng sổ tiếp công dân"),
        "dialogue.refuse": gettext_lazy("Từ chối tiếp, có căn cứ"),
        "dialogue.notice_sent": gettext_lazy("Gửi thông báo sau khi tiếp công dân"),
        "dialogue.absent": gettext_lazy("Ghi người đăng ký không đến"),
        "dialogue.withdraw": gettext_lazy("Người đăng ký rút lượt"),
        "dialogue.answer_visit": gettext_lazy("Ghi trả lời người đã đến"),
        "dialogue.promise": gettext_lazy("Ghi lời hứa"),
        "dialogue.postpone_promise": gettext_lazy("Lùi hạn lời hứa"),
        "dialogue.complete": gettext_lazy("Báo đã thực hiện lời hứa, kèm minh chứng"),
        "dialogue.reword": gettext_lazy("Sửa câu chữ của lời hứa"),
        "dialogue.word": gettext_lazy("Người hỏi nhận xét kết quả lời hứa"),
        "dialogue.bring_in_past": gettext_lazy("Đưa vào dòng sổ lời hứa cũ"),
        "dialogue.take_back_past": gettext_lazy("Đưa ra dòng sổ lời hứa cũ"),
        "dialogue.correct_past": gettext_lazy("Sửa dòng sổ lời hứa cũ"),
        "dialogue.strike_past": gettext_lazy("Gạch bỏ dòng sổ lời hứa cũ"),
        "dialogue.take_up_past": gettext_lazy("Theo dõi tiếp việc còn nợ trong sổ cũ"),
        "dialogue.hand_over": gettext_lazy("Bàn giao lời hứa cho người kế nhiệm"),
    }
)
