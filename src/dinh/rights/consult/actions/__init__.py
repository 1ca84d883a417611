"""Every write of the room."""

from __future__ import annotations

from dinh.rights.consult.actions.answering import (
    Reply,
    Ruling,
    answer,
    decide,
    explain,
    reopen_groups,
    summarise,
)
from dinh.rights.consult.actions.drafting import add_draft, attach, confirm_split, detach
from dinh.rights.consult.actions.grouping import gather, gather_all, merge, move, rename, say_part, set_aside, undo
from dinh.rights.consult.actions.opining import (
    Line,
    Minutes,
    Receipt,
    Said,
    opine,
    record_gathering,
    type_in,
    withdraw,
)
from dinh.rights.consult.actions.planning import Plan, edit_plan, extend, plan, publish, send_plan, stop
from dinh.rights.consult.actions.reporting import erase_senders, publish_result, report
from dinh.rights.consult.actions.screening import keep_back, release
from dinh.rights.consult.actions.speaking import ask, draw_map, propose, put_away, seed, voice

__all__ = [
    "Line", "Minutes", "Plan", "Receipt", "Reply", "Ruling", "Said", "add_draft", "answer", "ask", "attach",
    "confirm_split", "decide", "detach", "draw_map", "edit_plan", "erase_senders", "explain", "extend", "gather",
    "gather_all", "keep_back", "merge", "move", "opine", "plan", "propose", "publish", "publish_result", "put_away",
    "record_gathering", "release", "rename", "reopen_groups", "report", "say_part", "seed", "send_plan", "set_aside",
    "stop", "summarise", "type_in", "undo", "voice", "withdraw",
]  # fmt: skip
