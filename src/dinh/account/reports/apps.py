from __future__ import annotations

from dinh.ground import room


class ReportsConfig(room.RoomConfig):
    name = "dinh.account.reports"
    label = "reports"
    verbose_name = "Báo cáo"
