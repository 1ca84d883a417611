"""What the acts of this room are called in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS

ACTS.update(
    {
        "movements.write_model": gettext_lazy("Viết mô hình mới"),
        "movements.edit_model": gettext_lazy("Sửa mô hình"),
        "movements.import_model": gettext_lazy("Nhập mô hình từ bảng"),
        "movements.add_photo": gettext_lazy("Thêm ảnh cho mô hình"),
        "movements.drop_photo": gettext_lazy("Bỏ ảnh của mô hình"),
        "movements.send_model": gettext_lazy("Đề nghị hội đồng xét mô hình"),
        "movements.returned_model": gettext_lazy("Trả lại mô hình để viết tiếp"),
        "movements.refused_model": gettext_lazy("Không công nhận mô hình"),
        "movements.recognise_model": gettext_lazy("Công nhận mô hình"),
        "movements.adopt": gettext_lazy("Áp dụng mô hình"),
        "movements.tick": gettext_lazy("Đánh dấu một bước đã làm"),
        "movements.untick": gettext_lazy("Bỏ đánh dấu một bước"),
        "movements.adapt": gettext_lazy("Làm một bước theo cách khác"),
        "movements.leave_out": gettext_lazy("Không làm một bước ở đây"),
        "movements.add_line": gettext_lazy("Thêm một bước riêng"),
        "movements.look": gettext_lazy("Xem lại nơi áp dụng mô hình"),
        "movements.stop": gettext_lazy("Dừng áp dụng mô hình"),
        "movements.answer_hint": gettext_lazy("Trả lời gợi ý mô hình"),
        "movements.suggest": gettext_lazy("Gợi ý mô hình cho thôn, tổ dân phố"),
        "movements.found_council": gettext_lazy("Lập hội đồng xét"),
        "movements.end_council": gettext_lazy("Kết thúc hội đồng xét"),
        "movements.seat": gettext_lazy("Thêm thành viên hội đồng"),
        "movements.unseat": gettext_lazy("Thôi thành viên hội đồng"),
        "movements.sit": gettext_lazy("Ghi phiên họp hội đồng"),
        "movements.vote": gettext_lazy("Ghi phiếu của hội đồng"),
        "movements.found_title": gettext_lazy("Lập danh hiệu"),
        "movements.open_round": gettext_lazy("Mở bình xét danh hiệu"),
        "movements.register": gettext_lazy("Ghi hộ đăng ký danh hiệu"),
        "movements.hold_review": gettext_lazy("Ghi cuộc họp bình xét"),
        "movements.post_review": gettext_lazy("Niêm yết danh sách bình xét"),
        "movements.correct_result": gettext_lazy("Sửa kết quả bình xét"),
        "movements.recognise_group": gettext_lazy("Công nhận danh hiệu"),
        "movements.open_campaign": gettext_lazy("Mở đợt thi đua"),
        "movements.enter_entry": gettext_lazy("Đăng ký thi đua"),
        "movements.propose_entry": gettext_lazy("Đề nghị khen"),
        "movements.drop_entry": gettext_lazy("Đưa khỏi danh sách đề nghị khen"),
        "movements.post_campaign": gettext_lazy("Niêm yết danh sách đề nghị khen"),
        "movements.decide_campaign": gettext_lazy("Quyết định khen"),
        "movements.comment": gettext_lazy("Ghi ý kiến về danh sách niêm yết"),
        "movements.said_again": gettext_lazy("Gửi lại cùng một ý kiến"),
        "movements.answer_comment": gettext_lazy("Trả lời ý kiến về danh sách niêm yết"),
        "movements.found_force": gettext_lazy("Lập lực lượng cộng đồng"),
        "movements.end_force": gettext_lazy("Kết thúc lực lượng cộng đồng"),
        "movements.join": gettext_lazy("Thêm thành viên lực lượng"),
        "movements.leave": gettext_lazy("Thành viên thôi tham gia lực lượng"),
        "movements.act_together": gettext_lazy("Ghi hoạt động của lực lượng"),
        "movements.review_year": gettext_lazy("Xét hằng năm thành viên lực lượng"),
    }
)
