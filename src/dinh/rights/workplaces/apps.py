from __future__ import annotations

from dinh.ground import room


class Workplaces(room.RoomConfig):
    name = "dinh.rights.workplaces"
    verbose_name = "dân chủ nơi làm việc"
