from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connections
from django.db.models.signals import post_migrate

from dinh.ground import room


class HouseConfig(room.RoomConfig):
    name = "dinh.house"
    label = "house"

    def ready(self) -> None:
        from dinh.ground import rowlevel

        def enforce(using: str, **_more: Any) -> None:
            rowlevel.enforce(connections[using])

        # After all migrations the signal comes once for each app that has models; the house has none of its own.
        post_migrate.connect(enforce, sender=apps.get_app_config("places"), weak=False, dispatch_uid="dinh.rowlevel")
        super().ready()
