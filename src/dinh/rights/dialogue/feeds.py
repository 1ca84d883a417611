"""Calendars (RFC 5545) of public dialogues and of posted reception days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from dinh.rights.dialogue.clocks import VN
from dinh.rights.dialogue.models import Dialogue, ReceptionDay
from dinh.rights.dialogue.queries import groups_text

if TYPE_CHECKING:
    from datetime import date

    from dinh.ground.places.models import Commune

LASTS = timedelta(hours=2)  # what a calendar shows of a dialogue whose end nobody promises


def calendar(
    commune: Commune, name: str, base: str, dialogues: Iterable[Dialogue] = (), receptions: Iterable[ReceptionDay] = ()
) -> bytes:
    """An .ics; `base` is the site's address without a slash at the end. What was cancelled says so."""
    out = Calendar()
    out.add("prodid", "-//Dinh//dialogue//VI")
    out.add("version", "2.0")
    out.add("x-wr-calname", name)
    out.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    for dialogue in dialogues:
        begins = _at(dialogue.day, dialogue.starts)
        who = groups_text(dialogue.groups.all()) or _("Cả địa phương")
        said = [f"{_('Chủ trì:')} {dialogue.leader.title}", f"{_('Mời:')} {dialogue.invited} ({who})"]
        if dialogue.moved_from and not dialogue.cancelled_on:
            said.append(f"{_('Dời từ ngày')} {dialogue.moved_from:%d/%m/%Y}: {dialogue.reason}")
        title = _("Đối thoại: %(topic)s") % {"topic": dialogue.topic}
        out.add_component(_event(commune, dialogue, base, title, (begins, begins + LASTS), said))
    for reception in receptions:
        span = (_at(reception.day, reception.starts), _at(reception.day, reception.ends))
        title = _("Tiếp công dân: %(who)s") % {"who": reception.receiver.title}
        said = [capfirst(reception.get_kind_display())]
        if reception.online:
            said.append(_("Tiếp trực tuyến: đăng ký trước để nhận đường kết nối."))
        out.add_component(_event(commune, reception, base, title, span, said))
    data: bytes = out.to_ical()
    return data


def _at(day: date, at: time) -> datetime:
    return datetime.combine(day, at, VN).astimezone(UTC)  # needs no VTIMEZONE


def _event(
    commune: Commune, row: Dialogue | ReceptionDay, base: str, title: str, span: tuple[datetime, datetime],
    said: list[str],
) -> Event:  # fmt: skip
    event = Event()
    event.add("uid", f"{row.ref}@{commune.code}.dinh")
    event.add("dtstamp", row.changed_at)
    event.add("sequence", row.revision)
    event.add("summary", title)
    event.add("location", row.place)
    event.add("url", f"{base}{row.path}")
    event.add("status", "CANCELLED" if row.cancelled_on else "CONFIRMED")
    event.add("dtstart", span[0])
    event.add("dtend", span[1])
    if row.cancelled_on:
        said = [f"{_('Đã hủy:')} {row.reason}", *said]
    event.add("description", "\n".join(said))
    return event
