from __future__ import annotations

from dinh.ground import room


class Movements(room.RoomConfig):
    name = "dinh.rights.movements"
    verbose_name = "phong trào, mô hình"
