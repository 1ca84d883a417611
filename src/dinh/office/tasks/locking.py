from __future__ import annotations

from dinh.office.tasks.models import Turn


def lock(turn: Turn) -> Turn:
    """The turn as it is now, its row locked to the end of the act: two people pressing at once act one after the
    other.
    """
    turns = Turn.objects.select_for_update(of=("self",)).select_related(
        "task__lead", "task__assigned_by", "owner", "reported_by", "accepted_by"
    )
    locked: Turn = turns.get(pk=turn.pk)
    return locked
