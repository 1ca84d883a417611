"""What waits for someone at the desk today: days that press, silence that may be closed, matters that grow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Max, Q

from dinh.ground.places.models import ResidentialGroup
from dinh.rights.petitions.growth import Rising, crowded, rising, window
from dinh.rights.petitions.models import OPEN, Kind, Letter, Petition, Service
from dinh.rights.petitions.queries.courses import clocks_of
from dinh.rights.petitions.queries.desk import KINDS, Line, Wanted, line, matters, pressed, presses, with_steps

State = Petition.State
VOICES = (Kind.REFLECTION, Kind.PROPOSAL)
ADDED = 14  # calendar days for which what a sender wrote more stands in the list of today


@dataclass(frozen=True, slots=True)
class Growing:
    """Matters of one service in one group that rise, or one matter asked by many (`petition`)."""

    service: Service | None
    group: ResidentialGroup | None
    now: int
    before: int
    petition: Petition | None = None


def growing(day: date) -> list[Growing]:
    """What rises, the steepest first, then single matters with many askers."""
    first, last = window(day)
    rows = Petition.objects.filter(kind__in=VOICES, received_on__range=(first, last)).exclude(state=State.JOINED)
    seen = rows.exclude(service=None).exclude(group=None).values_list("service_id", "group_id", "received_on")
    found: list[Rising[tuple[int, int]]] = rising((((service, group), on) for service, group, on in seen), day)
    services = Service.objects.in_bulk({each.key[0] for each in found})
    groups = ResidentialGroup.objects.in_bulk({each.key[1] for each in found})
    made = [Growing(services[each.key[0]], groups[each.key[1]], each.now, each.before) for each in found]
    asked = Petition.objects.filter(kind__in=VOICES, state__in=OPEN).annotate(people=Count("askings"))
    many = crowded(dict(asked.filter(people__gte=2).values_list("pk", "people")))
    by_pk = Petition.objects.select_related("service", "group").in_bulk([pk for pk, _people in many])
    made += [Growing(by_pk[pk].service, by_pk[pk].group, people, 0, by_pk[pk]) for pk, people in many]
    return made


def today_lines(day: date, most: int) -> list[Line]:
    """Matters late, near, alarmed, and new ones nobody touched yet, the earliest day first; at most so many of each."""
    urgent = pressed(matters(Wanted(tab="han")), day)[:most]
    fresh = matters(Wanted(tab="moi")).filter(state=State.NEW).exclude(presses(day)).order_by("received_on", "pk")
    return [line(row, day) for row in (*urgent, *fresh[:most])]


def silent(day: date) -> list[Petition]:
    """Answered, and the time to wait for the senders' word is over."""
    rows = with_steps(Petition.objects.filter(kind__in=KINDS, state=State.ANSWERED, due_on__lt=day))
    return [row for row in rows if any(clock.key == "petition.silence" and clock.late(day) for clock in clocks_of(row))]


def added(day: date) -> list[Petition]:
    """Matters still in work, or waiting for a word, to which a sender wrote more in these days and nobody at the desk
    did anything since, the latest first."""
    wrote = Max("steps__pk", filter=Q(steps__kind="added", steps__on__gt=day - timedelta(days=ADDED)))
    did = Max("steps__pk", filter=Q(steps__from_asker=False))
    rows = Petition.objects.filter(kind__in=KINDS, state__in=(*OPEN, State.ANSWERED)).annotate(wrote=wrote, did=did)
    waits = rows.filter(wrote__isnull=False).filter(Q(did=None) | Q(did__lt=F("wrote")))
    return list(waits.order_by("-wrote"))


def appeals() -> list[Letter]:
    """Held letters whose senders asked for another look."""
    return list(Letter.objects.exclude(held="").exclude(appealed_on=None).order_by("appealed_on"))


def denounced(day: date) -> list[Line]:
    """Denunciations that press; for those who settle them."""
    rows = with_steps(Petition.objects.filter(kind=Kind.DENUNCIATION, state__in=OPEN))
    found = [line(row, day) for row in rows.order_by("received_on", "pk")]
    return [each for each in found if each.tone in ("late", "soon") or each.petition.state == State.NEW or each.alarm]


def count_waiting(day: date) -> int:
    return matters(Wanted(tab="han")).filter(presses(day) | Q(state=State.NEW)).count()
