from __future__ import annotations

from dinh.ground.room import RoomConfig


class BodiesConfig(RoomConfig):
    name = "dinh.ground.bodies"
    label = "bodies"
    verbose_name = "Cơ quan, đơn vị"
