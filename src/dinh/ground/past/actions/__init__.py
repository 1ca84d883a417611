"""Every write of this room."""

from __future__ import annotations

from dinh.ground.past.actions.opening import Choice, choose, drop, forget, forget_mapping, open_file, take_over
from dinh.ground.past.actions.taking import begin_taking, finish_taking, stop_taking, take
from dinh.ground.past.actions.trying import keep_lines, read_again, settle_reading, stop_reading
from dinh.ground.past.actions.undoing import begin_undoing, stop_undoing, take_back

__all__ = [
    "Choice",
    "begin_taking",
    "begin_undoing",
    "choose",
    "drop",
    "finish_taking",
    "forget",
    "forget_mapping",
    "keep_lines",
    "open_file",
    "read_again",
    "settle_reading",
    "stop_reading",
    "stop_taking",
    "stop_undoing",
    "take",
    "take_back",
    "take_over",
]
