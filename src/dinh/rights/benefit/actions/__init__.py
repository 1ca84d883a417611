"""Every write of the room."""

from __future__ import annotations

from dinh.rights.benefit.actions.deciding import (
    answer_comment,
    approve_list,
    comment,
    post_list,
    post_result,
    return_list,
    stop_list,
    take_down,
)
from dinh.rights.benefit.actions.giving import Given, ask_by_message, pay, reverse_payment, say_received, settle_case
from dinh.rights.benefit.actions.importing import drop_trial, keep_trial, take_back, take_in, totals_words
from dinh.rights.benefit.actions.naming import (
    Held,
    Named,
    import_people,
    nominate,
    open_list,
    record_review,
    strike,
    undo_import,
)
from dinh.rights.benefit.actions.programmes import (
    Words,
    close_programme,
    edit_programme,
    publish_programme,
    write_programme,
)
from dinh.rights.benefit.actions.relief import (
    Line,
    add_good,
    close_drive,
    gather,
    hand_out,
    open_drive,
    reverse_entry,
)
from dinh.rights.benefit.actions.surveying import (
    announce_survey,
    answer_survey,
    close_survey,
    draw_survey,
    skip_household,
    type_survey,
)

__all__ = [
    "Given", "Held", "Line", "Named", "Words", "add_good", "announce_survey", "answer_comment", "answer_survey",
    "approve_list", "ask_by_message", "close_drive", "close_programme", "close_survey", "comment", "draw_survey",
    "drop_trial", "edit_programme", "gather", "hand_out", "import_people", "keep_trial", "nominate", "open_drive",
    "open_list", "pay", "post_list", "post_result", "publish_programme", "record_review", "return_list",
    "reverse_entry", "reverse_payment", "say_received", "settle_case", "skip_household", "stop_list", "strike",
    "take_back", "take_down", "take_in", "totals_words", "type_survey", "undo_import", "write_programme",
]  # fmt: skip
