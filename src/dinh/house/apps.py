from __future__ import annotations

from dinh.ground import room


class HouseConfig(room.RoomConfig):
    name = "dinh.house"
    label = "house"
