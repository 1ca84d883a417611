from __future__ import annotations

from dinh.ground import room


class Library(room.RoomConfig):
    name = "dinh.office.library"
    verbose_name = "thư viện mẫu"
