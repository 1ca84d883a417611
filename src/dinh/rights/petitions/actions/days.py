"""The days that open matters keep in their rows, reckoned anew.

No change of state and so no act: the clocks say the same, but a holiday that was decreed later, or a commune now in a
remote area, moves them. What is over keeps the days it was judged by.
"""

from __future__ import annotations

from dinh.rights.petitions.models import OPEN, Petition
from dinh.rights.petitions.queries.courses import days_of
from dinh.rights.petitions.queries.desk import with_steps

READ = 500  # matters read at once


def reckon_days() -> int:
    """Returns how many matters had a day that is another now."""
    moved = 0
    rows = with_steps(Petition.objects.filter(state__in=(*OPEN, Petition.State.ANSWERED)).order_by("pk"))
    for petition in rows.iterator(chunk_size=READ):
        days = days_of(petition)
        if any(getattr(petition, name) != day for name, day in days.items()):
            Petition.objects.filter(pk=petition.pk).update(**days)
            moved += 1
    return moved
