"""What the acts of this room are called in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS

ACTS.update(
    {
        "past.open": gettext_lazy("Nạp tệp sổ cũ"),
        "past.map": gettext_lazy("Ghép cột sổ cũ"),
        "past.keep_lines": gettext_lazy("Đọc thử dòng sổ cũ"),
        "past.settle_reading": gettext_lazy("Đọc thử xong sổ cũ"),
        "past.stop_reading": gettext_lazy("Đọc thử sổ cũ không được"),
        "past.read_again": gettext_lazy("Xem thử lại sổ cũ"),
        "past.begin_taking": gettext_lazy("Bắt đầu nhập sổ cũ"),
        "past.take": gettext_lazy("Nhập dòng sổ cũ"),
        "past.finish_taking": gettext_lazy("Nhập xong sổ cũ"),
        "past.stop_taking": gettext_lazy("Nhập sổ cũ không được, trả lại như trước"),
        "past.begin_undoing": gettext_lazy("Bắt đầu hoàn tác lần nhập sổ cũ"),
        "past.take_back": gettext_lazy("Hoàn tác lần nhập sổ cũ"),
        "past.stop_undoing": gettext_lazy("Hoàn tác lần nhập sổ cũ không được"),
        "past.drop": gettext_lazy("Bỏ tệp sổ cũ"),
        "past.take_over": gettext_lazy("Làm tiếp lần nhập sổ cũ bị dừng"),
        "past.forget": gettext_lazy("Xóa tệp, dòng sổ cũ đã hết hạn giữ"),
        "past.forget_mapping": gettext_lazy("Bỏ cách ghép cột"),
    }
)
