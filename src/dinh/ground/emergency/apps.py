from __future__ import annotations

from dinh.ground import room


class EmergencyConfig(room.RoomConfig):
    name = "dinh.ground.emergency"
    verbose_name = "mở khẩn cấp"
