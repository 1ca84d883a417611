"""Calendars (RFC 5545): how long something hangs, and what the plan says will come. All events are whole days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from dinh.ground.clock import today
from dinh.ground.http import Request, public
from dinh.rights.publish.models import PlanLine, Version
from dinh.rights.publish.public.addresses import authority, base
from dinh.rights.publish.public.items import BY_CODE
from dinh.rights.publish.public.readable import current_versions, find_published, in_force
from dinh.rights.publish.public.views_groups import find_group
from dinh.rights.publish.queries.standing import Standing, standings

DAY = timedelta(days=1)
MOST = 60  # newest publications in one calendar
MOST_PLANNED = 60


@public
@require_safe
def whole(request: Request) -> HttpResponse:
    """`/biet.ics`: what hangs, and what the plan of the year says is still to come."""
    title = _("Công khai ở %(commune)s") % {"commune": request.commune}
    return _answer(request, title, _newest(), planned=True)


@public
@require_safe
def of_group(request: Request, code: str) -> HttpResponse:
    """`/to/to-3.ics`: what concerns the group or everyone, by its posting at the group's own house of culture."""
    group = find_group(code, today())
    named = Version.groups.through.objects.filter(residentialgroup=group).values("version")
    title = _("Công khai ở %(group)s, %(commune)s") % {"group": group, "commune": request.commune}
    return _answer(request, title, _newest().filter(Q(pk__in=named) | Q(groups=None)), planned=True, group=group.pk)


@public
@require_safe
def of_publication(request: Request, ref: str) -> HttpResponse:
    """`/p/CK-…/lich.ics`."""
    version = in_force(find_published(ref))
    return _answer(request, version.title, Version.objects.filter(pk=version.pk), planned=False)


def _newest() -> QuerySet[Version]:
    return current_versions().order_by("-publication__published_on", "-pk")


def _answer(
    request: Request, title: str, versions: QuerySet[Version], *, planned: bool, group: int | None = None
) -> HttpResponse:
    calendar = Calendar()
    calendar.add("PRODID", "-//Dinh//Cong khai//VI")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", title)
    calendar.add("X-WR-TIMEZONE", "Asia/Ho_Chi_Minh")
    at, name = base(request), authority(request.commune)
    chosen = versions if not planned else versions.filter(pk__in=list(versions.values_list("pk", flat=True)[:MOST]))
    for standing in standings(chosen, today()):
        calendar.add_component(_hanging(standing, at, name, group))
    if planned:
        for line in _plan(today()):
            calendar.add_component(_coming(line, at, name))
    return HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")


def _hanging(standing: Standing, at: str, name: str, group: int | None) -> Event:
    """From the day it hangs to the last day of its term; without a term, the day it was made public."""
    version, publication = standing.version, standing.version.publication
    duties = [duty for duty in standing.duties if duty.term and duty.since]
    own = [duty for duty in duties if group is not None and duty.place and duty.place.group == group]
    spans = [(duty.since, duty.term.due) for duty in own or duties if duty.since and duty.term]
    first = min((since for since, _until in spans), default=publication.published_on or version.decided)
    last = max((until for _since, until in spans), default=first)
    title = _("Niêm yết: %(title)s") if spans else _("Công khai: %(title)s")
    url = f"{at}/p/{publication.ref}"
    words = [version.summary[:400], _("Mã số %(code)s.") % {"code": publication.spoken_code}, url]
    event = _event(f"{publication.ref}@{name}", version.published_at, title % {"title": version.title}, first, last)
    event.add("SEQUENCE", version.number - 1)
    event.add("DESCRIPTION", "\n".join(filter(None, words)))
    event.add("URL", url)
    return event


def _coming(line: PlanLine, at: str, name: str) -> Event:
    stamp = datetime.combine(line.plan.adopted or line.by_day, time(), UTC)
    title = _("Dự kiến công khai: %(content)s") % {"content": line.content}
    event = _event(f"ke-hoach-{line.pk}@{name}", stamp, title, line.by_day, line.by_day)
    item = BY_CODE[line.item]
    event.add("DESCRIPTION", _("Chậm nhất ngày này, theo kế hoạch công khai của năm (%(cite)s).") % {"cite": item.cite})
    event.add("URL", f"{at}/biet?muc={line.item.casefold()}")
    return event


def _event(uid: str, stamp: datetime | None, title: str, first: date, last: date) -> Event:
    event = Event()
    event.add("UID", uid)
    event.add("DTSTAMP", (stamp or datetime.combine(first, time(), UTC)).astimezone(UTC))
    event.add("SUMMARY", title)
    event.add("DTSTART", first)
    event.add("DTEND", last + DAY)
    event.add("TRANSP", "TRANSPARENT")
    return event


def _plan(day: date) -> Iterable[PlanLine]:
    lines = PlanLine.objects.filter(plan__adopted__isnull=False, by_day__gte=day).select_related("plan")
    waiting = lines.exclude(versions__state__in=(Version.State.CURRENT, Version.State.SUPERSEDED))
    return waiting.order_by("by_day", "order")[:MOST_PLANNED]
