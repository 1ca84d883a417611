"""Every write of the room."""

from __future__ import annotations

from dinh.rights.publish.actions.attachments import attach, detach, mask, read_attachment, unmask
from dinh.rights.publish.actions.bringing import (
    PastContent,
    bring_in_past,
    correct_past,
    strike_past,
    take_back_past,
)
from dinh.rights.publish.actions.drafts import Content, discard, edit, revise, start, take_up
from dinh.rights.publish.actions.lists import draw_list
from dinh.rights.publish.actions.planning import (
    Line,
    add_line,
    add_term,
    adopt_plan,
    edit_line,
    end_term,
    remove_line,
    set_means,
)
from dinh.rights.publish.actions.proofs import (
    Photo,
    broadcast,
    end_posting,
    hand_over,
    post,
    strike_broadcast,
    strike_posting,
    tell,
)
from dinh.rights.publish.actions.releasing import publish, put_back, withdraw, withdraw_list

__all__ = [
    "Content",
    "Line",
    "PastContent",
    "Photo",
    "add_line",
    "add_term",
    "adopt_plan",
    "attach",
    "bring_in_past",
    "broadcast",
    "correct_past",
    "detach",
    "discard",
    "draw_list",
    "edit",
    "edit_line",
    "end_posting",
    "end_term",
    "hand_over",
    "mask",
    "post",
    "publish",
    "put_back",
    "read_attachment",
    "remove_line",
    "revise",
    "set_means",
    "start",
    "strike_broadcast",
    "strike_past",
    "strike_posting",
    "take_back_past",
    "take_up",
    "tell",
    "unmask",
    "withdraw",
    "withdraw_list",
]
