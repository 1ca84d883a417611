from __future__ import annotations

from dinh.ground.room import RoomConfig


class CommitteeConfig(RoomConfig):
    name = "dinh.office.committee"
    label = "committee"
    verbose_name = "Ban Chỉ đạo"
