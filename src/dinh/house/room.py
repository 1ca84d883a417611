"""What the house itself asks of whoever runs it: backups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.bodies.permissions import MANAGE
from dinh.ground.clock import now
from dinh.ground.gate import may
from dinh.ground.journal.permissions import READ
from dinh.ground.journal.queries import about
from dinh.ground.room import TODAY, TodayItem

OLDEST = timedelta(hours=26)  # a backup a day, with time for it to take


def backup_due(by: Actor, day: date) -> Iterator[TodayItem]:
    """For those who manage a real commune and may read its journal: that the last backup is too old, or was none."""
    if by.commune.is_demo or not (may(by, MANAGE) and may(by, READ)):
        return
    last = about(by.commune).filter(what="house.backup").values_list("at", flat=True).last()
    if last and now() - last < OLDEST:
        return
    title = (
        _("Bản sao lưu gần nhất đã cũ: %(at)s") % {"at": f"{timezone.localtime(last):%H:%M %d/%m/%Y}"}
        if last
        else _("Chưa sao lưu lần nào")
    )
    yield TodayItem(
        title=title,
        url=reverse("journal:list") + "?what=house.backup",
        tone="late",
        when=_("quá 1 ngày") if last else "",
        detail=_("Người giữ máy chủ chạy ./dinh backup mỗi ngày; cách làm ở docs/reliability.md."),
    )


TODAY.append(backup_due)
