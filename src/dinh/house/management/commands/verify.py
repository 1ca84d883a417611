from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dinh.ground.journal.queries import verify
from dinh.ground.places.models import Commune


class Command(BaseCommand):
    help = "Tính lại chuỗi nhật ký của từng xã, phường và chỉ ra chỗ bị sửa."

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = 0
        for commune in Commune.objects.order_by("code"):
            checked, faults = verify(commune)
            wrong += len(faults)
            for fault in faults:
                self.stderr.write(f"{commune.title}: dòng {fault.seq}: {fault.reason}")
            if not faults:
                self.stdout.write(f"{commune.title}: {checked} dòng, chuỗi toàn vẹn")
        if wrong:
            raise CommandError(f"{wrong} chỗ không khớp.", returncode=1)
