from __future__ import annotations

from dinh.ground import room


class TasksConfig(room.RoomConfig):
    name = "dinh.office.tasks"
    label = "tasks"
    verbose_name = "Nhiệm vụ"
