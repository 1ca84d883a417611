from __future__ import annotations

from dinh.ground.room import RoomConfig


class PapersConfig(RoomConfig):
    name = "dinh.office.papers"
    label = "papers"
    verbose_name = "Văn bản"
