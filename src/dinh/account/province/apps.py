from __future__ import annotations

from dinh.ground import room


class ProvinceConfig(room.RoomConfig):
    name = "dinh.account.province"
    label = "province"
    verbose_name = "Tỉnh"
