from __future__ import annotations

import subprocess
import sys
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from dinh.ground.places.models import Commune
from dinh.house.demo import SIGN_INS, load_demo


class Command(BaseCommand):
    help = "Chuẩn bị mọi thứ, nạp năm mẫu khi chưa có dữ liệu, chạy trang và việc nền."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        if not Commune.objects.exists():
            self.stdout.write("Chưa có dữ liệu: đang nạp năm mẫu của phường Đình Minh (hư cấu)…")
            self.stdout.flush()
            load_demo()
        self._greet(options["host"], options["port"])
        worker = subprocess.Popen([sys.executable, "-m", "dinh", "worker"])
        try:
            call_command("serve", host=options["host"], port=options["port"])
        finally:
            worker.terminate()
            worker.wait(timeout=30)

    def _greet(self, host: str, port: int) -> None:
        self.stdout.write(f"\nĐình: http://{host}:{port}/")
        if Commune.objects.filter(is_demo=True).exists():
            self.stdout.write("Đăng nhập thử (dữ liệu mẫu):")
            for sign_in in SIGN_INS:
                self.stdout.write(f"  {sign_in.username:8} {sign_in.password:22} {sign_in.who}")
            for office in Commune.objects.filter(is_demo=True, host__isnull=False):
                # An office's user in the demo is called as its kind: tinh, nuoc.
                address, username = f"http://{office.host}:{port}/", office.kind
                self.stdout.write(f"{office.title} (dữ liệu mẫu): {address}, tài khoản {username}")
        self.stdout.write("Ctrl+C để dừng.\n")
        self.stdout.flush()
