from __future__ import annotations

from dinh.ground import room


class JournalConfig(room.RoomConfig):
    name = "dinh.ground.journal"
    label = "journal"
    verbose_name = "Nhật ký"
