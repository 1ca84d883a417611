"""What the committee's room tells the floors above: the desk's menu, today's work of members and of those who run
it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.room import DESK_LINKS, TODAY, DeskLink, TodayItem
from dinh.office.committee import permissions, queries


def my_units(by: Actor, day: date) -> Iterator[TodayItem]:
    """For members: one line when units they look after are late, so that they know whom to call."""
    if not may(by, permissions.READ):
        return
    loads = queries.unit_loads(queries.units_of(by, day), day)
    late = [load for load in loads if load.late]
    if late:
        turns = sum(load.late for load in late)
        title = _("Đôn đốc đơn vị phụ trách: %(units)s") % {
            "units": ", ".join(x.body.short_name or x.body.name for x in late)
        }
        yield TodayItem(title, reverse("committee:my_units"), "late", _("%(turns)d việc trễ") % {"turns": turns})


def coming(by: Actor, day: date) -> Iterator[TodayItem]:
    """For everyone who may read: meetings within a week. For those who run them: what has been held and not
    concluded.
    """
    if not may(by, permissions.READ):
        return
    for meeting in queries.meetings_near(day):
        at = timezone.localtime(meeting.starts_at)
        url = reverse("committee:meeting", args=[meeting.ref])
        when = f"{at:%H:%M} {at.day}/{at.month}"
        yield TodayItem(_("Họp: %(subject)s") % {"subject": meeting}, url, "soon", when, meeting.place, at.date())
    if not may(by, permissions.MANAGE):
        return
    for meeting in queries.meetings_to_conclude(day)[:10]:
        url = reverse("committee:meeting", args=[meeting.ref])
        held = timezone.localdate(meeting.starts_at)
        yield TodayItem(
            str(meeting), url, "info", _("Chưa có thông báo kết luận"), _("Họp ngày %s") % f"{held:%d/%m/%Y}", held
        )


def _late_units(by: Actor) -> int:
    return sum(1 for load in queries.unit_loads(queries.units_of(by, today()), today()) if load.late)


DESK_LINKS += [
    DeskLink("lead", 30, "Ban Chỉ đạo", "committee:home", permissions.READ),
    DeskLink("lead", 31, "Đơn vị tôi phụ trách", "committee:my_units", permissions.READ, _late_units),
]
TODAY.extend([my_units, coming])
