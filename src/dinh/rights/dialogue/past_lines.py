"""Reading what old tables of promises say: lines, and how many of each year ended how."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from dinh.ground.fold import words
from dinh.rights.dialogue.models import PastPromise

Outcome = PastPromise.Outcome
OWED = "con-no"  # asked for in place of an outcome: what nobody has done and nobody follows


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year of the books. `in_time` of `timed`: done by the day that was promised, of those whose two days the book
    has."""

    year: int
    made: int
    done: int
    partly: int
    open: int
    unknown: int
    timed: int
    in_time: int
    taken_up: int


def asked(year: int | None, outcome: str, q: str) -> QuerySet[PastPromise]:
    """The lines asked for, those struck out among them, the newest first."""
    rows: QuerySet[PastPromise] = PastPromise.objects.select_related("taken_up")
    if year:
        rows = rows.filter(year=year)
    if outcome == OWED:
        rows = rows.filter(struck_at=None, taken_up=None).exclude(outcome=Outcome.DONE)
    elif outcome in Outcome.values:
        rows = rows.filter(outcome=outcome, struck_at=None)
    for word in words(q)[:12]:
        rows = rows.filter(folded__contains=word)
    return rows


def years() -> list[YearRow]:
    timed = Q(due__isnull=False, done_on__isnull=False, outcome=Outcome.DONE)
    found = (
        PastPromise.objects.filter(struck_at=None)
        .order_by()
        .values("year")
        .annotate(
            made=Count("pk"), taken_up=Count("taken_up"), timed=Count("pk", filter=timed),
            in_time=Count("pk", filter=timed & Q(done_on__lte=F("due"))),
            done=Count("pk", filter=Q(outcome=Outcome.DONE)), partly=Count("pk", filter=Q(outcome=Outcome.PARTLY)),
            open=Count("pk", filter=Q(outcome=Outcome.OPEN)), unknown=Count("pk", filter=Q(outcome=Outcome.UNKNOWN)),
        )
        .order_by("-year")
    )  # fmt: skip
    return [
        YearRow(row["year"], row["made"], row["done"], row["partly"], row["open"], row["unknown"], row["timed"],
                row["in_time"], row["taken_up"])
        for row in found
    ]  # fmt: skip
