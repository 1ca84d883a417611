from __future__ import annotations

from dinh.ground.room import RoomConfig


class PlacesConfig(RoomConfig):
    name = "dinh.ground.places"
    label = "places"
    verbose_name = "Địa bàn"
