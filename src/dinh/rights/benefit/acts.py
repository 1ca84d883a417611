"""What the acts of this room are called in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS

ACTS.update(
    {
        "benefit.write_programme": gettext_lazy("Soạn chính sách"),
        "benefit.edit_programme": gettext_lazy("Sửa chính sách"),
        "benefit.publish_programme": gettext_lazy("Công khai tiêu chí, quy trình"),
        "benefit.close_programme": gettext_lazy("Kết thúc chính sách"),
        "benefit.open_list": gettext_lazy("Mở đợt bình xét"),
        "benefit.nominate": gettext_lazy("Đưa người vào danh sách bình xét"),
        "benefit.import_people": gettext_lazy("Nhập bảng người để bình xét"),
        "benefit.undo_import": gettext_lazy("Hoàn tác bảng người"),
        "benefit.strike": gettext_lazy("Đưa người ra khỏi danh sách trước khi họp"),
        "benefit.record_review": gettext_lazy("Ghi cuộc họp bình xét"),
        "benefit.post_list": gettext_lazy("Niêm yết danh sách lấy ý kiến"),
        "benefit.comment": gettext_lazy("Nhận ý kiến về danh sách"),
        "benefit.answer_comment": gettext_lazy("Trả lời ý kiến về danh sách"),
        "benefit.approve_list": gettext_lazy("Duyệt danh sách thụ hưởng"),
        "benefit.return_list": gettext_lazy("Trả lại danh sách thụ hưởng"),
        "benefit.post_result": gettext_lazy("Niêm yết danh sách đã duyệt"),
        "benefit.take_down": gettext_lazy("Gỡ danh sách đã trả lại"),
        "benefit.stop_list": gettext_lazy("Dừng danh sách thụ hưởng"),
        "benefit.pay": gettext_lazy("Chi trả, trao hỗ trợ"),
        "benefit.reverse_payment": gettext_lazy("Hủy lần chi ghi nhầm"),
        "benefit.say_received": gettext_lazy("Ghi trả lời đã nhận được chưa"),
        "benefit.settle_case": gettext_lazy("Giải quyết việc chưa nhận được"),
        "benefit.ask_by_message": gettext_lazy("Nhắn tin hỏi đã nhận được chưa"),
        "benefit.open_drive": gettext_lazy("Mở đợt cứu trợ"),
        "benefit.add_good": gettext_lazy("Thêm loại hàng cứu trợ"),
        "benefit.gather": gettext_lazy("Nhận ủng hộ"),
        "benefit.hand_out": gettext_lazy("Trao cứu trợ"),
        "benefit.reverse_entry": gettext_lazy("Hủy dòng cứu trợ ghi nhầm"),
        "benefit.close_drive": gettext_lazy("Kết thúc đợt cứu trợ"),
        "benefit.keep_trial": gettext_lazy("Nạp thử bảng một cửa"),
        "benefit.take_in": gettext_lazy("Nhập bảng một cửa"),
        "benefit.drop_trial": gettext_lazy("Bỏ bảng một cửa nạp thử"),
        "benefit.take_back": gettext_lazy("Hoàn tác bảng một cửa"),
        "benefit.announce_survey": gettext_lazy("Công bố đợt đo mức hài lòng"),
        "benefit.draw_survey": gettext_lazy("Bốc thăm hộ đo mức hài lòng"),
        "benefit.type_survey": gettext_lazy("Nhập phiếu mức hài lòng"),
        "benefit.answer_survey": gettext_lazy("Nhận phiếu mức hài lòng bằng mã"),
        "benefit.skip_household": gettext_lazy("Ghi hộ không trả lời"),
        "benefit.close_survey": gettext_lazy("Khóa đợt đo mức hài lòng"),
    }
)
