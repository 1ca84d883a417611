from __future__ import annotations

from dinh.ground import room


class CommitteeConfig(room.RoomConfig):
    name = "dinh.office.committee"
    label = "committee"
    verbose_name = "Ban Chỉ đạo"
