"""Every write of the room."""

from __future__ import annotations

from dinh.rights.reach.actions.answers import Answers, answer_by_code, find_slot, note_no_answer, type_answers
from dinh.rights.reach.actions.surveys import (
    Question,
    announce_survey,
    cancel_survey,
    close_survey,
    draw_sample,
    edit_survey,
    write_survey,
)

__all__ = [
    "Answers",
    "Question",
    "announce_survey",
    "answer_by_code",
    "cancel_survey",
    "close_survey",
    "draw_sample",
    "edit_survey",
    "find_slot",
    "note_no_answer",
    "type_answers",
    "write_survey",
]
