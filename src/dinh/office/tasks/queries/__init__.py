"""Every read of the room. `today` is an argument; views pass `clock.today()`."""

from __future__ import annotations

from dinh.office.tasks.queries.bodies import BodyLoad, loads
from dinh.office.tasks.queries.coverage import Coverage, coverage, papers_with_tasks
from dinh.office.tasks.queries.files import may_read_file
from dinh.office.tasks.queries.story import story
from dinh.office.tasks.queries.turns import (
    Filters,
    Line,
    accepted_between,
    at_hand,
    fallen_due,
    find_task,
    found,
    late_first,
    lines,
    mine,
    open_turns,
    reported_on_time,
    to_judge,
    turns_in,
)
from dinh.office.tasks.queries.weeks import Week, monday, weeks

__all__ = [
    "BodyLoad",
    "Coverage",
    "Filters",
    "Line",
    "Week",
    "accepted_between",
    "at_hand",
    "coverage",
    "fallen_due",
    "find_task",
    "found",
    "late_first",
    "lines",
    "loads",
    "may_read_file",
    "mine",
    "monday",
    "open_turns",
    "papers_with_tasks",
    "reported_on_time",
    "story",
    "to_judge",
    "turns_in",
    "weeks",
]
