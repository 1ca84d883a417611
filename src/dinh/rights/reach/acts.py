"""What the acts of this room are called in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS

ACTS.update(
    {
        "reach.write_survey": gettext_lazy("Soạn đợt hỏi bà con"),
        "reach.edit_survey": gettext_lazy("Sửa đợt hỏi bà con"),
        "reach.announce_survey": gettext_lazy("Công bố cách bốc thăm"),
        "reach.draw_sample": gettext_lazy("Bốc thăm hộ"),
        "reach.answer_by_code": gettext_lazy("Nhận câu trả lời bằng mã"),
        "reach.type_answers": gettext_lazy("Nhập câu trả lời hỏi qua điện thoại, phiếu giấy"),
        "reach.note_no_answer": gettext_lazy("Ghi hộ không trả lời"),
        "reach.close_survey": gettext_lazy("Khóa đợt hỏi, tính kết quả"),
        "reach.cancel_survey": gettext_lazy("Hủy đợt hỏi bà con"),
    }
)
