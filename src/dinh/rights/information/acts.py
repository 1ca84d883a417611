"""What the acts of this room are called in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS

ACTS.update(
    {
        "information.receive": gettext_lazy("Nhận yêu cầu cung cấp thông tin"),
        "information.sent_again": gettext_lazy("Nhận lại cùng một yêu cầu cung cấp thông tin"),
        "information.complete": gettext_lazy("Bổ sung yêu cầu cung cấp thông tin"),
        "information.withdraw": gettext_lazy("Rút yêu cầu cung cấp thông tin"),
        "information.doubt": gettext_lazy("Đề nghị xem lại việc cung cấp thông tin"),
        "information.accept": gettext_lazy("Tiếp nhận yêu cầu cung cấp thông tin"),
        "information.record_due": gettext_lazy("Ghi hạn trả lời yêu cầu cung cấp thông tin"),
        "information.clarify": gettext_lazy("Đề nghị bổ sung yêu cầu cung cấp thông tin"),
        "information.extend": gettext_lazy("Gia hạn cung cấp thông tin"),
        "information.forward": gettext_lazy("Hướng dẫn nơi giữ thông tin"),
        "information.refuse": gettext_lazy("Từ chối cung cấp thông tin"),
        "information.answer": gettext_lazy("Cung cấp thông tin"),
        "information.correct": gettext_lazy("Đính chính thông tin đã cung cấp"),
        "information.find_wrong": gettext_lazy("Xác nhận thông tin đã cung cấp chưa đúng"),
        "information.uphold": gettext_lazy("Giữ nguyên kết quả cung cấp thông tin"),
        "information.close": gettext_lazy("Kết thúc hồ sơ cung cấp thông tin"),
        "information.renew_slip": gettext_lazy("Cấp lại phiếu xin thông tin, mã PIN cũ hết tác dụng"),
        "information.erase": gettext_lazy("Xóa dữ liệu cá nhân của người yêu cầu"),
        "information.publish_answer": gettext_lazy("Đăng câu trả lời cho mọi người"),
        "information.withdraw_answer": gettext_lazy("Gỡ câu trả lời đã đăng"),
    }
)
