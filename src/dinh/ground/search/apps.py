from __future__ import annotations

from dinh.ground import room


class SearchConfig(room.RoomConfig):
    name = "dinh.ground.search"
    label = "search"
    verbose_name = "Tìm kiếm"
