from __future__ import annotations

from dinh.ground.room import RoomConfig


class JournalConfig(RoomConfig):
    name = "dinh.ground.journal"
    label = "journal"
    verbose_name = "Nhật ký"
