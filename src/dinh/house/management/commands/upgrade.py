from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone
from django_scopes import scope

from dinh.ground.clock import now
from dinh.ground.journal.queries import verify
from dinh.ground.places.models import Commune
from dinh.ground.room import OPEN_NOW
from dinh.house.running.state import BACKUP_OLD, last_backup, steps_left

LEAST = 50 * 10**6  # bytes of data that even an empty house is taken for


class Command(BaseCommand):
    help = (
        "Nâng cấp dữ liệu lên bản chương trình này: xem trước (--check), sao lưu, chạy các bước, kiểm tra nhật ký. "
        "Dừng khi có việc đang mở mà nâng cấp có thể làm hỏng."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="chỉ xem: còn bước nào, vì sao chưa được")
        parser.add_argument("--no-backup", action="store_true", help="không sao lưu trước (đã tự sao lưu)")

    def handle(self, *args: Any, **options: Any) -> None:
        steps = steps_left()
        for step in steps:
            self.stdout.write(f"Còn: {step}")
        refused = [*_in_the_way(), *_unsaved(options["no_backup"])] if steps else []
        if not steps:
            self.stdout.write("Dữ liệu đã đúng bản này: không còn bước nào.")
        for reason in refused:
            self.stdout.write(f"Chưa nâng cấp được: {reason}")
        if refused:
            raise CommandError("Chưa đổi gì. Xử lý các điều trên rồi gọi lại.", returncode=1)
        if options["check"]:
            return
        if steps and not options["no_backup"]:
            call_command("backup", stdout=self.stdout, stderr=self.stderr)
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        _whole()
        self.stdout.write("Đã nâng cấp; chuỗi nhật ký toàn vẹn. Khởi động lại dinh-web và dinh-worker.")


def _in_the_way() -> Iterator[str]:
    """What is open in a commune: a voting under way must not find its tables changed."""
    for commune in Commune.objects.filter(here=True).order_by("code"):
        with scope(commune=commune):
            for told in OPEN_NOW:
                yield from (f"{commune.title}: {what}" for what in told(timezone.now()))
    usage = shutil.disk_usage(settings.VAR)
    size = max(LEAST, _size_of_data())
    if usage.free < 2 * size:
        yield f"đĩa chỉ còn {usage.free // 10**6} MB; cần gấp đôi dữ liệu ({2 * size // 10**6} MB)"


def _unsaved(no_backup: bool) -> Iterator[str]:
    if not no_backup:
        return
    for commune in Commune.objects.filter(here=True, is_demo=False):
        last = last_backup(commune)
        if last is None or now() - last > BACKUP_OLD:
            yield f"{commune.title}: bản sao lưu gần nhất đã quá một ngày; bỏ --no-backup"


def _size_of_data() -> int:
    """Bytes of the database."""
    if connection.vendor == "sqlite":
        name = Path(connection.settings_dict["NAME"])
        return name.stat().st_size if name.exists() else 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


def _whole() -> None:
    for commune in Commune.objects.filter(here=True).order_by("code"):
        _count, faults = verify(commune)
        if faults:
            raise CommandError(
                f"{commune.title}: nhật ký không toàn vẹn ở dòng {faults[0].seq}. Khôi phục bản sao lưu vừa làm.",
                returncode=1,
            )
