"""The ring: returning duties get their next turns, and untouched turns follow the calendar of days off as it is
decided.
"""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Post
from dinh.ground.journal.actions import record
from dinh.office.tasks.actions.assign import a_year_after, add_turn
from dinh.office.tasks.days import Occurrence, PrintedDay, occurrences
from dinh.office.tasks.deadline import last_day
from dinh.office.tasks.models import Task, Turn


@act
def extend(*, by: Actor, task: Task, today: date) -> int:
    """Add the turns of a returning task that fall due until a year from `today`, and move the due days of turns
    nobody has touched where the calendar now says otherwise. Returns how many turns were added or moved; call it only
    when `wanting` finds something, for it writes to the journal. Safe to repeat: the printed day of a turn is unique
    within a task.
    """
    task = Task.objects.select_for_update(of=("self",)).get(
        pk=task.pk
    )  # looked at anew: another ring may have been first
    added = [add_turn(task, occurrence, _usual_owner(task)).first_due for occurrence in missing(task, today)]
    moved = {}
    for turn, due in astray(task):
        moved[str(turn.first_due)] = {"from": turn.due, "to": due}
        turn.due = due
        turn.save(update_fields=["due"])
    record(by, "tasks.extend", task, after={"added": added, "moved": moved})
    return len(added) + len(moved)


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


def _usual_owner(task: Task) -> Post | None:
    """Whoever does the latest turn does the next one too, until somebody says otherwise."""
    last = max(task.turns.all(), key=lambda turn: turn.first_due or date.min, default=None)
    return last.owner if last else None
