"""What the acts of this room are called in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS

ACTS.update(
    {
        "own.open": gettext_lazy("Mở Việc của tôi trên một máy"),
        "own.not_opened": gettext_lazy("Nhập mã mở Việc của tôi chưa đúng"),
        "own.close": gettext_lazy("Thoát Việc của tôi"),
        "own.close_others": gettext_lazy("Kết thúc Việc của tôi trên máy khác"),
        "own.clear": gettext_lazy("Xóa các lượt mở Việc của tôi đã kết thúc"),
    }
)
