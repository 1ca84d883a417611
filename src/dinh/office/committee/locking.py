from __future__ import annotations

from dinh.office.committee.models import Meeting


def lock(meeting: Meeting) -> Meeting:
    """The meeting as it is now, its row locked to the end of the act."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related(
        "committee__body__parent", "paper", "chair__post"
    )
    locked: Meeting = rows.get(pk=meeting.pk)
    return locked
