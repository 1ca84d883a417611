"""Every write of the room."""

from __future__ import annotations

from dinh.rights.workplaces.actions.boards import Elected, elect_board, end_board, leave_board
from dinh.rights.workplaces.actions.boxes import (
    Opened,
    close_box,
    open_box,
    open_letters,
    send_letter,
    share_summary,
    withdraw_summary,
)
from dinh.rights.workplaces.actions.conferences import Call, annul, attend, cancel, decide, invite, recall
from dinh.rights.workplaces.actions.enterprises import (
    Talk,
    add_enterprise,
    agree,
    found_union,
    hold_dialogue,
    keep_agreement,
    reopen_agreement,
    set_target,
    undo_dialogue,
)
from dinh.rights.workplaces.actions.offices import Made, describe, log, publish, undo, write_items
from dinh.rights.workplaces.actions.opinions import answer, ask, gather

__all__ = [
    "Call", "Elected", "Made", "Opened", "Talk", "add_enterprise", "agree", "annul", "answer", "ask", "attend",
    "cancel", "close_box", "decide", "describe", "elect_board", "end_board", "found_union", "gather", "hold_dialogue",
    "invite", "keep_agreement", "leave_board", "log", "open_box", "open_letters", "publish", "recall",
    "reopen_agreement", "send_letter", "set_target", "share_summary", "undo", "undo_dialogue", "withdraw_summary",
    "write_items",
]  # fmt: skip
