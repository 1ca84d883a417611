from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django_scopes import scope

from dinh.ground.clock import today
from dinh.ground.places.models import Commune
from dinh.ground.room import RING


class Command(BaseCommand):
    help = "Việc định kỳ của mọi phòng; gọi mỗi ngày một lần hoặc nhiều hơn, chạy lại không hại."

    def handle(self, *args: Any, **options: Any) -> None:
        for commune in Commune.objects.filter(here=True).order_by("code"):
            with scope(commune=commune):
                done = sum(job(commune, today()) for job in RING)
            self.stdout.write(f"{commune.title}: {done} việc")
