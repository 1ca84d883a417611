from __future__ import annotations

from dinh.ground import room


class Decide(room.RoomConfig):
    name = "dinh.rights.decide"
    verbose_name = "bàn và quyết định"
