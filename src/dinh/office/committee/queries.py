"""Every read of the room. `today` is an argument; views pass `clock.today()`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body, Holding
from dinh.ground.bodies.queries import bodies_on
from dinh.law.periods import Period
from dinh.office.committee.models import (
    Attendance,
    Committee,
    Meeting,
    Member,
    Ownership,
    Programme,
    ProgrammeItem,
)
from dinh.office.tasks import queries as tasks


def in_force(day: date) -> Q:
    """Those in force on a day; `ends` is the first day they no longer are."""
    return Q(begins__lte=day) & (Q(ends=None) | Q(ends__gt=day))


def committee_on(day: date) -> Committee | None:
    """The committee in force on a day, or None where the commune has none."""
    found: Committee | None = Committee.objects.filter(in_force(day)).select_related("body").order_by("-begins").first()
    return found


def owner_of_the_work() -> Ownership | None:
    found: Ownership | None = Ownership.objects.select_related("body").first()
    return found


def responsible_body(day: date) -> Body | None:
    """Who answers for the work of grassroots democracy: the committee's body, else the body set as its owner."""
    committee = committee_on(day)
    if committee:
        return committee.body
    owner = owner_of_the_work()
    return owner.body if owner else None


@dataclass(frozen=True, slots=True)
class Seat:
    """A member, who sits there today, and the units they look after."""

    member: Member
    person: str
    units: tuple[Body, ...]


def seats(committee: Committee, day: date) -> list[Seat]:
    """The members of a day in protocol order, each with the person who holds the post that day."""
    members = list(
        Member.objects.filter(in_force(day)).filter(committee=committee).select_related("post__body").prefetch_related(
            Prefetch("units", queryset=Body.objects.order_by("order", "name"))
        )
    )  # fmt: skip
    held = Holding.objects.on(day).filter(post__in=[member.post_id for member in members]).select_related("user")
    people: dict[int | None, str] = {holding.post_id: str(holding.user) for holding in held.order_by("begins")}
    return [Seat(each, each.name or people.get(each.post_id, ""), tuple(each.units.all())) for each in members]


def uncharged(committee: Committee, day: date) -> list[Body]:
    """The units no member looks after. The committee's own body and bodies above it are not looked after by anyone."""
    charged = Member.objects.filter(in_force(day)).filter(committee=committee).values("units")
    own = {committee.body_id, committee.body.parent_id}
    return [body for body in bodies_on(day).exclude(pk__in=charged.exclude(units=None)) if body.pk not in own]


def units_of(by: Actor, day: date) -> list[Body]:
    """The units the actor looks after today, by the post they act from."""
    if by.post is None:
        return []
    seats_held = Member.objects.filter(in_force(day)).filter(
        post=by.post, committee__in=Committee.objects.filter(in_force(day))
    )
    return list(Body.objects.filter(pk__in=seats_held.exclude(units=None).values("units")).order_by("order", "name"))


@dataclass(frozen=True, slots=True)
class ItemStanding:
    """An item of a programme against a day: done, late, or neither."""

    item: ProgrammeItem
    done: bool
    late: bool
    when: str


def last_day_of(item: ProgrammeItem) -> date:
    """The last day the programme gives an item: its day, or the end of its month, its quarter, its year."""
    year = item.programme.year
    if item.due:
        return item.due
    if item.month:
        return Period(year, item.month, 1).end
    return Period(year, item.quarter * 3, 3).end if item.quarter else Period(year, 12, 12).end


def standings(programme: Programme, day: date) -> list[ItemStanding]:
    """Every item in order, with how it stands; a fixed number of queries."""
    items = programme.items.select_related("lead", "task", "programme").prefetch_related("task__turns")
    return [_standing(item, day) for item in items]


def _standing(item: ProgrammeItem, day: date) -> ItemStanding:
    turns = list(item.task.turns.all()) if item.task else []
    accepted = bool(turns) and all(turn.state == "accepted" for turn in turns)
    done = item.done_on is not None or accepted
    return ItemStanding(item, done, not done and last_day_of(item) < day, time_words(item))


def time_words(item: ProgrammeItem) -> str:
    if item.due:
        return f"{item.due:%d/%m/%Y}"
    if item.month:
        return f"tháng {item.month}"
    roman = {1: "I", 2: "II", 3: "III", 4: "IV"}
    return f"quý {roman[item.quarter]}" if item.quarter else "trong năm"


def programme_of(committee: Committee, year: int) -> Programme | None:
    found: Programme | None = Programme.objects.filter(committee=committee, year=year).first()
    return found


def meetings(text: str = "") -> QuerySet[Meeting]:
    """Meetings, newest first, each with `came` of `asked` members."""
    found = Meeting.objects.select_related("paper", "chair__post")
    if text:
        found = found.filter(Q(subject__icontains=text) | Q(place__icontains=text))
    counted: QuerySet[Meeting] = found.annotate(
        asked=Count("attendance"), came=Count("attendance", filter=Q(attendance__presence=Attendance.Presence.PRESENT))
    ).order_by("-starts_at", "-pk")
    return counted


def find_meeting(ref: str) -> Meeting | None:
    found: Meeting | None = (
        Meeting.objects.select_related("committee__body__parent", "paper", "chair__post__body").filter(ref=ref).first()
    )
    return found


def roll(meeting: Meeting) -> list[tuple[Seat, Attendance | None]]:
    """Everyone who was a member on the day of the meeting, with what was noted of their coming."""
    day = meeting_day(meeting)
    noted = {each.member_id: each for each in meeting.attendance.all()}
    return [(seat, noted.get(seat.member.pk)) for seat in seats(meeting.committee, day)]


def meeting_day(meeting: Meeting) -> date:
    return timezone.localdate(meeting.starts_at)


def unit_loads(units: list[Body], day: date) -> list[Any]:
    """The work of some units, those with late turns first."""
    return tasks.loads(day, units) if units else []


def meetings_near(day: date, days: int = 7) -> QuerySet[Meeting]:
    """Meetings from today through the next days, not cancelled, in order."""
    near: QuerySet[Meeting] = Meeting.objects.filter(
        starts_at__date__gte=day, starts_at__date__lte=day + timedelta(days=days), cancelled=""
    )
    return near.order_by("starts_at")


def meetings_to_conclude(day: date) -> QuerySet[Meeting]:
    """Meetings that have been held and whose conclusion has not been issued."""
    held: QuerySet[Meeting] = Meeting.objects.filter(starts_at__date__lt=day, cancelled="")
    return held.exclude(paper__state="registered").order_by("starts_at")
