from __future__ import annotations

from dinh.ground import room


class Petitions(room.RoomConfig):
    name = "dinh.rights.petitions"
    verbose_name = "phản ánh, kiến nghị, khiếu nại, tố cáo"
