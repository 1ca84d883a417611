from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand

from dinh.account.province.rolling import behind, roll
from dinh.ground.clock import today


class Command(BaseCommand):
    help = "Cộng dồn số liệu của các xã, phường có thay đổi, để tỉnh và cả nước xem cùng lúc; chạy lại không hại."

    def handle(self, *args: Any, **options: Any) -> None:
        found = behind(today())
        written = roll(today(), found, self._progress)
        self.stdout.write(f"{len(found)} xã, phường; {written} số liệu")

    def _progress(self, done: int, all_: int) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r{done}/{all_}", ending="" if done < all_ else "\n")
