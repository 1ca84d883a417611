from __future__ import annotations

from dinh.ground import room


class Publish(room.RoomConfig):
    name = "dinh.rights.publish"
    verbose_name = "công khai"
