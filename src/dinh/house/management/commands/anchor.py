from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django_scopes import scope

from dinh.ground.journal.anchors import send
from dinh.ground.places.models import Commune


class Command(BaseCommand):
    help = (
        "Đưa dấu cuối nhật ký của từng xã, phường ra ngoài: in ra đây, ghi vào DINH_ANCHOR_FILE, gửi "
        "DINH_ANCHOR_EMAIL. Ai viết lại cả cuốn nhật ký thì ./dinh verify --anchors TỆP sẽ thấy."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        failed = 0
        for commune in Commune.objects.filter(here=True).select_related("province").order_by("code"):
            with scope(commune=commune):
                try:
                    line = send(commune)
                except OSError as error:
                    failed += 1
                    self.stderr.write(f"{commune.title}: chưa đưa ra ngoài được: {error}")
                    continue
            self.stdout.write(line or f"{commune.title}: nhật ký chưa có dòng nào")
        if not (settings.DINH_ANCHOR_FILE or settings.DINH_ANCHOR_EMAIL):
            self.stderr.write("Chưa đặt DINH_ANCHOR_FILE, DINH_ANCHOR_EMAIL: hãy in và cất các dòng trên.")
        if failed:
            raise CommandError(f"{failed} nơi chưa gửi được.", returncode=1)
