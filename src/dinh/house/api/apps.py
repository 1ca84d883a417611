from __future__ import annotations

from dinh.ground import room


class Api(room.RoomConfig):
    name = "dinh.house.api"
    verbose_name = "dữ liệu mở"
