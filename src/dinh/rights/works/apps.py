from __future__ import annotations

from dinh.ground import room


class Works(room.RoomConfig):
    name = "dinh.rights.works"
    verbose_name = "công trình, quỹ"
