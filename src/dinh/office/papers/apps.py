from __future__ import annotations

from dinh.ground import room


class PapersConfig(room.RoomConfig):
    name = "dinh.office.papers"
    label = "papers"
    verbose_name = "Văn bản"
