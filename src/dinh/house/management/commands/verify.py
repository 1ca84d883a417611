from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from dinh.ground.journal import anchors
from dinh.ground.journal.queries import verify
from dinh.ground.places.models import Commune


class Command(BaseCommand):
    help = (
        "Tính lại chuỗi nhật ký của từng xã, phường và chỉ ra chỗ bị sửa; với --anchors, so thêm với các dấu đã đưa ra "
        "ngoài (./dinh anchor): viết lại cả cuốn cũng lộ."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anchors", metavar="TỆP", help="tệp, thư hay bản gõ lại có các dòng dinh-neo")

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = self._anchored(options["anchors"]) if options["anchors"] else 0
        for commune in Commune.objects.order_by("code"):
            checked, faults = verify(commune)
            wrong += len(faults)
            for fault in faults:
                self.stderr.write(f"{commune.title}: dòng {fault.seq}: {fault.reason}")
            if not faults:
                self.stdout.write(f"{commune.title}: {checked} dòng, chuỗi toàn vẹn")
        if wrong:
            raise CommandError(f"{wrong} chỗ không khớp.", returncode=1)

    def _anchored(self, path: str) -> int:
        try:
            found = anchors.read(Path(path).read_text(encoding="utf-8", errors="replace"))
        except OSError as error:
            raise CommandError(f"Không đọc được {path}: {error.strerror}.", returncode=2) from error
        if not found:
            raise CommandError(f"{path} không có dòng dinh-neo nào.", returncode=2)
        wrong = 0
        for anchor, fault in anchors.compare(found):
            if fault:
                wrong += 1
                self.stderr.write(f"{anchor.at} {anchor.province}/{anchor.commune} dòng {anchor.seq}: {fault}")
        self.stdout.write(f"{len(found) - wrong} trên {len(found)} dấu giữ bên ngoài khớp")
        return wrong
