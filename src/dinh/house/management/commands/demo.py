from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from dinh.ground.places.models import Commune
from dinh.house.demo import SIGN_INS, load_demo
from dinh.house.management.commands.worker import anyone_at_work


class Command(BaseCommand):
    help = "Nạp năm mẫu của phường Đình Minh (hư cấu); --reset: xóa hết dữ liệu mẫu và nạp lại từ đầu."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reset", action="store_true", help="xóa mọi dữ liệu ở đây; chỉ khi không có đơn vị thật")
        parser.add_argument("--yes", action="store_true", help="không hỏi lại")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        full = Commune.objects.exists()
        if full and not options["reset"]:
            raise CommandError("Ở đây đã có dữ liệu. Muốn làm lại năm mẫu: ./dinh demo --reset", returncode=1)
        if full:
            _refuse_real()
        if anyone_at_work(Path(settings.VAR)):  # it would do the year's jobs before the year comes to them
            raise CommandError(
                "Việc nền đang chạy trên dữ liệu này. Dừng nó trước: sudo systemctl stop dinh-web dinh-worker "
                "dinh-ring.timer (hoặc Ctrl+C ở ./dinh run), xong thì chạy lại.",
                returncode=2,
            )
        if full:
            if not options["yes"] and input("Xóa hết và nạp lại năm mẫu? [c/K] ").strip().lower() not in ("c", "có"):
                raise CommandError("Chưa xóa gì.", returncode=1)
            _empty()
            call_command("migrate", verbosity=0)
        load_demo()
        self.stdout.write(f"Đã nạp năm mẫu. Đăng nhập thử: {SIGN_INS[0].username} / {SIGN_INS[0].password}")


def _refuse_real() -> None:
    real = Commune.objects.filter(is_demo=False, here=True).first()
    if real:
        raise CommandError(f"{real.title} là đơn vị thật: không xóa gì ở đây.", returncode=2)


def _empty() -> None:
    """The database as it was before anything was made, and no files. (Line by line the journal cannot be emptied: that
    is what it is for.)"""
    if connection.vendor == "sqlite":
        name = Path(connection.settings_dict["NAME"])
        connection.close()
        for suffix in ("", "-wal", "-shm"):
            name.with_name(name.name + suffix).unlink(missing_ok=True)
    else:
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
    shutil.rmtree(settings.DINH_FILES, ignore_errors=True)
