"""Acts of this room; `noted` is called by the pages of every room that show what nobody reads without need."""

from __future__ import annotations

from dinh.ground.privacy.actions.copies import copy_made, end_copies, make_copy, take_copy
from dinh.ground.privacy.actions.erasing import erase, note_chain
from dinh.ground.privacy.actions.reading import noted, seal_day
from dinh.ground.privacy.actions.requests import ask_own, note_found, note_progress, refuse, take

__all__ = [
    "ask_own", "copy_made", "end_copies", "erase", "make_copy", "note_chain", "note_found", "note_progress", "noted",
    "refuse", "seal_day", "take", "take_copy",
]  # fmt: skip
