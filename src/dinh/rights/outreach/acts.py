"""What the acts of this room are called in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS

ACTS.update(
    {
        "outreach.add_line": gettext_lazy("Thêm dòng kế hoạch tuyên truyền"),
        "outreach.edit_line": gettext_lazy("Sửa dòng kế hoạch tuyên truyền"),
        "outreach.remove_line": gettext_lazy("Bỏ dòng kế hoạch tuyên truyền"),
        "outreach.draft_session": gettext_lazy("Soạn buổi tuyên truyền"),
        "outreach.edit_session": gettext_lazy("Sửa buổi tuyên truyền"),
        "outreach.publish_session": gettext_lazy("Báo buổi tuyên truyền cho bà con"),
        "outreach.postpone_session": gettext_lazy("Dời buổi tuyên truyền"),
        "outreach.cancel_session": gettext_lazy("Hủy buổi tuyên truyền"),
        "outreach.record_result": gettext_lazy("Ghi kết quả buổi tuyên truyền"),
        "outreach.add_material": gettext_lazy("Thêm tài liệu tuyên truyền"),
        "outreach.remove_material": gettext_lazy("Bỏ tài liệu tuyên truyền"),
        "outreach.write_quiz": gettext_lazy("Soạn câu hỏi tìm hiểu pháp luật"),
        "outreach.open_quiz": gettext_lazy("Mở câu hỏi tìm hiểu pháp luật"),
        "outreach.close_quiz": gettext_lazy("Đóng câu hỏi tìm hiểu pháp luật"),
        "outreach.answer_quiz": gettext_lazy("Trả lời câu hỏi tìm hiểu pháp luật"),
        "outreach.enter_paper_counts": gettext_lazy("Nhập kết quả phiếu giấy"),
    }
)
