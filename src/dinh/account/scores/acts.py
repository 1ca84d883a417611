"""What the acts of this room are called in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS

ACTS.update(
    {
        "scores.begin_rubric": gettext_lazy("Soạn bộ tiêu chí chấm điểm"),
        "scores.edit_rubric": gettext_lazy("Sửa bản soạn bộ tiêu chí"),
        "scores.drop_rubric": gettext_lazy("Bỏ bản soạn bộ tiêu chí"),
        "scores.adopt": gettext_lazy("Thông qua bộ tiêu chí chấm điểm"),
        "scores.open": gettext_lazy("Mở đợt chấm điểm"),
        "scores.extend": gettext_lazy("Kéo dài đợt chấm điểm"),
        "scores.claim": gettext_lazy("Tự chấm một tiêu chí"),
        "scores.add_evidence": gettext_lazy("Thêm minh chứng chấm điểm"),
        "scores.take_evidence_away": gettext_lazy("Bỏ minh chứng chấm điểm"),
        "scores.submit": gettext_lazy("Gửi phiếu tự chấm điểm"),
        "scores.give_back": gettext_lazy("Trả lại phiếu tự chấm điểm"),
        "scores.to_appraisal": gettext_lazy("Chuyển đợt chấm điểm sang thẩm định"),
        "scores.appraise": gettext_lazy("Thẩm định một tiêu chí"),
        "scores.accept_rest": gettext_lazy("Đồng ý các tiêu chí còn lại của một phiếu"),
        "scores.post_draft": gettext_lazy("Niêm yết dự thảo kết quả chấm điểm"),
        "scores.comment": gettext_lazy("Nhận ý kiến về dự thảo kết quả chấm điểm"),
        "scores.comment_again": gettext_lazy("Nhận lại cùng một ý kiến về kết quả chấm điểm"),
        "scores.answer_comment": gettext_lazy("Trả lời ý kiến về dự thảo kết quả chấm điểm"),
        "scores.decide": gettext_lazy("Quyết định kết quả chấm điểm"),
        "scores.publish": gettext_lazy("Công bố kết quả chấm điểm"),
        "scores.appeal": gettext_lazy("Khiếu nại kết quả chấm điểm"),
        "scores.answer_appeal": gettext_lazy("Trả lời khiếu nại kết quả chấm điểm"),
        "scores.correct": gettext_lazy("Sửa kết quả chấm điểm theo khiếu nại"),
        "scores.stop": gettext_lazy("Dừng đợt chấm điểm"),
    }
)
