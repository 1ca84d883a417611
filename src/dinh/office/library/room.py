"""What the room tells the floors above: menus, today's work, the portal's link, the demo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.actor import Actor
from dinh.ground.room import DEMO, DESK_LINKS, PORTAL_LINKS, TODAY, DeskLink, PortalLink, TodayItem, Tone
from dinh.office.library import permissions, queries
from dinh.office.library.demo import load
from dinh.office.library.queries import Line

AHEAD = timedelta(days=30)  # ours: so long before its day a missing regulation is called to mind


def today_items(by: Actor, day: date) -> Iterator[TodayItem]:
    """For a unit's officer: what it is asked to put in force and has not. For who keeps the models: how many units are
    late, which own wordings rest on an older version."""
    if not (by.has(permissions.OWN) or by.has(permissions.KEEPER)):
        return
    lines = queries.lines(day)
    for one in lines:
        if one.state in ("late", "missing") and permissions.belongs(by, one.body):
            yield from _missing(one, day)
    if not by.has(permissions.KEEPER):
        return
    if count := sum(one.state == "late" for one in lines):
        url = f"{reverse('library_desk:watch')}?tinh_trang=late"
        title = _("Đơn vị trễ ban hành quy chế, nội quy: %d") % count
        yield TodayItem(title, url, "late", _("Xem, nhắc"), "", None, _("Mở"))
    for wording in queries.all_in_use().values():
        if queries.outdated(wording):
            url = reverse("library_desk:compare", args=[wording.sample.key])
            title = _("Bản mẫu đã có phiên bản mới: %s") % wording.sample.title
            yield TodayItem(title, url, "info", wording.name, "", None, _("Xem khác gì"))


def _missing(one: Line, day: date) -> Iterator[TodayItem]:
    if one.asked is None or one.asked.due > day + AHEAD:
        return
    late = (day - one.asked.due).days
    tone: Tone = "late" if late > 0 else "soon"
    url = reverse("library_desk:model", args=[one.sample.key])
    when = _("Trễ %d ngày") % late if late > 0 else _("Hạn %s") % f"{one.asked.due:%d/%m/%Y}"
    title = _("Ban hành: %s") % one.sample.title
    yield TodayItem(title, url, tone, when, one.body.short_name or one.body.name, one.asked.due, _("Mở mẫu"))


DESK_LINKS.append(
    DeskLink("lead", 17, gettext_lazy("Thư viện mẫu"), "library_desk:index", permissions.READ)  # type: ignore[arg-type]
)
PORTAL_LINKS.append(
    PortalLink(
        130,
        gettext_lazy("Mẫu quy chế, quy ước"),  # type: ignore[arg-type]
        "library:index",
        gettext_lazy("Mẫu để tải về dùng; cơ quan, đơn vị nào ở đây đã ban hành quy chế dân chủ."),  # type: ignore[arg-type]
    )
)
TODAY.append(today_items)
DEMO.append((96, load))
