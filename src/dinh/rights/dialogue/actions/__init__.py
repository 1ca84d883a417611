"""Every write of the room."""

from __future__ import annotations

from dinh.rights.dialogue.actions.bringing import (
    PastWords,
    bring_in_past,
    correct_past,
    strike_past,
    take_back_past,
    take_up_past,
)
from dinh.rights.dialogue.actions.days import (
    Hours,
    add_days,
    change_day,
    hold_day,
    post_days,
    prepare_online,
    put_off,
)
from dinh.rights.dialogue.actions.dialogues import (
    Words,
    cancel_dialogue,
    draft_dialogue,
    edit_dialogue,
    postpone_dialogue,
    publish_dialogue,
)
from dinh.rights.dialogue.actions.minutes import (
    Line,
    close_minutes,
    correct_line,
    edit_line,
    move_line,
    strike_line,
    write_line,
)
from dinh.rights.dialogue.actions.passing import hand_over
from dinh.rights.dialogue.actions.planning import add_line, drop_line, set_quota
from dinh.rights.dialogue.actions.promising import complete, from_visit, hear, postpone, promise, reword, tell
from dinh.rights.dialogue.actions.questions import (
    Asked,
    accept_question,
    appeal_question,
    ask,
    decline_question,
    enter_question,
)
from dinh.rights.dialogue.actions.visits import (
    Comer,
    Handled,
    Registered,
    absent,
    amend_visit,
    answer_visit,
    enter_visit,
    notice_sent,
    receive,
    refuse,
    register,
    renew_slip,
    withdraw,
)

__all__ = [
    "Asked", "Comer", "Handled", "Hours", "Line", "PastWords", "Registered", "Words", "absent", "accept_question",
    "add_days", "add_line", "amend_visit", "answer_visit", "appeal_question", "ask", "bring_in_past", "cancel_dialogue",
    "change_day", "close_minutes", "complete", "correct_line", "correct_past", "decline_question", "draft_dialogue",
    "drop_line", "edit_dialogue", "edit_line", "enter_question", "enter_visit", "from_visit", "hand_over", "hear",
    "hold_day", "move_line", "notice_sent", "post_days", "postpone", "postpone_dialogue", "prepare_online", "promise",
    "publish_dialogue", "put_off", "receive", "refuse", "register", "renew_slip", "reword", "set_quota", "strike_line",
    "strike_past", "take_back_past", "take_up_past", "tell", "withdraw", "write_line",
]  # fmt: skip
