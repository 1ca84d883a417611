"""What the acts of this room are called in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS

ACTS.update(
    {
        "api.note_change": gettext_lazy("Ghi nhận bộ dữ liệu mở đã thay đổi"),
        "api.make_client": gettext_lazy("Cho một phần mềm được ghi dữ liệu"),
        "api.end_client": gettext_lazy("Thôi cho một phần mềm ghi dữ liệu"),
        "api.give_token": gettext_lazy("Cấp khóa API"),
        "api.revoke_token": gettext_lazy("Thu hồi khóa API"),
        "api.call": gettext_lazy("Phần mềm ghi dữ liệu qua API"),
        "api.call_again": gettext_lazy("Phần mềm gửi lại cùng một lần ghi"),
        "api.reckon_months": gettext_lazy("Tính chỉ số theo tháng cho dữ liệu mở"),
        "api.reckon_units": gettext_lazy("Lấy chỉ số theo tháng của các xã, phường cho dữ liệu mở"),
    }
)
