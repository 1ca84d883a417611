"""Why a house must not be distributed now. Asked before anything is touched."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django_scopes import scope

from dinh.ground.places.models import Commune
from dinh.ground.room import OPEN_NOW
from dinh.house.distribute import plan, tables
from dinh.house.distribute.catalogue import Catalogue

OLDEST = 13  # of Citus: what was tried


def against(connection: BaseDatabaseWrapper, found: Catalogue) -> list[str]:
    """Sentences, each with the way out; none: it may begin."""
    return [
        *_of_citus(connection, found),
        *(f"{fault}: Citus không giữ được; báo cho người làm Đình." for fault in _unfit(found)),
        *_of_migrations(connection),
        *_of_others(connection),
        *_of_work(),
    ]  # fmt: skip


def _unfit(found: Catalogue) -> list[str]:
    return [*tables.faults(), *plan.unsound(found)]


def _of_citus(connection: BaseDatabaseWrapper, found: Catalogue) -> Iterator[str]:
    if not found.citus:
        yield "Cơ sở dữ liệu này chưa có Citus: chạy CREATE EXTENSION citus trên nút điều phối và mọi nút làm việc."
        return
    version = found.citus.removeprefix("Citus ").split(".")[0]
    if not version.isdecimal() or int(version) < OLDEST:
        yield f"{found.citus}: cần Citus {OLDEST} trở lên."
    if not _ask(connection, "SELECT count(*) FROM citus_get_active_worker_nodes()"):
        yield "Chưa có nút làm việc nào: thêm bằng SELECT citus_add_node('máy', 5432)."


def _of_migrations(connection: BaseDatabaseWrapper) -> Iterator[str]:
    executor = MigrationExecutor(connection)
    if waiting := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield f"Còn {len(waiting)} bước nâng cấp cơ sở dữ liệu chưa chạy: ./dinh manage migrate trước."


def _of_others(connection: BaseDatabaseWrapper) -> Iterator[str]:
    """Whoever else is connected could write what would be left behind."""
    others = _ask(
        connection,
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
        "AND backend_type = 'client backend' AND application_name NOT LIKE 'citus%'",
    )
    if others:
        yield (
            f"Còn {others} kết nối khác vào cơ sở dữ liệu: dừng ./dinh serve, ./dinh worker và mọi chương trình khác "
            "trên mọi máy, rồi gọi lại."
        )


def _of_work() -> Iterator[str]:
    for commune in Commune.objects.filter(here=True).order_by("code"):
        with scope(commune=commune):
            for told in OPEN_NOW:
                yield from (f"{commune.title}: {what}." for what in told(timezone.now()))
    running = apps.get_model("django_tasks_database", "DBTaskResult").objects.filter(status="RUNNING").count()
    if running:
        yield f"Còn {running} việc nền đang chạy: đợi xong (./dinh worker), rồi dừng worker."
    with (settings.VAR / "backup.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield "Đang sao lưu: đợi xong rồi gọi lại."


def _ask(connection: BaseDatabaseWrapper, sql: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]
