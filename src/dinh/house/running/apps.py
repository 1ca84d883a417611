from __future__ import annotations

from dinh.ground import room


class Running(room.RoomConfig):
    name = "dinh.house.running"
    verbose_name = "vận hành"
