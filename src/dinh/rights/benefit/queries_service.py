"""One-stop figures: files by procedure, field and month, on time or late; one definition for pages and indicators.

A file counts as received in the month it came in, and by its outcome in the month its result was given back. Early,
on time, late: before, on, after the day it was due. Months of which only counts were imported are taken from these.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import ExtractMonth, ExtractYear

from dinh.rights.benefit.models import ImportRun, ServiceCount, ServiceFile

EARLY = Q(returned_on__lt=F("due_on"))
ON_TIME = Q(returned_on=F("due_on"))
IN_TIME = Q(returned_on__lte=F("due_on"))
LATE = Q(returned_on__gt=F("due_on"))


@dataclass(slots=True)
class Line:
    """Counts of a procedure, a field, a month, or all."""

    name: str
    received: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    field: str = ""
    month: date | None = None

    @property
    def returned(self) -> int:
        return self.early + self.on_time + self.late

    @property
    def in_time(self) -> int:
        return self.early + self.on_time

    def add(self, other: Line) -> None:
        self.received += other.received
        self.early += other.early
        self.on_time += other.on_time
        self.late += other.late


def by_procedure(start: date, end: date) -> list[Line]:
    """By procedure, most received first."""
    lines: dict[str, Line] = {}

    def line(name: str, field: str) -> Line:
        found = lines.setdefault(name, Line(name, field=field))
        found.field = found.field or field
        return found

    for name, field, count in (
        ServiceFile.objects.filter(received_on__range=(start, end)).values_list("procedure", "field")
        .annotate(all=Count("pk")).order_by()
    ):  # fmt: skip
        line(name, field).received += count
    returned = ServiceFile.objects.filter(returned_on__range=(start, end)).values_list("procedure", "field")
    for name, field, early, on_time, late in returned.annotate(
        a=Count("pk", filter=EARLY), b=Count("pk", filter=ON_TIME), c=Count("pk", filter=LATE)
    ).order_by():
        line(name, field).add(Line(name, 0, early, on_time, late))
    counted = counts(start, end).values_list("procedure", "field").annotate(
        r=Sum("received"), a=Sum("early"), b=Sum("on_time"), c=Sum("late")
    ).order_by()  # fmt: skip
    for name, field, *numbers in counted:
        line(name, field).add(Line(name, *numbers))
    return sorted(lines.values(), key=lambda each: (-each.received, -each.returned, each.name))


def by_field(lines: list[Line]) -> list[Line]:
    found: dict[str, Line] = {}
    for each in lines:
        found.setdefault(each.field, Line(each.field)).add(each)
    return sorted(found.values(), key=lambda each: (-each.received, each.name))


def total(lines: list[Line]) -> Line:
    whole = Line("")
    for each in lines:
        whole.add(each)
    return whole


def by_month(start: date, end: date, procedure: str = "") -> list[Line]:
    """By month, in order; months without anything are left out."""
    lines: dict[date, Line] = {}

    def line(year: int, month: int) -> Line:
        first = date(year, month, 1)
        return lines.setdefault(first, Line(f"{month:02d}/{year}", month=first))

    files = ServiceFile.objects.filter(procedure=procedure) if procedure else ServiceFile.objects.all()
    came = files.filter(received_on__range=(start, end)).annotate(
        y=ExtractYear("received_on"), m=ExtractMonth("received_on")
    )
    for year, month, count in came.values_list("y", "m").annotate(all=Count("pk")).order_by():
        line(year, month).received += count
    gone = files.filter(returned_on__range=(start, end)).annotate(
        y=ExtractYear("returned_on"), m=ExtractMonth("returned_on")
    )
    for year, month, early, on_time, late in (
        gone.values_list("y", "m")
        .annotate(a=Count("pk", filter=EARLY), b=Count("pk", filter=ON_TIME), c=Count("pk", filter=LATE)).order_by()
    ):  # fmt: skip
        line(year, month).add(Line("", 0, early, on_time, late))
    counted = counts(start, end).filter(procedure=procedure) if procedure else counts(start, end)
    for first, *numbers in (
        counted.values_list("month").annotate(r=Sum("received"), a=Sum("early"), b=Sum("on_time"), c=Sum("late"))
        .order_by()
    ):  # fmt: skip
        line(first.year, first.month).add(Line("", *numbers))
    return [lines[first] for first in sorted(lines)]


def counts(start: date, end: date) -> QuerySet[ServiceCount]:
    """Months that lie within the days."""
    rows: QuerySet[ServiceCount] = ServiceCount.objects.filter(month__gte=start.replace(day=1), month__lte=end)
    return rows


def late_files(start: date, end: date, day: date) -> QuerySet[ServiceFile]:
    """Given back late in these days, or received by `end` and overdue without a result on `day`."""
    returned = LATE & Q(returned_on__range=(start, end))
    waiting = Q(returned_on=None, due_on__lt=day, received_on__lte=end)
    rows: QuerySet[ServiceFile] = ServiceFile.objects.filter(returned | waiting).order_by("due_on", "code")
    return rows


def overdue(day: date) -> int:
    return ServiceFile.objects.filter(returned_on=None, due_on__lt=day).count()


def returned_files(start: date, end: date) -> QuerySet[ServiceFile]:
    rows: QuerySet[ServiceFile] = ServiceFile.objects.filter(returned_on__range=(start, end))
    return rows.order_by("returned_on", "code")


def runs() -> QuerySet[ImportRun]:
    rows: QuerySet[ImportRun] = ImportRun.objects.order_by("-pk")
    return rows


def years() -> list[int]:
    """Years with something, the newest first. From the edges, not from every row."""
    edges = [
        ServiceFile.objects.order_by("received_on").values_list("received_on", flat=True).first(),
        ServiceFile.objects.order_by("-received_on").values_list("received_on", flat=True).first(),
        ServiceCount.objects.order_by("month").values_list("month", flat=True).first(),
        ServiceCount.objects.order_by("-month").values_list("month", flat=True).first(),
    ]
    known = [edge.year for edge in edges if edge]
    return list(range(max(known), min(known) - 1, -1)) if known else []
