from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.emergency import permissions
from dinh.ground.emergency.models import Emergency
from dinh.ground.gate import may
from dinh.ground.room import DESK_LINKS, TODAY, DeskLink, TodayItem


def to_confirm(by: Actor, day: date) -> Iterator[TodayItem]:
    """What waits for a second person's word, for each who could give it."""
    if not may(by, permissions.ASK, by.commune):
        return
    for row in Emergency.objects.waiting(now()).select_related("asked_by"):
        if may(by, permissions.CONFIRM, row):
            title = _("%(who)s xin mở khẩn cấp quyền quản trị tài khoản") % {"who": row.asked_by}
            url = reverse("emergency:confirm", args=[row.pk])
            yield TodayItem(title, url, "late", _("Chờ xác nhận"), row.reason, day, _("Xem và xác nhận"))


TODAY.append(to_confirm)
DESK_LINKS.append(DeskLink("house", 925, "Mở khẩn cấp", "emergency:home", permissions.VIEW))
