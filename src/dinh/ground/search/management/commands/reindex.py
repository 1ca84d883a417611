from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django_scopes import scope

from dinh.ground.places.models import Commune
from dinh.ground.search.index import rebuild


class Command(BaseCommand):
    help = "Lập lại chỉ mục tìm kiếm của mọi xã, phường từ hồ sơ."

    def handle(self, *args: Any, **options: Any) -> None:
        for commune in Commune.objects.order_by("pk"):
            with transaction.atomic(), scope(commune=commune):
                count = rebuild(commune)
            self.stdout.write(f"{commune.title}: {count} mục")
