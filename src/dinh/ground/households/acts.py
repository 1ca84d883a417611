"""What the acts of this room are called in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS

ACTS.update(
    {
        "households.add": gettext_lazy("Ghi hộ vào sổ"),
        "households.correct": gettext_lazy("Sửa dòng sổ hộ"),
        "households.represent": gettext_lazy("Đổi người đại diện hộ"),
        "households.strike": gettext_lazy("Xóa hộ ghi nhầm"),
        "households.move": gettext_lazy("Chuyển hộ sang thôn, tổ dân phố khác"),
        "households.place": gettext_lazy("Xếp hộ vào thôn, tổ dân phố mới chia"),
        "households.end": gettext_lazy("Ghi hộ ra khỏi sổ"),
        "households.reopen": gettext_lazy("Ghi lại hộ đã ra khỏi sổ do nhầm"),
        "households.split": gettext_lazy("Tách hộ"),
        "households.merge": gettext_lazy("Nhập hộ"),
        "households.leave": gettext_lazy("Ghi hộ vắng mặt"),
        "households.come_back": gettext_lazy("Ghi hộ về lại"),
        "households.try_table": gettext_lazy("Nạp thử bảng hộ"),
        "households.drop_table": gettext_lazy("Bỏ bảng hộ đã nạp thử"),
        "households.take_in": gettext_lazy("Nhập hộ từ bảng"),
        "households.take_back": gettext_lazy("Hoàn tác lần nhập hộ"),
    }
)
