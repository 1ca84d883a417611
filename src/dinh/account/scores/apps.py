from __future__ import annotations

from dinh.ground import room


class Scores(room.RoomConfig):
    name = "dinh.account.scores"
    verbose_name = "chấm điểm"
