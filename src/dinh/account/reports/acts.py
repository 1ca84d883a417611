"""What the newer acts of this room are called in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS

ACTS.update(
    {
        "reports.rewrite": gettext_lazy("Sửa câu tự điền của báo cáo"),
        "reports.restore": gettext_lazy("Lấy lại câu tự điền của báo cáo"),
        "reports.accept_correction": gettext_lazy("Đưa đính chính vào báo cáo"),
        "reports.drop_correction": gettext_lazy("Bỏ câu đính chính"),
    }
)
