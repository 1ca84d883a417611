"""What the acts of this room are called in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS

ACTS.update(
    {
        "consult.plan": gettext_lazy("Lập kế hoạch lấy ý kiến"),
        "consult.edit_plan": gettext_lazy("Sửa kế hoạch lấy ý kiến"),
        "consult.send_plan": gettext_lazy("Gửi kế hoạch lấy ý kiến cho Hội đồng nhân dân, Mặt trận"),
        "consult.publish": gettext_lazy("Công khai dự thảo để lấy ý kiến"),
        "consult.extend": gettext_lazy("Kéo dài thời hạn lấy ý kiến"),
        "consult.stop": gettext_lazy("Dừng việc lấy ý kiến"),
        "consult.add_draft": gettext_lazy("Đưa bản dự thảo vào"),
        "consult.confirm_split": gettext_lazy("Xác nhận cách chia dự thảo theo điều, khoản"),
        "consult.attach": gettext_lazy("Thêm tài liệu kèm dự thảo"),
        "consult.detach": gettext_lazy("Bỏ tài liệu kèm dự thảo"),
        "consult.opine": gettext_lazy("Nhận ý kiến góp ý"),
        "consult.sent_again": gettext_lazy("Nhận lại cùng một ý kiến"),
        "consult.record_gathering": gettext_lazy("Nhập biên bản cuộc họp lấy ý kiến"),
        "consult.withdraw": gettext_lazy("Người góp ý rút ý kiến"),
        "consult.release": gettext_lazy("Cho mọi người đọc ý kiến"),
        "consult.keep_back": gettext_lazy("Giữ lại ý kiến, không cho hiện"),
        "consult.gather": gettext_lazy("Xếp ý kiến vào nhóm"),
        "consult.gather_all": gettext_lazy("Nhận các nhóm ý kiến được gợi ý"),
        "consult.move": gettext_lazy("Chuyển ý kiến giữa các nhóm"),
        "consult.say_part": gettext_lazy("Tách một phần ý kiến vào nhóm"),
        "consult.set_aside": gettext_lazy("Ghi vì sao ý kiến không vào nhóm nào"),
        "consult.rename": gettext_lazy("Sửa tên nhóm ý kiến"),
        "consult.merge": gettext_lazy("Gộp nhóm ý kiến"),
        "consult.undo": gettext_lazy("Lùi một bước xếp nhóm"),
        "consult.answer": gettext_lazy("Trả lời một nhóm ý kiến"),
        "consult.summarise": gettext_lazy("Chốt tổng hợp ý kiến"),
        "consult.reopen_groups": gettext_lazy("Mở lại việc xếp nhóm ý kiến"),
        "consult.explain": gettext_lazy("Ký giải trình, tiếp thu ý kiến"),
        "consult.decide": gettext_lazy("Ghi quyết định sau khi lấy ý kiến"),
        "consult.publish_result": gettext_lazy("Công khai kết quả lấy ý kiến"),
        "consult.report": gettext_lazy("Báo cáo kết quả lấy ý kiến cho Hội đồng nhân dân, Mặt trận"),
        "consult.erase_senders": gettext_lazy("Xóa họ tên, liên hệ của người góp ý"),
        "consult.seed": gettext_lazy("Đưa ra một câu ngắn"),
        "consult.propose": gettext_lazy("Nhận một câu ngắn do người dân đề xuất"),
        "consult.propose_again": gettext_lazy("Nhận lại câu ngắn đã có"),
        "consult.ask": gettext_lazy("Cho hỏi một câu ngắn"),
        "consult.put_away": gettext_lazy("Thôi hỏi một câu ngắn"),
        "consult.voice": gettext_lazy("Có người trả lời các câu ngắn"),
        "consult.draw_map": gettext_lazy("Tính lại các nhóm quan điểm"),
    }
)
