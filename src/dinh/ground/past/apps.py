from __future__ import annotations

from dinh.ground import room


class Past(room.RoomConfig):
    name = "dinh.ground.past"
    verbose_name = "dữ liệu cũ"
