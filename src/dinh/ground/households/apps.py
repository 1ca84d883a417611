from __future__ import annotations

from dinh.ground import room


class Households(room.RoomConfig):
    name = "dinh.ground.households"
    verbose_name = "hộ gia đình"
