from __future__ import annotations

from dinh.ground import room


class FilesConfig(room.RoomConfig):
    name = "dinh.ground.files"
    label = "files"
    verbose_name = "Tệp"
