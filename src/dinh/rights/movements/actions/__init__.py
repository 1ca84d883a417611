"""Every write of the room."""

from __future__ import annotations

from dinh.rights.movements.actions.adopting import (
    adapt,
    add_line,
    adopt,
    answer_hint,
    leave_out,
    look,
    stop,
    suggest_to_group,
    tick,
    untick,
)
from dinh.rights.movements.actions.comments import TYPED, answer_comment, comment, say
from dinh.rights.movements.actions.council import (
    Regulation,
    end_council,
    found_council,
    recognise_model,
    refuse_model,
    seat,
    send_back,
    send_model,
    sit,
    unseat,
    vote,
)
from dinh.rights.movements.actions.emulation import (
    decide_campaign,
    drop_entry,
    enter_entry,
    open_campaign,
    post_campaign,
    propose_entry,
)
from dinh.rights.movements.actions.forces import act_together, end_force, found_force, join, leave, review_year
from dinh.rights.movements.actions.titles import (
    Count,
    Meeting,
    correct_result,
    found_title,
    hold_review,
    import_review,
    open_round,
    post_review,
    recognise_groups,
    register,
)
from dinh.rights.movements.actions.writing import (
    Imported,
    Recipe,
    Taken,
    add_photo,
    drop_photo,
    edit_model,
    import_models,
    write_model,
)

__all__ = [
    "TYPED", "Count", "Imported", "Meeting", "Recipe", "Regulation", "Taken", "act_together", "adapt", "add_line",
    "add_photo", "adopt", "answer_comment", "answer_hint", "comment", "correct_result", "decide_campaign", "drop_entry",
    "drop_photo", "edit_model", "end_council", "end_force", "enter_entry", "found_council", "found_force",
    "found_title", "hold_review", "import_models", "import_review", "join", "leave", "leave_out", "look",
    "open_campaign", "open_round", "post_campaign", "post_review", "propose_entry", "recognise_groups",
    "recognise_model", "refuse_model", "register", "review_year", "say", "seat", "send_back", "send_model", "sit",
    "stop", "suggest_to_group", "tick", "unseat", "untick", "vote", "write_model",
]  # fmt: skip
