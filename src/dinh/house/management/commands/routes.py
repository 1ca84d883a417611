from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from dinh.house.routes import all_routes


class Command(BaseCommand):
    help = "Mọi đường dẫn: phương thức, phòng, quyền hoặc “public”."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        routes = all_routes()
        if options["json"]:
            self.stdout.write(json.dumps([route._asdict() for route in routes], ensure_ascii=False, indent=1))
            return
        for route in routes:
            self.stdout.write(f"{route.methods:12} /{route.path:60} {route.room:12} {route.access}")
