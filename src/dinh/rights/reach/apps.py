from __future__ import annotations

from dinh.ground import room


class Reach(room.RoomConfig):
    name = "dinh.rights.reach"
    verbose_name = "đến với dân"
