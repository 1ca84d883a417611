from __future__ import annotations

from dinh.ground import room


class Dialogue(room.RoomConfig):
    name = "dinh.rights.dialogue"
    verbose_name = "đối thoại, tiếp công dân, lời hứa"
