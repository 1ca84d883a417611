"""The ring: returning duties get their next turns, and untouched turns follow the calendar of days off as it is
decided.
"""

from __future__ import annotations

from datetime import date

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.journal.actions import record
from dinh.office.tasks.coming import astray, missing, new_turn, usual_owner
from dinh.office.tasks.models import Task


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
    added = []
    for occurrence in missing(task, today):
        turn = new_turn(task, occurrence, usual_owner(task))
        turn.save(force_insert=True)
        added.append(turn.first_due)
    moved = {}
    for turn, due in astray(task):
        moved[str(turn.first_due)] = {"from": turn.due, "to": due}
        turn.due = due
        turn.save(update_fields=["due"])
    record(by, "tasks.extend", task, after={"added": added, "moved": moved})
    return len(added) + len(moved)
