"""Every write of the room."""

from __future__ import annotations

from dinh.rights.outreach.actions.plan import add_line, edit_line, remove_line
from dinh.rights.outreach.actions.quiz import (
    Asked,
    answer_quiz,
    close_quiz,
    enter_paper_counts,
    open_quiz,
    write_quiz,
)
from dinh.rights.outreach.actions.results import add_file, add_reference, record_result, remove_material
from dinh.rights.outreach.actions.sessions import (
    cancel_session,
    draft_session,
    edit_session,
    postpone_session,
    publish_session,
)

__all__ = [
    "Asked",
    "add_file",
    "add_line",
    "add_reference",
    "answer_quiz",
    "cancel_session",
    "close_quiz",
    "draft_session",
    "edit_line",
    "edit_session",
    "enter_paper_counts",
    "open_quiz",
    "postpone_session",
    "publish_session",
    "record_result",
    "remove_line",
    "remove_material",
    "write_quiz",
]
