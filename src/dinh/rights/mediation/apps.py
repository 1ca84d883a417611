from __future__ import annotations

from dinh.ground import room


class Mediation(room.RoomConfig):
    name = "dinh.rights.mediation"
    verbose_name = "hòa giải ở cơ sở"
