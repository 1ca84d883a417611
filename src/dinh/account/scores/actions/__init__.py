"""Every write of the room."""

from __future__ import annotations

from dinh.account.scores.actions.answering import (
    Receipt,
    answer_comment,
    appeal,
    comment,
    refuse_appeal,
    uphold_appeal,
)
from dinh.account.scores.actions.campaigns import (
    Opening,
    decide,
    extend,
    open_campaign,
    post_draft,
    publish,
    stop,
    to_appraisal,
)
from dinh.account.scores.actions.rubrics import adopt, begin, drop_rubric, edit, faults_of, readable
from dinh.account.scores.actions.scoring import (
    accept_rest,
    add_evidence,
    appraise,
    claim,
    give_back,
    lacks,
    submit,
    take_evidence_away,
)

__all__ = [
    "Opening", "Receipt", "accept_rest", "add_evidence", "adopt", "answer_comment", "appeal", "appraise", "begin",
    "claim", "comment", "decide", "drop_rubric", "edit", "extend", "faults_of", "give_back", "lacks", "open_campaign",
    "post_draft", "publish", "readable", "refuse_appeal", "stop", "submit", "take_evidence_away", "to_appraisal",
    "uphold_appeal",
]  # fmt: skip
