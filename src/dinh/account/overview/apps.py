from __future__ import annotations

from dinh.ground import room


class OverviewConfig(room.RoomConfig):
    name = "dinh.account.overview"
    label = "overview"
    verbose_name = "Toàn cảnh"
