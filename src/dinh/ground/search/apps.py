from __future__ import annotations

from dinh.ground.room import RoomConfig


class SearchConfig(RoomConfig):
    name = "dinh.ground.search"
    label = "search"
    verbose_name = "Tìm kiếm"
