from __future__ import annotations

from dinh.ground import room


class PeopleConfig(room.RoomConfig):
    name = "dinh.ground.people"
    label = "people"
    verbose_name = "Con người"
