from __future__ import annotations

from dinh.ground.room import RoomConfig


class PeopleConfig(RoomConfig):
    name = "dinh.ground.people"
    label = "people"
    verbose_name = "Con người"
