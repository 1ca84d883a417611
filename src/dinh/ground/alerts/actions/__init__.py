"""Every write of this room. Other rooms call `announce` and `notify_holder`."""

from __future__ import annotations

from dinh.ground.alerts.actions.announcing import announce, notify_holder
from dinh.ground.alerts.actions.codes import ask_code, forget_codes, use_code
from dinh.ground.alerts.actions.desk import lay_aside, read_notices, send_again, send_test
from dinh.ground.alerts.actions.following import (
    Wish,
    ask,
    ask_again,
    change,
    confirm_by_code,
    confirm_by_link,
    follow_by_push,
    forget_unconfirmed,
    pause,
    resume,
    stop,
    undo,
)
from dinh.ground.alerts.actions.letters import empty_old_letters, stop_letters, take_letters

__all__ = [
    "Wish",
    "announce",
    "ask",
    "ask_again",
    "ask_code",
    "change",
    "confirm_by_code",
    "confirm_by_link",
    "empty_old_letters",
    "follow_by_push",
    "forget_codes",
    "forget_unconfirmed",
    "lay_aside",
    "notify_holder",
    "pause",
    "read_notices",
    "resume",
    "send_again",
    "send_test",
    "stop",
    "stop_letters",
    "take_letters",
    "undo",
    "use_code",
]
