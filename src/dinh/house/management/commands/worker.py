from __future__ import annotations

import fcntl
import logging
import re
import secrets
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.db.utils import InterfaceError, OperationalError

from dinh.house.actions import put_back_lost_jobs

log = logging.getLogger(__name__)
LONGEST = 60  # seconds between two tries to reach a database that is away
SOUND = 300  # seconds of work after which a failure is a new one


class Command(BaseCommand):
    help = "Chỉ chạy việc nền (đọc nhiều tệp, gửi tin)."

    def handle(self, *args: Any, **options: Any) -> None:
        pause = 1
        with at_work(Path(settings.VAR)) as name:
            while True:
                began = time.monotonic()
                try:
                    if lost := put_back_lost_jobs(lambda worker: lives(Path(settings.VAR), worker)):
                        log.warning("%s jobs of a worker that died are in line again", lost)
                    call_command("db_worker", interval=1, worker_id=name)
                except (OperationalError, InterfaceError) as error:
                    if time.monotonic() - began > SOUND:
                        pause = 1
                    log.warning("worker: the database is away, trying again in %s s: %s", pause, error)
                    close_old_connections()
                    time.sleep(pause)
                    pause = min(LONGEST, 2 * pause)
                else:
                    return


def _machine() -> str:
    return re.sub(r"[^A-Za-z0-9]", "", socket.gethostname())[:30] or "machine"


@contextmanager
def at_work(var: Path) -> Iterator[str]:
    """A name for this worker, and a lock under it that ends with the process, however that ends."""
    name = f"{_machine()}-{secrets.token_hex(6)}"
    path = var / f"worker-{name}.lock"
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield name
        finally:
            path.unlink(missing_ok=True)


def anyone_at_work(var: Path) -> bool:
    """Whether a worker of this house works on this machine."""
    names = [path.name.removeprefix("worker-").removesuffix(".lock") for path in var.glob("worker-*.lock")]
    return any(lives(var, name) for name in names if name.startswith(f"{_machine()}-"))


def lives(var: Path, worker: str) -> bool:
    """Whether a worker still works. Of one on another machine, whose locks are not here, it is believed."""
    if not worker.startswith(f"{_machine()}-"):
        return True
    path = var / f"worker-{worker}.lock"
    try:
        with path.open() as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    path.unlink(missing_ok=True)
    return False
