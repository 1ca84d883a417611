"""Every write of the room."""

from __future__ import annotations

from dinh.rights.information.actions.answering import answer, close, empty_steps, erase, find_wrong, uphold
from dinh.rights.information.actions.asking import Receipt, Who, ask, complete, doubt, enter, withdraw
from dinh.rights.information.actions.deciding import accept, clarify, extend, forward, record_due, refuse
from dinh.rights.information.actions.publicity import publish_answer, withdraw_answer
from dinh.rights.information.actions.slips import renew_slip

__all__ = [
    "Receipt", "Who", "accept", "answer", "ask", "clarify", "close", "complete", "doubt", "empty_steps",
    "enter", "erase", "extend",
    "find_wrong", "forward", "publish_answer", "record_due", "refuse", "renew_slip", "uphold", "withdraw",
    "withdraw_answer",
]  # fmt: skip
