"""Every write of the register of households."""

from __future__ import annotations

from dinh.ground.households.actions.away import come_back, leave
from dinh.ground.households.actions.common import Facts
from dinh.ground.households.actions.entering import add, correct, represent, strike
from dinh.ground.households.actions.importing import drop_table, take_back, take_in, try_table
from dinh.ground.households.actions.joining import merge, split
from dinh.ground.households.actions.moving import end, move, place, reopen

__all__ = [
    "Facts",
    "add",
    "come_back",
    "correct",
    "drop_table",
    "end",
    "leave",
    "merge",
    "move",
    "place",
    "reopen",
    "represent",
    "split",
    "strike",
    "take_back",
    "take_in",
    "try_table",
]  # fmt: skip
