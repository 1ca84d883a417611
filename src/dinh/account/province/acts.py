"""What the acts of this room are called in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS

ACTS.update(
    {
        "province.list_units": gettext_lazy("Nhập danh sách xã, phường"),
        "province.draw_map": gettext_lazy("Nhập bản đồ địa bàn các xã, phường"),
        "province.hand_in": gettext_lazy("Nhập số liệu xã gửi về"),
    }
)
