"""How the house stands at this moment: jobs, messages, backups, room on the disk. Counts and times, nothing of anybody.

gauges()       for machines
findings(commune)  sentences for people, each with the way out; those with `public` are for everyone
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_scopes import scope, scopes_disabled
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dinh.ground.alerts.models import Message
from dinh.ground.clock import now
from dinh.ground.journal.queries import about
from dinh.ground.places.models import Commune
from dinh.ground.room import Tone

JOBS_LATE, MESSAGES_LATE = timedelta(minutes=10), timedelta(minutes=30)
BACKUP_OLD = timedelta(hours=26)  # one a day, with time for it to take
FAILED_LATELY = timedelta(days=7)
FULL, NEARLY = 0.05, 0.15  # of the disk still free


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about the running house: what it is, how it stands, what to do when it is not well."""

    title: str
    said: str
    tone: Tone
    way_out: str = ""
    public: bool = False


def gauges() -> Iterator[tuple[str, str, float]]:
    """(name, meaning, value) of the whole installation; ages in seconds, 0 where nothing waits."""
    usage = shutil.disk_usage(settings.VAR)
    yield "disk_free_bytes", "Room left where the data lies", usage.free
    yield "disk_bytes", "All room where the data lies", usage.total
    yield "jobs_waiting", "Background jobs in line", _jobs_waiting().count()
    yield "jobs_oldest_seconds", "Age of the oldest job in line", _age(_oldest_job())
    yield "jobs_failed", "Background jobs that failed in the last seven days", _jobs_failed()
    with scopes_disabled():
        late = _messages_late()
        yield "messages_late", "Messages that should have gone half an hour ago", late.count()
        backup = max(filter(None, (last_backup(each) for each in Commune.objects.filter(here=True))), default=None)
    yield "backup_age_seconds", "Age of the last backup, -1 where none was made", _age(backup) if backup else -1


def findings(commune: Commune) -> list[Finding]:
    with scope(commune=commune):
        return [_jobs(), _failed(), _messages(), _backup(commune), _disk(), _mail(), _lock(commune)]


def steps_left() -> list[str]:
    """Migrations that this version has and the data has not, in their order."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label} {migration.name}" for migration, _backwards in plan]


def last_backup(commune: Commune) -> datetime | None:
    with scope(commune=commune):
        return about(commune).filter(what="house.backup").values_list("at", flat=True).last()


def _jobs_waiting() -> QuerySet[Any]:
    return DBTaskResult.objects.ready()


def _oldest_job() -> datetime | None:
    found: datetime | None = _jobs_waiting().order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
    return found


def _jobs_failed() -> int:
    return int(
        DBTaskResult.objects.filter(
            status=TaskResultStatus.FAILED, finished_at__gte=timezone.now() - FAILED_LATELY
        ).count()
    )


def _messages_late() -> QuerySet[Message]:
    return Message.objects.filter(state=Message.State.WAITING, next_at__lte=now() - MESSAGES_LATE)


def _age(at: datetime | None) -> float:
    return max(0.0, (timezone.now() - at).total_seconds()) if at else 0.0


def _jobs() -> Finding:
    title, oldest = _("Việc nền"), _oldest_job()
    if oldest is None or timezone.now() - oldest < JOBS_LATE:
        return Finding(title, _("Đang chạy, không có việc nào chờ lâu."), "ok", public=True)
    said = _("Có việc chờ từ %(at)s.") % {"at": _moment(oldest)}
    return Finding(
        title, said, "late", _("Xem dịch vụ dinh-worker có đang chạy không: systemctl status dinh-worker."), public=True
    )


def _failed() -> Finding:
    title, count = _("Việc nền bị lỗi"), _jobs_failed()
    if not count:
        return Finding(title, _("Bảy ngày qua không có việc nào lỗi."), "ok")
    said = ngettext("Bảy ngày qua có %(count)s việc lỗi.", "Bảy ngày qua có %(count)s việc lỗi.", count)
    way_out = _("Lý do nằm trong nhật ký của máy: journalctl -u dinh-worker.")
    return Finding(title, said % {"count": count}, "soon", way_out)


def _messages() -> Finding:
    title, count = _("Tin gửi đi"), _messages_late().count()
    if not count:
        return Finding(title, _("Không có tin nào chờ quá nửa giờ."), "ok", public=True)
    said = ngettext("%(count)s tin chờ quá nửa giờ.", "%(count)s tin chờ quá nửa giờ.", count) % {"count": count}
    return Finding(title, said, "late", _("Mở Tin báo trên bàn làm việc để xem vì sao chưa gửi được."), public=True)


def _backup(commune: Commune) -> Finding:
    title, last = _("Sao lưu"), last_backup(commune)
    way_out = _("Người giữ máy chạy dinh backup và xem hẹn giờ dinh-backup.timer (docs/running.md, mục 5).")
    if last is None:
        return Finding(title, _("Chưa sao lưu lần nào."), "info" if commune.is_demo else "late", way_out)
    said = _("Lần gần nhất: %(at)s.") % {"at": _moment(last)}
    return Finding(title, said, "ok", "") if now() - last < BACKUP_OLD else Finding(title, said, "late", way_out)


def _disk() -> Finding:
    usage = shutil.disk_usage(settings.VAR)
    share = usage.free / usage.total
    said = _("Còn trống %(gb)s GB (%(percent)s %%).") % {"gb": usage.free // 10**9, "percent": round(100 * share)}
    tone: Tone = "late" if share < FULL else "soon" if share < NEARLY else "ok"
    way_out = (
        ""
        if tone == "ok"
        else _("Thêm đĩa, hoặc chuyển tệp và bản sao lưu sang nơi khác (DINH_FILES, DINH_BACKUP_TO).")
    )
    return Finding(_("Chỗ trống trên đĩa"), said, tone, way_out)


def _mail() -> Finding:
    title = _("Thư điện tử")
    if settings.DINH_EMAIL_URL:
        return Finding(title, _("Đã đặt máy gửi thư."), "ok")
    return Finding(
        title, _("Chưa đặt: không ai được nhắc bằng thư."), "soon", _("Đặt DINH_EMAIL_URL (docs/running.md, mục 4).")
    )


def _lock(commune: Commune) -> Finding:
    title = _("Mã hóa đường truyền (HTTPS)")
    if settings.SESSION_COOKIE_SECURE:
        return Finding(title, _("Bắt buộc trên mọi trang."), "ok")
    tone: Tone = "info" if commune.is_demo else "late"
    return Finding(title, _("Chưa bật."), tone, _("Chạy sau Caddy và đặt DINH_TLS=1 (./dinh install làm cả hai)."))


def _moment(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M %d/%m/%Y}"
