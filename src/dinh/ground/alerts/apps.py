from __future__ import annotations

from dinh.ground import room


class Alerts(room.RoomConfig):
    name = "dinh.ground.alerts"
    verbose_name = "tin báo"
