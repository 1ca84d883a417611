from __future__ import annotations

from dinh.ground.room import RoomConfig


class TasksConfig(RoomConfig):
    name = "dinh.office.tasks"
    label = "tasks"
    verbose_name = "Nhiệm vụ"
