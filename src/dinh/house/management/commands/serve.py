from __future__ import annotations

import os
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.utils import InterfaceError, OperationalError
from granian import Granian
from granian.constants import HTTPModes, Interfaces, RuntimeModes
from granian.log import LogLevels

from dinh.house.running import metrics, state


class Command(BaseCommand):
    help = "Chỉ chạy trang web (granian)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1")

    def handle(self, *args: Any, **options: Any) -> None:
        with suppress(OperationalError, InterfaceError):  # a database that is away: the pages say so, and come back
            if state.steps_left():
                raise CommandError("Dữ liệu chưa theo kịp chương trình: chạy ./dinh upgrade trước.", returncode=3)
        if settings.DINH_METRICS_TOKEN:
            metrics.begin(settings.VAR / f"metrics-{options['port']}")
        Granian(
            "dinh.house.wsgi:application",
            address=options["host"],
            port=options["port"],
            interface=Interfaces.WSGI,
            workers=os.cpu_count() or 1,
            # Python runs one thread at a time in any case: more of them only hand its lock around, and ready pages go
            # out at two thirds of the rate (bench/public.py). Work that takes long belongs to the worker.
            blocking_threads=1,
            runtime_mode=RuntimeModes.mt,
            http=HTTPModes.http1,  # what proxies speak to us; nothing here needs more
            websockets=False,
            backpressure=64,
            log_level=LogLevels.warning,
        ).serve()
