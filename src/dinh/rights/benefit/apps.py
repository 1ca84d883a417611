from __future__ import annotations

from dinh.ground import room


class Benefit(room.RoomConfig):
    name = "dinh.rights.benefit"
    verbose_name = "thụ hưởng"
