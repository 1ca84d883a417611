"""What the acts of this room are called in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS

ACTS.update(
    {
        "api.note_change": gettext_lazy("Ghi nhận bộ dữ liệu mở đã thay đổi"),
        "api.reckon_months": gettext_lazy("Tính chỉ số theo tháng cho dữ liệu mở"),
    }
)
