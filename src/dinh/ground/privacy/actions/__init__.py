"""Acts of this room; `noted` is called by the pages of every room that show what nobody reads without need."""

from __future__ import annotations

from dinh.ground.privacy.actions.copies import copy_made, end_copies, make_copy, take_copy
from dinh.ground.privacy.actions.erasing import erase, note_chain
from dinh.ground.privacy.actions.incidents import (
    Story,
    add_step,
    close_incident,
    give_step,
    notify,
    open_incident,
    step_done,
    tell_more,
    tell_people,
)
from dinh.ground.privacy.actions.letting import end_run, let_go, note_run_chain
from dinh.ground.privacy.actions.reading import noted, seal_day
from dinh.ground.privacy.actions.requests import ask_own, note_found, note_progress, refuse, take
from dinh.ground.privacy.actions.terms import hold, lift, set_term

__all__ = [
    "Story", "add_step", "ask_own", "close_incident", "copy_made", "end_copies", "end_run", "erase", "give_step",
    "hold", "let_go", "lift", "make_copy", "note_chain", "note_found", "note_progress", "note_run_chain", "noted",
    "notify", "open_incident", "refuse", "seal_day", "set_term", "step_done", "take", "take_copy", "tell_more",
    "tell_people",
]  # fmt: skip
