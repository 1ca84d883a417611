from __future__ import annotations

from dinh.ground.room import RoomConfig


class ReportsConfig(RoomConfig):
    name = "dinh.account.reports"
    label = "reports"
    verbose_name = "Báo cáo"
