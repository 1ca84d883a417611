"""Every write of the room."""

from __future__ import annotations

from dinh.rights.mediation.actions.asking import Receipt, Side, ask, enter, take, turn_away, withdraw
from dinh.rights.mediation.actions.care import answer_escalation, erase, escalate, pay
from dinh.rights.mediation.actions.cases import agree_day, assign, decline, edit, hold_session, share
from dinh.rights.mediation.actions.members import (
    Candidate,
    Imported,
    cease,
    edit_member,
    elect,
    import_members,
    name_head,
    recognise,
)
from dinh.rights.mediation.actions.outcomes import end, follow_up, not_settle, settle, try_again
from dinh.rights.mediation.actions.teams import edit_team, end_team, found_team, review_team

__all__ = [
    "Candidate", "Imported", "Receipt", "Side", "agree_day", "answer_escalation", "ask", "assign", "cease", "decline",
    "edit", "edit_member", "edit_team", "elect", "end", "end_team", "enter", "erase", "escalate", "follow_up",
    "found_team", "hold_session", "import_members", "name_head", "not_settle", "pay", "recognise", "review_team",
    "settle", "share", "take", "try_again", "turn_away", "withdraw",
]  # fmt: skip
