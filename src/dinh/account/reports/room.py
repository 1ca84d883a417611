"""What reports tell the desk: what is owed and by when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from dinh.account.reports import chain, permissions, queries
from dinh.account.reports.demo import load
from dinh.account.reports.models import Draft, Figure
from dinh.ground.actor import Actor
from dinh.ground.alerts.actions import notify_holder
from dinh.ground.gate import may
from dinh.ground.places.models import Commune
from dinh.ground.room import DEMO, DESK_LINKS, FILE_READERS, RING, TODAY, DeskLink, TodayItem

AHEAD = timedelta(days=30)  # calendar days before the due day in which a report shows among today's work


def owed_today(by: Actor, day: date) -> Iterator[TodayItem]:
    """Reports that one's own body, or the one above it, owes within a month or owes already."""
    if not may(by, permissions.READ, by.commune):
        return
    mine = queries.writes_for(by)
    for regime in queries.regimes(day):
        for item in queries.owed(regime, day.year):
            last = item.item.last_day
            if item.body.pk in mine and not item.handed_in and regime.begins <= last <= day + AHEAD:
                yield TodayItem(
                    title=f"{regime.title}, {item.item.period.label}",
                    url=reverse("reports:draft", args=[item.draft.ref]) if item.draft else reverse("reports:owed"),
                    tone="late" if last < day else "soon",
                    when=_("trước %(day)s") % {"day": f"{item.item.printed:%d/%m/%Y}"},
                    detail=_("%(body)s báo cáo %(receiver)s") % {"body": item.body, "receiver": regime.receiver},
                    day=last,
                    action=_("Mở báo cáo"),
                )


def remind(commune: Commune, day: date) -> int:
    """Periodic work: tell those who write what is due in some days, or became late; each is told once."""
    found = chain.reminders(day)
    for one in found:
        url = reverse("reports:draft", args=[one.owed.draft.ref]) if one.owed.draft else reverse("reports:owed")
        notify_holder(by=Actor(commune), key=one.key, users=one.users, title=one.title, text=one.text, url=url)
    return len(found)


def reads_file(by: Actor, file_id: int) -> bool:
    """A figure's proof is read by whoever reads reports."""
    return may(by, permissions.READ, by.commune) and Figure.objects.filter(file=file_id).exists()


def waiting(by: Actor) -> int:
    """Drafts one writes at that still have to be handed in."""
    still_open = [Draft.State.OPEN, Draft.State.RETURNED]
    return Draft.objects.filter(body__in=queries.writes_for(by), state__in=still_open).count()


DESK_LINKS.append(DeskLink("account", 10, "Báo cáo", "reports:owed", permissions.READ, waiting))
TODAY.append(owed_today)
FILE_READERS.append(reads_file)
RING.append(remind)
DEMO.append((110, load))
