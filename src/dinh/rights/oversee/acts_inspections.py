"""What the acts of inspections, supervision, criticism and the planner are called in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS

ACTS.update(
    {
        "oversee.year_plan": gettext_lazy("Lập kế hoạch kiểm tra, giám sát năm"),
        "oversee.issue_year_plan": gettext_lazy("Ban hành kế hoạch kiểm tra, giám sát năm"),
        "oversee.add_theme": gettext_lazy("Thêm chuyên đề kiểm tra"),
        "oversee.edit_theme": gettext_lazy("Sửa chuyên đề kiểm tra"),
        "oversee.schedule": gettext_lazy("Đưa một đơn vị vào kế hoạch kiểm tra"),
        "oversee.change_inspection": gettext_lazy("Đổi ngày, đoàn kiểm tra"),
        "oversee.ask_report": gettext_lazy("Yêu cầu đơn vị tự kiểm tra"),
        "oversee.report_itself": gettext_lazy("Đơn vị nộp báo cáo tự kiểm tra"),
        "oversee.visit_body": gettext_lazy("Ghi buổi kiểm tra tại đơn vị"),
        "oversee.mark": gettext_lazy("Chấm theo danh mục kiểm tra"),
        "oversee.attach_evidence": gettext_lazy("Thêm minh chứng kiểm tra"),
        "oversee.add_remark": gettext_lazy("Ghi biểu dương, phê bình"),
        "oversee.drop_remark": gettext_lazy("Bỏ một dòng biểu dương, phê bình"),
        "oversee.conclude_inspection": gettext_lazy("Kết luận kiểm tra"),
        "oversee.issue_conclusion": gettext_lazy("Ban hành kết luận kiểm tra, giao việc"),
        "oversee.cancel_inspection": gettext_lazy("Thôi kiểm tra một đơn vị"),
        "oversee.pass_violation": gettext_lazy("Lập hồ sơ vi phạm chuyển cơ quan có thẩm quyền"),
        "oversee.open_passing": gettext_lazy("Mở hồ sơ vi phạm"),
        "oversee.hand_on": gettext_lazy("Chuyển hồ sơ vi phạm"),
        "oversee.passing_answered": gettext_lazy("Ghi trả lời về hồ sơ vi phạm đã chuyển"),
        "oversee.supervise": gettext_lazy("Lập cuộc giám sát"),
        "oversee.change_supervision": gettext_lazy("Sửa cuộc giám sát"),
        "oversee.ask_reports": gettext_lazy("Yêu cầu đơn vị báo cáo để giám sát"),
        "oversee.submit_report": gettext_lazy("Đơn vị báo cáo để giám sát"),
        "oversee.hold_session": gettext_lazy("Ghi phiên giám sát"),
        "oversee.add_question": gettext_lazy("Ghi câu hỏi, ý kiến giám sát"),
        "oversee.answer_question": gettext_lazy("Ghi trả lời câu hỏi giám sát"),
        "oversee.conclude_supervision": gettext_lazy("Kết luận giám sát"),
        "oversee.show_supervision": gettext_lazy("Công khai kết quả giám sát"),
        "oversee.cancel_supervision": gettext_lazy("Thôi một cuộc giám sát"),
        "oversee.receive_draft": gettext_lazy("Nhận dự thảo để phản biện"),
        "oversee.add_hearing": gettext_lazy("Ghi buổi phản biện, đơn vị được hỏi"),
        "oversee.letter_answered": gettext_lazy("Ghi đơn vị được hỏi đã trả lời"),
        "oversee.add_point": gettext_lazy("Ghi ý kiến phản biện"),
        "oversee.drop_point": gettext_lazy("Bỏ ý kiến phản biện"),
        "oversee.send_criticism": gettext_lazy("Gửi văn bản phản biện"),
        "oversee.answer_points": gettext_lazy("Trả lời từng ý kiến phản biện"),
        "oversee.show_criticism": gettext_lazy("Công khai kết quả phản biện"),
        "oversee.stop_criticism": gettext_lazy("Dừng việc phản biện"),
        "oversee.run_planner": gettext_lazy("Yêu cầu đề xuất nơi kiểm tra"),
        "oversee.count_signs": gettext_lazy("Đang đếm dấu hiệu của các đơn vị"),
        "oversee.keep_proposal": gettext_lazy("Tính xong đề xuất nơi kiểm tra"),
        "oversee.count_again": gettext_lazy("Tính lại đề xuất đã có"),
        "oversee.fail_proposal": gettext_lazy("Tính đề xuất không xong"),
        "oversee.change_choice": gettext_lazy("Đổi một đơn vị trong đề xuất"),
        "oversee.add_choice": gettext_lazy("Thêm một đơn vị vào đề xuất"),
        "oversee.take_over": gettext_lazy("Đưa đề xuất vào kế hoạch"),
        "oversee.show_proposal": gettext_lazy("Công khai đề xuất nơi kiểm tra"),
    }
)
