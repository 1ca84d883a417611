"""Visits and what was noted there: lists with filters, the check-list with its latest readings, who may open photos."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from dinh.ground.actor import Actor
from dinh.ground.fold import fold
from dinh.ground.gate import may
from dinh.rights.oversee import permissions
from dinh.rights.oversee.models import CheckLine, FollowUp, Photo, Reading, Recommendation, Visit
from dinh.rights.works.hooks import Check


def visits() -> QuerySet[Visit]:
    return Visit.objects.select_related("board", "body", "target", "item__plan").order_by("-planned_on", "-pk")


def find(ref: str) -> Visit | None:
    return visits().filter(ref=ref.upper()).first()


def public() -> QuerySet[Visit]:
    """Those whose summary anyone may read, the newest first."""
    return visits().filter(shown_on__isnull=False).order_by("-held_on", "-pk")


def coming(day: date) -> QuerySet[Visit]:
    """Arranged visits that were announced to the place: what the portal may tell ahead."""
    return visits().filter(planned_on__gte=day, told_on__isnull=False, held_on=None, cancelled_on=None)


def filtered(
    rows: QuerySet[Visit], *, q: str = "", by: str = "", stage: str = "", year: int | None = None
) -> QuerySet[Visit]:
    """Narrowed by words (folded), by who watches, by stage, by the year of the day."""
    rows = rows.filter(by=by) if by else rows
    rows = rows.filter(planned_on__year=year) if year else rows
    wanted = {
        "open": Q(concluded_on=None, cancelled_on=None), "concluded": Q(concluded_on__isnull=False),
        "cancelled": Q(cancelled_on__isnull=False), "unconfirmed": Q(concluded_on__isnull=False, confirmed_on=None),
    }.get(stage)  # fmt: skip
    rows = rows.filter(wanted) if wanted is not None else rows
    if words := fold(q).split():
        kept = [
            one.pk for one in rows if all(word in fold(f"{one.theme} {one.target_name} {one.ref}") for word in words)
        ]
        rows = rows.filter(pk__in=kept)
    return rows


@dataclass(frozen=True, slots=True)
class Noted:
    """A line of the check-list with all that was noted at it; `last` counts. `out` when a measurement is out of
    bounds, `wrong` when the line is not as it should be."""

    line: CheckLine
    readings: list[Reading]
    photos: list[Photo]

    @property
    def last(self) -> Reading | None:
        """Of yes/no and words the latest reading; what came after the minutes were written does not count."""
        timely = [one for one in self.readings if not one.late]
        return timely[-1] if timely else None

    @property
    def out(self) -> list[Reading]:
        low, high = self.line.least, self.line.most
        return [
            one for one in self.readings
            if (value := one.value) is not None
            and ((low is not None and value < low) or (high is not None and value > high))
        ]  # fmt: skip

    @property
    def wrong(self) -> bool:
        return bool(self.out) or bool(self.last and self.last.answer == Reading.Answer.NO)

    @property
    def bounds(self) -> str:
        low, high = (f"{value.normalize():f}".replace(".", ",") if value is not None else "" for value in (
            self.line.least, self.line.most,
        ))  # fmt: skip
        return f"{low}–{high} {self.line.unit}" if low and high else f"≥ {low} {self.line.unit}" if low else (
            f"≤ {high} {self.line.unit}" if high else ""
        )  # fmt: skip


def noted(visit: Visit) -> tuple[list[Noted], list[Reading], list[Photo]]:
    """The check-list as noted, then what was noted and taken beside it. Three queries."""
    readings: dict[int | None, list[Reading]] = {}
    for one in visit.readings.select_related("by").order_by("taken_at", "pk"):
        readings.setdefault(one.line_id, []).append(one)
    photos: dict[int | None, list[Photo]] = {}
    for photo in visit.photos.select_related("file").order_by("taken_at", "pk"):
        photos.setdefault(photo.line_id, []).append(photo)
    lines = [Noted(line, readings.get(line.pk, []), photos.get(line.pk, [])) for line in visit.lines.all()]
    return lines, readings.get(None, []), photos.get(None, [])


def answered(lines: Iterable[Noted]) -> int:
    return sum(1 for each in lines if each.readings)


def of_work(ref: str) -> list[Check]:
    """What everyone may read of a work, for its own page: the public visits to it, the newest first."""
    rows = public().filter(work_ref=ref.strip().upper()).exclude(work_ref="")
    return [Check(one.held_on, one.watcher, one.shown[:300], one.path) for one in rows if one.held_on]


def shown_photos(visit: Visit) -> QuerySet[Photo]:
    return visit.photos.filter(shown=True).select_related("file")


def may_read_file(by: Actor, pk: int) -> bool:
    """Anyone a photo made public with its visit, and files of a reply; whoever reads the room all of them."""
    photos = Photo.objects.filter(file=pk)
    if photos.filter(shown=True, visit__shown_on__isnull=False).exists():
        return True
    replied, followed = Recommendation.objects.filter(reply_files=pk), FollowUp.objects.filter(files=pk)
    if replied.exists() or followed.exists():
        return True
    return photos.exists() and may(by, permissions.READ, by.commune)
