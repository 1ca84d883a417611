from __future__ import annotations

from dinh.ground import room


class BodiesConfig(room.RoomConfig):
    name = "dinh.ground.bodies"
    label = "bodies"
    verbose_name = "Cơ quan, đơn vị"
