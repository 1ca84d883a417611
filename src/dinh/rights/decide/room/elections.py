"""What waits about offices: terms that end, groups without a head, acting heads whose time ends, posts not given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.room import TODAY, TodayItem
from dinh.rights.decide import permissions
from dinh.rights.decide.queries import elections
from dinh.rights.decide.room.outcome import stand


def today_items(by: Actor, day: date) -> Iterator[TodayItem]:
    """For the UBND's clerk and chair."""
    if not (by.has(permissions.WRITER) or by.has(permissions.CHAIR)):
        return
    for one in elections.standings(day):
        url = reverse("decide_desk:term", args=[one.group.pk])
        if one.term:
            tone, when = stand(one.term.due, day)
            title = _("Bầu người thay ở %(group)s") % {"group": one.group}
            yield TodayItem(title, url, tone, when, one.words, one.term.due, _("Mở"))
        if one.key == "acting" and one.until:
            tone, when = stand(one.until, day)
            if tone != "info":
                title = _("Hết hạn phụ trách tạm thời: %(group)s") % {"group": one.group}
                yield TodayItem(title, url, tone, when, str(one.head), one.until, _("Mở"))
        elif one.key in ("ending", "over") and not one.election and one.until:
            tone = "late" if one.key == "over" else "soon"
            when = _("đến hết %(day)s") % {"day": f"{one.until:%d/%m/%Y}"}
            title = _("Hết nhiệm kỳ, cần bầu: %(group)s") % {"group": one.group}
            yield TodayItem(title, url, tone, when, str(one.head), one.until, _("Mở"))
        if one.head and not one.head.holding_id and by.has(permissions.WRITER):
            title = _("Giao chức danh đăng nhập: %(name)s, %(group)s") % {"name": one.head, "group": one.group}
            yield TodayItem(title, url, "info", "", "", one.head.begins, _("Giao"))


TODAY.append(today_items)
