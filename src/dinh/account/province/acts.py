"""What the acts of this room are called in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS

ACTS.update(
    {
        "province.list_units": gettext_lazy("Nhập danh sách xã, phường"),
        "province.draw_map": gettext_lazy("Nhập bản đồ địa bàn các xã, phường"),
        "province.hand_in": gettext_lazy("Nhập số liệu xã gửi về"),
        "province.ask": gettext_lazy("Yêu cầu các xã, phường gửi báo cáo"),
        "province.send_up": gettext_lazy("Gửi báo cáo đã ký lên tỉnh"),
        "province.receive": gettext_lazy("Báo cáo của xã, phường đến"),
        "province.take": gettext_lazy("Nhận đủ báo cáo của xã, phường"),
        "province.taken": gettext_lazy("Tỉnh đã nhận đủ báo cáo"),
        "province.give_back": gettext_lazy("Trả lại báo cáo của xã, phường để bổ sung"),
        "province.given_back": gettext_lazy("Tỉnh trả lại báo cáo để bổ sung"),
    }
)
