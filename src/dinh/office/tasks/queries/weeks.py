"""Calendar weeks, Monday to Sunday, with what falls due in each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q
from django.db.models.functions import TruncWeek

from dinh.office.tasks.models import Turn
from dinh.office.tasks.queries.turns import led_or_joined, open_turns

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Week:
    """A week: turns due in it that are still open, and those of them already late."""

    start: date
    due: int
    late: int

    @property
    def end(self) -> date:
        return self.start + timedelta(days=6)

    @property
    def number(self) -> int:
        return self.start.isocalendar().week


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def weeks(first: date, how_many: int, today: date, body: int | None = None) -> list[Week]:
    """`how_many` weeks from the one `first` falls in, in one query."""
    start = monday(first)
    turns = open_turns().filter(due__gte=start, due__lt=start + how_many * WEEK)
    if body:
        turns = turns.filter(led_or_joined(body))
    late = Q(due__lt=today) & ~Q(state=Turn.State.REPORTED)
    counted = (
        turns.annotate(week=TruncWeek("due")).values("week").annotate(n=Count("pk"), n_late=Count("pk", filter=late))
    )
    rows: dict[date, tuple[int, int]] = {row["week"]: (row["n"], row["n_late"]) for row in counted.order_by("week")}
    starts = [start + number * WEEK for number in range(how_many)]
    return [Week(day, *rows.get(day, (0, 0))) for day in starts]
