"""The calendar (RFC 5545) and the Atom feed of public sessions, of the whole commune or of one residential group."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from dinh.rights.outreach.models import Session
from dinh.rights.outreach.queries import groups_text

if TYPE_CHECKING:
    from dinh.ground.places.models import Commune

VN = ZoneInfo("Asia/Ho_Chi_Minh")
LASTS = timedelta(hours=2)  # what a calendar shows of a session whose end nobody promises


def calendar(commune: Commune, rows: Iterable[Session], base: str, name: str) -> bytes:
    """An .ics of sessions; `base` is the site's address without a slash at the end. A cancelled session says so."""
    out = Calendar()
    out.add("prodid", "-//Dinh//outreach//VI")
    out.add("version", "2.0")
    out.add("x-wr-calname", name)
    out.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    for session in rows:
        out.add_component(_event(commune, session, base))
    data: bytes = out.to_ical()
    return data


def _event(commune: Commune, session: Session, base: str) -> Event:
    event = Event()
    event.add("uid", f"{session.ref}@{commune.code}.dinh")
    event.add("dtstamp", session.changed_at)
    event.add("sequence", session.revision)
    event.add("summary", session.topic)
    event.add("location", session.place)
    event.add("url", f"{base}{session.path}")
    event.add("status", "CANCELLED" if session.cancelled_on else "CONFIRMED")
    if session.starts:
        begins = datetime.combine(session.day, session.starts, VN).astimezone(UTC)  # needs no VTIMEZONE
        event.add("dtstart", begins)
        event.add("dtend", begins + LASTS)
    else:
        event.add("dtstart", session.day)
        event.add("dtend", session.day + timedelta(days=1))
    event.add("description", "\n".join(_lines(session)))
    return event


def _lines(session: Session) -> list[str]:
    who = groups_text(session) or _("Cả địa phương")
    said = [session.get_form_display().capitalize(), session.cited, f"{_('Mời:')} {who}"]
    if session.cancelled_on:
        said.insert(0, f"{_('Đã hủy:')} {session.reason}")
    elif session.moved_from:
        said.insert(0, f"{_('Dời từ ngày')} {session.moved_from:%d/%m/%Y}: {session.reason}")
    return [line for line in said if line]


def atom(rows: Iterable[Session], base: str, title: str, here: str) -> bytes:
    """An Atom feed of sessions; `here` is the feed's own path."""
    feed = Atom1Feed(title=title, link=f"{base}/tuyen-truyen/", description="", feed_url=f"{base}{here}", language="vi")
    for session in rows:
        at = f"{session.starts:%H:%M} " if session.starts else ""
        feed.add_item(
            title=f"{session.topic} ({at}{session.day:%d/%m/%Y})",
            link=f"{base}{session.path}", unique_id=f"{base}{session.path}",
            description="\n".join([f"{at}{session.day:%d/%m/%Y}, {session.place}", *_lines(session)]),
            pubdate=session.changed_at, updateddate=session.changed_at,
        )  # fmt: skip
    return feed.writeString("utf-8").encode()
