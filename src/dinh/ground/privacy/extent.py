"""What an incident may concern: counted from the inventory and from the log of reads, for the rooms and days chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from dinh.ground.bodies.models import Post
from dinh.ground.personal import INVENTORY, OWN
from dinh.ground.privacy.finding import rows_of
from dinh.ground.privacy.models import Incident, Measure, Reading
from dinh.ground.privacy.planning import columns_said, room_said

# Reads of a kind are of one room, whatever record they name; a search for a person goes through all.
OF_ROOM = {Reading.Kind.HOUSEHOLD: "households", Reading.Kind.REGISTER: "households", Reading.Kind.BENEFIT: "benefit",
           Reading.Kind.IDENTITY: "petitions"}  # fmt: skip
OF_ALL = (Reading.Kind.PERSON, Reading.Kind.COPY)
WHOSE = OWN - {"label", "account", "household"}


@dataclass(frozen=True, slots=True)
class Kept:
    """One declaration of a room chosen: whose data, which, how many rows hold some now."""

    room: str
    whose: str
    columns: str
    rows: int


@dataclass(frozen=True, slots=True)
class Reads:
    """The reads of one kind that the log has for those days: how many, from how many posts, of how many records."""

    kind: str
    reads: int
    posts: int
    records: int


def room_choices() -> list[tuple[str, str]]:
    """The rooms that hold something of persons' own, by name."""
    apps: dict[str, str] = {}
    for several in INVENTORY.values():
        for data in several:
            if WHOSE.intersection(data.columns.values()):
                apps.setdefault(data.model.split(".")[0], room_said(data))
    return sorted(apps.items(), key=lambda each: each[1])


def kept(rooms: Sequence[str]) -> Iterator[Kept]:
    """Declarations by which a person is known (a name, a way to reach them, a number), with the rows that are filled.
    Secret ones are counted too and never shown."""
    for model, several in INVENTORY.items():
        if model.split(".")[0] not in rooms:
            continue
        for data in several:
            known = [name for name, role in data.columns.items() if role in WHOSE]
            if not known:
                continue
            rows = rows_of(data).order_by()
            if not data.secret:
                filled = Q()
                for name in known:
                    filled |= ~Q(**{name: ""})
                rows = rows.filter(filled)
            if count := rows.count():
                yield Kept(room_said(data), data.why.whose, columns_said(data), count)


def people(found: Sequence[Kept]) -> int:
    """About how many persons: of each room the declaration with the most rows, for its others speak of the same."""
    most: dict[str, int] = {}
    for each in found:
        most[each.room] = max(each.rows, most.get(each.room, 0))
    return sum(most.values())


def read(rooms: Sequence[str], begins: date, ends: date) -> list[Reads]:
    """What the log of reads says of those rooms' records in those days."""
    of_rooms = Q(kind__in=[*OF_ALL, *(kind for kind, room in OF_ROOM.items() if room in rooms)])
    for room in rooms:
        of_rooms |= Q(about_kind__startswith=f"{room}.")
    if not rooms:
        return []
    kinds = dict(Reading.Kind.choices)
    counted = (
        Reading.objects.filter(of_rooms, at__date__gte=begins, at__date__lte=ends).order_by().values("kind")
        .annotate(reads=Count("pk"), posts=Count("post_label", distinct=True), records=Count("about_id", distinct=True))
    )  # fmt: skip
    return [Reads(str(kinds[row["kind"]]), row["reads"], row["posts"], row["records"]) for row in counted]


def incidents(*, state: str = "", drill: str = "", words: str = "") -> QuerySet[Incident]:
    found: QuerySet[Incident] = Incident.objects.order_by("-found_at", "-pk")
    if state:
        found = found.filter(state=state)
    if drill:
        found = found.filter(drill=drill == "drill")
    return found.filter(Q(ref__icontains=words) | Q(title__icontains=words)) if words else found


def open_incidents() -> QuerySet[Incident]:
    return incidents(state=Incident.State.OPEN)


def steps_of(post: Post, until: datetime) -> QuerySet[Measure]:
    """Steps of open incidents that were given to a post and fall due by a moment."""
    found: QuerySet[Measure] = Measure.objects.select_related("incident").filter(
        owner=post, done_at=None, incident__state=Incident.State.OPEN, due_at__lte=until
    )
    return found.order_by("due_at", "pk")
