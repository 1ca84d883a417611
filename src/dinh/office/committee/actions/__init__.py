"""Every write of the room."""

from __future__ import annotations

from dinh.office.committee.actions.conclusion import Line, conclude, draft_conclusion
from dinh.office.committee.actions.meetings import cancel_meeting, edit_meeting, hold_meeting, plan_meeting
from dinh.office.committee.actions.programme import (
    add_item,
    edit_item,
    give_item,
    mark_done,
    remove_item,
    undo_done,
)
from dinh.office.committee.actions.seats import (
    add_member,
    edit_member,
    end_committee,
    end_member,
    found_committee,
    set_owner,
)

__all__ = [
    "Line",
    "add_item",
    "add_member",
    "cancel_meeting",
    "conclude",
    "draft_conclusion",
    "edit_item",
    "edit_meeting",
    "edit_member",
    "end_committee",
    "end_member",
    "found_committee",
    "give_item",
    "hold_meeting",
    "mark_done",
    "plan_meeting",
    "remove_item",
    "set_owner",
    "undo_done",
]
