"""What the acts of this room are called in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS

ACTS.update(
    {
        "publish.start": gettext_lazy("Bắt đầu soạn nội dung công khai"),
        "publish.edit": gettext_lazy("Sửa nội dung đang soạn"),
        "publish.attach": gettext_lazy("Đính kèm tệp vào nội dung công khai"),
        "publish.detach": gettext_lazy("Bỏ tệp đính kèm"),
        "publish.read_attachment": gettext_lazy("Đọc chữ trong tệp đính kèm"),
        "publish.mask": gettext_lazy("Che thông tin cá nhân trong tệp"),
        "publish.unmask": gettext_lazy("Trở lại tệp chưa che"),
        "publish.discard": gettext_lazy("Bỏ nội dung đang soạn"),
        "publish.publish": gettext_lazy("Công khai"),
        "publish.revise": gettext_lazy("Soạn bản mới của nội dung đã công khai"),
        "publish.put_back": gettext_lazy("Đăng lại nội dung đã thôi công khai"),
        "publish.sent_again": gettext_lazy("Nhận lại cùng một minh chứng"),
        "publish.take_up": gettext_lazy("Nhận việc niêm yết, báo dân"),
        "publish.tell": gettext_lazy("Ghi đã báo đến bà con"),
        "publish.hand_over": gettext_lazy("Giao bản giấy cho thôn, tổ"),
        "publish.post": gettext_lazy("Ghi nhận niêm yết"),
        "publish.end_posting": gettext_lazy("Ghi kết thúc niêm yết"),
        "publish.strike_posting": gettext_lazy("Gạch bỏ ghi nhận niêm yết nhầm"),
        "publish.broadcast": gettext_lazy("Ghi buổi phát thanh"),
        "publish.strike_broadcast": gettext_lazy("Gạch bỏ ghi nhận phát thanh nhầm"),
        "publish.add_line": gettext_lazy("Thêm dòng kế hoạch công khai"),
        "publish.edit_line": gettext_lazy("Sửa dòng kế hoạch công khai"),
        "publish.remove_line": gettext_lazy("Bỏ dòng kế hoạch công khai"),
        "publish.adopt_plan": gettext_lazy("Ghi việc ban hành kế hoạch công khai"),
        "publish.set_means": gettext_lazy("Sửa nơi niêm yết, phương tiện của phường, xã"),
        "publish.add_term": gettext_lazy("Ghi thời hạn theo luật chuyên ngành"),
        "publish.bring_in_past": gettext_lazy("Đưa vào dòng sổ công khai cũ"),
        "publish.take_back_past": gettext_lazy("Đưa ra dòng sổ công khai cũ"),
        "publish.correct_past": gettext_lazy("Sửa dòng sổ công khai cũ"),
        "publish.strike_past": gettext_lazy("Gạch bỏ dòng sổ công khai cũ"),
        "publish.end_term": gettext_lazy("Thôi dùng thời hạn theo luật chuyên ngành"),
    }
)
