"""Which closings the lot drew, and what the inspection board found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dinh.rights.petitions.drawing import drawn, fingerprint
from dinh.rights.petitions.models import Kind, Lot, Petition, Review

VOICES = (Kind.REFLECTION, Kind.PROPOSAL)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A year's drawing. `secret` only when the year is over: until then its fingerprint stands for it."""

    year: int
    fingerprint: str
    secret: str
    closed: int
    to_do: list[Petition]
    done: list[Review]


def lots() -> list[int]:
    return list(Lot.objects.order_by("-year").values_list("year", flat=True))


def drawing(year: int, day: date) -> Drawing | None:
    """The drawing of a year; None when none was begun."""
    lot = Lot.objects.filter(year=year).first()
    if lot is None:
        return None
    closed = Petition.objects.filter(kind__in=VOICES, ended_on__year=year).exclude(ending="")
    seen = set(Review.objects.filter(closed_on__year=year).values_list("petition_id", "closed_on"))
    rows = closed.select_related("service", "group").order_by("ended_on", "pk")
    chosen = [row for row in rows if drawn(lot.secret, row.ref)]
    to_do = [row for row in chosen if (row.pk, row.ended_on) not in seen]
    done = list(Review.objects.filter(closed_on__year=year).select_related("petition"))
    secret = lot.secret if day.year > year else ""
    return Drawing(year, fingerprint(lot.secret), secret, closed.count(), to_do, done)


def to_review(day: date) -> list[Petition]:
    """What waits for the board: closings of this year and the last."""
    found = []
    for year in (day.year - 1, day.year):
        if each := drawing(year, day):
            found += each.to_do
    return found
