from __future__ import annotations

from dinh.ground import room


class Oversee(room.RoomConfig):
    name = "dinh.rights.oversee"
    verbose_name = "kiểm tra, giám sát"
