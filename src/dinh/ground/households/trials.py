"""A table that was tried, judged against the register as it stands at this moment."""

from __future__ import annotations

from dinh.ground.households import grouping
from dinh.ground.households.judging import Judge, Verdict
from dinh.ground.households.models import Household, ImportRun, Line
from dinh.ground.households.reading import Row


def verdict(run: ImportRun) -> Verdict:
    """What every row would do, and who is missing. About a tenth of a second for a thousand rows."""
    known = grouping.on(run.commune, run.day)
    lines = Line.objects.filter(to_day=None).select_related("household")
    used = Household.objects.filter(valid_to__gt=run.day).values_list("number", flat=True)
    only = known.of(run.group_id) if run.group_id else None
    judge = Judge(lines, known, run.day, only=only, proper=run.proper, used=set(used))
    return judge.judge(Row(number, cells) for number, cells in run.rows)
