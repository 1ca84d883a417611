"""The turns still to come of a task, and where the calendar now puts those that nobody has touched. Nothing here
writes.
"""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from dinh.ground.bodies.models import Post
from dinh.law.printed import last_day
from dinh.office.tasks.days import Occurrence, PrintedDay, a_year_after, occurrences
from dinh.office.tasks.models import Task, Turn


def new_turn(task: Task, occurrence: Occurrence, owner: Post | None) -> Turn:
    """One turn of a task, not saved: an action does that."""
    due = last_day(occurrence.printed, before=occurrence.before).day
    return Turn(
        commune_id=task.commune_id, task=task, due=due, first_due=occurrence.printed, before=occurrence.before,
        label=occurrence.label, period=occurrence.period, owner=owner,
    )  # fmt: skip


def missing(task: Task, today: date) -> list[Occurrence]:
    """The occurrences from the day of assignment until a year from today that have no turn yet."""
    if task.rhythm == Task.Rhythm.ONCE or task.ended:
        return []
    have = {turn.first_due for turn in task.turns.all()}
    days = [PrintedDay.from_json(day) for day in task.days]
    found = occurrences(task.rhythm, days, timezone.localdate(task.assigned_at), a_year_after(today))
    return [occurrence for occurrence in found if occurrence.printed not in have]


def astray(task: Task) -> list[tuple[Turn, date]]:
    """Turns just assigned, never postponed, whose last day the calendar now puts elsewhere."""
    untouched = [
        turn
        for turn in task.turns.all()
        if turn.state == Turn.State.ASSIGNED and turn.first_due and not turn.postponements.all()
    ]
    days = [(turn, last_day(turn.first_due, before=turn.before).day) for turn in untouched if turn.first_due]
    return [(turn, day) for turn, day in days if day != turn.due]


def wanting(task: Task, today: date) -> bool:
    return bool(not task.ended and (missing(task, today) or astray(task)))


def usual_owner(task: Task) -> Post | None:
    """Whoever does the latest turn does the next one too, until somebody says otherwise."""
    last = max(task.turns.all(), key=lambda turn: turn.first_due or date.min, default=None)
    return last.owner if last else None
