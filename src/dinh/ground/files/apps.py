from __future__ import annotations

from dinh.ground.room import RoomConfig


class FilesConfig(RoomConfig):
    name = "dinh.ground.files"
    label = "files"
    verbose_name = "Tệp"
