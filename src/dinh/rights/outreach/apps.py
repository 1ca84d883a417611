from __future__ import annotations

from dinh.ground import room


class Outreach(room.RoomConfig):
    name = "dinh.rights.outreach"
    verbose_name = "tuyên truyền"
