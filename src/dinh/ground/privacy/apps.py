from __future__ import annotations

from dinh.ground import room


class Privacy(room.RoomConfig):
    name = "dinh.ground.privacy"
    verbose_name = "dữ liệu cá nhân"
