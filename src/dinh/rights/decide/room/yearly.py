"""What waits about the yearly meeting: to be set near the end of the year, told to households in time, written down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.room import TODAY, TodayItem
from dinh.rights.decide import permissions
from dinh.rights.decide.queries import yearly
from dinh.rights.decide.room.outcome import stand


def today_items(by: Actor, day: date) -> Iterator[TodayItem]:
    """For the head of the group; the clerk sees one line for all groups that have set no day."""
    own = by.post.group_id if by.post and by.has(permissions.HEAD) else None
    writes = by.has(permissions.WRITER)
    if own is None and not writes:
        return
    rows = yearly.standings(day.year, day)
    season = day.month >= yearly.SEASON
    none = [one for one in rows if one.key == "none"]
    if writes and season and none:
        title = _("Hội nghị định kỳ cuối năm: %(count)d thôn, tổ dân phố chưa định ngày") % {"count": len(none)}
        end = date(day.year, 12, 31)
        yield TodayItem(title, reverse("decide_desk:yearly"), "soon", _("cuối năm"), "", end, _("Mở"))
    for one in rows:
        if one.group.pk == own:
            yield from _own(one, day, season=season)


def _own(one: yearly.Standing, day: date, *, season: bool) -> Iterator[TodayItem]:
    if one.meeting is None:
        if season:
            url = reverse("decide_desk:yearly_plan", args=[one.group.pk])
            end = date(day.year, 12, 31)
            yield TodayItem(_("Định ngày hội nghị định kỳ cuối năm"), url, "soon", _("cuối năm"), "", end, _("Mở"))
        return
    url = reverse("decide_desk:yearly_one", args=[one.meeting.pk])
    if one.key == "planned" and one.meeting.notice_on is None and one.notice:
        tone, when = stand(one.notice.due, day)
        yield TodayItem(_("Thông báo hội nghị định kỳ đến các hộ"), url, tone, when, "", one.notice.due, _("Mở"))
    elif one.key == "missed":
        yield TodayItem(_("Ghi hội nghị định kỳ đã họp"), url, "soon", _("Đã qua ngày họp"), "", None, _("Ghi"))
    elif one.key == "held":
        yield TodayItem(_("Báo cáo hội nghị định kỳ bằng văn bản"), url, "soon", _("Đã họp"), "", None, _("Mở"))


TODAY.append(today_items)
