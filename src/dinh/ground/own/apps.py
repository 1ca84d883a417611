from __future__ import annotations

from dinh.ground import room


class Own(room.RoomConfig):
    name = "dinh.ground.own"
    verbose_name = "việc của tôi"
