from __future__ import annotations

import logging
import time
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.db.utils import InterfaceError, OperationalError

log = logging.getLogger(__name__)
LONGEST = 60  # seconds between two tries to reach a database that is away
SOUND = 300  # seconds of work after which a failure is a new one


class Command(BaseCommand):
    help = "Chỉ chạy việc nền (đọc nhiều tệp, gửi tin)."

    def handle(self, *args: Any, **options: Any) -> None:
        pause = 1
        while True:
            began = time.monotonic()
            try:
                call_command("db_worker", interval=1)
            except (OperationalError, InterfaceError) as error:
                if time.monotonic() - began > SOUND:
                    pause = 1
                log.warning("worker: the database is away, trying again in %s s: %s", pause, error)
                close_old_connections()
                time.sleep(pause)
                pause = min(LONGEST, 2 * pause)
            else:
                return
