"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.personal import MASK, Why, holds, plain


def comment_waits(comment: Any) -> str:
    return "" if comment.answered_on else _("Góp ý này chưa được trả lời.")


COMMENT = Why("người góp ý kết quả chấm điểm", "trả lời, xem lại", "consult", "chức danh được giao chấm điểm",
              "asked")  # fmt: skip
NAMED = Why("người được nhắc đến", "chấm điểm, giải thích", "duty",
            "chức danh được giao; ai cũng xem được phần công khai", "kept")  # fmt: skip
BY = Why("người chấm, người duyệt", "biết ai đã chấm", "duty",
         "chức danh được giao; ai cũng xem được phần công khai", "kept")  # fmt: skip

holds("scores.Comment", COMMENT, "text:words shown:words answer:words", MASK, until=comment_waits)
holds("scores.Comment", COMMENT, "pin_hash:derived key:derived", "letters")
holds("scores.Comment", BY, "answered_by:label", "act")
holds("scores.Rubric", BY, "made_by:label adopted_by:label", "act")
holds("scores.Rubric", NAMED, "title:words data", "minutes")
holds("scores.Campaign", NAMED, "title:words stop_reason:words", "minutes")
holds("scores.Campaign", BY, "decided_by:label", "act")
holds("scores.Sheet", NAMED, "name:words return_reason:words", "minutes")
holds("scores.Sheet", BY, "submitted_by:label", "act")
holds("scores.Line", NAMED, "note:words reason:words claimed:data appraised:data", "minutes")
holds("scores.Line", BY, "appraised_by:label", "act")
holds("scores.Evidence", NAMED, "title:words address:words", MASK)
holds("scores.Evidence", BY, "added_by:label", "act")
holds("scores.Result", NAMED, "file:data note:words", "minutes")
holds("scores.Appeal", NAMED, "text:words answer:words", "minutes")
holds("scores.Appeal", BY, "made_by:label answered_by:label", "act")

plain("scores", """
Rubric: ref key valid_from valid_to made_on adopted_on decision
Campaign: ref opened_on self_until appraise_until appraised_from posted_on posted_until decided_on decision \
published_on appeal_until stopped_on
Sheet: key submitted_on returned_on
Line: key appraised_on
Evidence: added_on
Result: head made_on
Comment: ref received_on answered_on
Appeal: key made_on answered_on
""")  # fmt: skip
