from __future__ import annotations

from dinh.ground import room


class Information(room.RoomConfig):
    name = "dinh.rights.information"
    verbose_name = "cung cấp thông tin"
