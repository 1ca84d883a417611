from __future__ import annotations

from dinh.ground import room


class PlacesConfig(room.RoomConfig):
    name = "dinh.ground.places"
    label = "places"
    verbose_name = "Địa bàn"
