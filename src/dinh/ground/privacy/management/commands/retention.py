from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django_scopes import scope

from dinh.ground.clock import today
from dinh.ground.places.models import Commune
from dinh.ground.privacy import rounds


class Command(BaseCommand):
    help = (
        "Bỏ dữ liệu cá nhân đã hết thời hạn mà người phụ trách đã đặt; --check: chỉ xem sẽ bỏ gì. Việc định kỳ "
        "(./dinh ring) cũng làm việc này mỗi ngày; chạy lại không hại."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="chỉ xem, không bỏ gì")

    def handle(self, *args: Any, **options: Any) -> None:
        for commune in Commune.objects.filter(here=True).order_by("code"):
            with scope(commune=commune):
                if options["check"]:
                    self._look(commune)
                else:
                    gone = rounds.let_go(commune, today())
                    self.stdout.write(f"{commune.title}: đã bỏ {gone} mục")

    def _look(self, commune: Commune) -> None:
        self.stdout.write(f"{commune.title}:")
        for due in rounds.look(today()):
            term = f"giữ {due.amount} {due.lapse.law.unit}" if due.amount else "chưa đặt thời hạn"
            self.stdout.write(
                f"  {due.lapse.law.what}: {due.rows} mục sẽ bỏ, {due.held} giữ lại, {due.waits} chờ việc xong ({term})"
            )
