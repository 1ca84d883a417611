"""Every write of the room: assigning, doing, judging, postponing, handing over, ending."""

from __future__ import annotations

from dinh.office.tasks.actions.assign import Choice, Order, RowErrors, assign, assign_clause, assign_paper
from dinh.office.tasks.actions.ending import end_task, resume_task
from dinh.office.tasks.actions.extend import extend
from dinh.office.tasks.actions.judge import accept, postpone, send_back, undo_accept
from dinh.office.tasks.actions.passing import hand_over, set_owner
from dinh.office.tasks.actions.work import report, start, undo_report
from dinh.office.tasks.days import PrintedDay

__all__ = [
    "Choice",
    "Order",
    "PrintedDay",
    "RowErrors",
    "accept",
    "assign",
    "assign_clause",
    "assign_paper",
    "end_task",
    "extend",
    "hand_over",
    "postpone",
    "report",
    "resume_task",
    "send_back",
    "set_owner",
    "start",
    "undo_accept",
    "undo_report",
]
