"""What the room tells the floors above: menus, today's work, reminders to a workplace's officers, files, the demo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.actor import Actor
from dinh.ground.alerts.actions import notify_holder
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import holders_of
from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.people.models import User
from dinh.ground.places.models import Commune
from dinh.ground.room import (
    DEMO,
    DESK_LINKS,
    FILE_READERS,
    PORTAL_LINKS,
    RING,
    TODAY,
    DeskLink,
    PortalLink,
    TodayItem,
    Tone,
)
from dinh.rights.workplaces import permissions, queries
from dinh.rights.workplaces.demo import load
from dinh.rights.workplaces.queries import Standing

MOST, SOON = 8, timedelta(days=14)  # ours: so long before its day an agreement is called to mind


def today_items(by: Actor, day: date) -> Iterator[TodayItem]:
    """For a workplace's officer: what it lacks. For those who watch: how many are late. For the union: letters."""
    if by.has(permissions.OWN):
        for one in _standings(queries.own_workplaces(by, day), day):
            yield from _own(one, day)
    if not may(by, permissions.WATCH):
        return
    if count := queries.late_count(day):
        url = f"{reverse('workplaces_desk:index')}?tinh_trang=late"
        title = _("Nơi làm việc có việc trễ: %d nơi") % count
        yield TodayItem(title, url, "late", _("Xem, nhắc"), "", None, _("Mở"))
    yield from _agreements(day)
    if permissions.is_union(by) and (letters := queries.unread_letters()):
        title = _("Thư người lao động chưa mở: %d thư") % letters
        yield TodayItem(title, f"{reverse('workplaces_desk:unions')}#hom-thu", "info", "", "", None, _("Mở"))


def _standings(bodies: list[Body], day: date) -> list[Standing]:
    if not bodies:
        return []
    wanted = {body.pk for body in bodies}
    return [one for one in queries.standings(day, day.year) if one.body.pk in wanted]


def _own(one: Standing, day: date) -> Iterator[TodayItem]:
    url = reverse("workplaces_desk:place", args=[one.body.pk])
    for tone, words in one.needs:
        if tone == "info":
            continue
        shown: Tone = "late" if tone == "late" else "soon"
        yield TodayItem(
            words, url, shown, one.body.short_name or one.body.name, _("Dân chủ ở nơi làm việc"), None, _("Mở")
        )
    if one.office and (count := queries.unanswered(one.body)):
        title = _("%d nhóm ý kiến trong đơn vị chờ trả lời") % count
        yield TodayItem(title, url, "info", one.body.short_name or one.body.name, "", None, _("Mở"))


def _agreements(day: date) -> Iterator[TodayItem]:
    for each in queries.agreements_open().filter(due__lte=day + SOON)[:MOST]:
        url = reverse("workplaces_desk:dialogue", args=[each.dialogue_id])
        tone: Tone = "late" if each.due < day else "soon"
        title = _("Thỏa thuận đối thoại: %s") % each.words[:100]
        yield TodayItem(title, url, tone, f"{each.due:%d/%m/%Y}", each.dialogue.body.name, each.due, _("Mở"))


def remind(commune: Commune, day: date) -> int:
    """Periodic work: tell the officers of each workplace what is late or soon due, once for each need; returns how
    many needs were told of."""
    told = 0
    holders = holders_of(permissions.OWN, day)
    for one in queries.standings(day, day.year):
        users = [held.user for held in holders if held.post.body_id in (one.body.pk, one.body.parent_id)]
        for tone, words in one.needs if users else ():
            if tone in ("late", "soon"):
                _tell(Actor(commune), one, users, words, day)
                told += 1
    return told


def _tell(by: Actor, one: Standing, users: list[User], words: str, day: date) -> None:
    notify_holder(
        by=by, key=f"workplaces:{one.body.pk}:{day.year}:{words}"[:200], users=users,
        title=f"{one.body.short_name or one.body.name}: {words}",
        text=_("Mở trang nơi làm việc để ghi việc còn thiếu."),
        url=reverse("workplaces_desk:place", args=[one.body.pk]),
    )  # fmt: skip


def _late(by: Actor) -> int:
    """Agreements past their day: one query, for every page of the desk asks it."""
    day = today()
    return queries.agreements_open().filter(due__lt=day).count() if may(by, permissions.WATCH) else 0


DESK_LINKS.append(
    DeskLink("people", 95, gettext_lazy("Dân chủ ở nơi làm việc"), "workplaces_desk:index", permissions.ENTER, _late)  # type: ignore[arg-type]
)
PORTAL_LINKS.append(
    PortalLink(
        95,
        gettext_lazy("Thư của người lao động"),  # type: ignore[arg-type]
        "workplaces:door",
        gettext_lazy("Làm ở doanh nghiệp có hòm thư: viết cho công đoàn bằng mã dán ở chỗ làm, không ghi tên."),  # type: ignore[arg-type]
    )
)
TODAY.append(today_items)
FILE_READERS.append(queries.may_read_file)
RING.append(remind)
DEMO.append((95, load))
