from __future__ import annotations

from dinh.ground import room


class Consult(room.RoomConfig):
    name = "dinh.rights.consult"
    verbose_name = "lấy ý kiến"
