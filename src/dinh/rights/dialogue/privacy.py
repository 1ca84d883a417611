"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from typing import Any

from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from dinh.ground.lapsing import lapses
from dinh.ground.personal import BLANK, MASK, Why, holds, plain


def question_waits(question: Any) -> str:
    dialogue = question.dialogue
    return "" if dialogue.closed_on or dialogue.cancelled_on else _("Buổi đối thoại này chưa kết thúc.")


ASKING = Why("người hỏi trong buổi đối thoại", "trả lời, báo lại", "reception",
             "chức danh được giao đối thoại, tiếp dân", "asked")  # fmt: skip
VISITOR = Why("người đến buổi tiếp công dân", "sổ tiếp công dân", "reception",
              "chức danh được giao đối thoại, tiếp dân", "kept")  # fmt: skip
MINUTES = Why("người được nhắc đến", "biên bản, lời hứa, kết quả", "reception", "ai cũng xem được phần công khai",
              "kept")  # fmt: skip
BY = Why("người ghi, người trả lời", "biết ai đã làm", "duty", "ai cũng xem được phần công khai", "kept")

holds("dialogue.Question", ASKING, "name contact", BLANK, until=question_waits)
holds("dialogue.Question", ASKING, "words shown:words", MASK, until=question_waits)
holds("dialogue.Question", ASKING, "key:derived", "letters")
holds("dialogue.Question", MINUTES, "reason:words", MASK)
holds("dialogue.Visit", VISITOR,
      "name address identity:id phone subject:words representatives:words papers:words said:words",
      "letters")  # fmt: skip
holds("dialogue.Visit", VISITOR, "pin_hash:derived key:derived", "letters")
holds("dialogue.Visit", MINUTES,
      "guidance:words handled_by:words outcome_words:words refusal_words:words forwarded_to:words",
      "letters")  # fmt: skip
holds("dialogue.Dialogue", MINUTES, "topic:words notice:words place:words reason:words", MASK)
holds("dialogue.Dialogue", BY, "secretary:name", "act")
holds("dialogue.ReceptionDay", MINUTES, "place:words late_reason:words recording_place:words reason:words", MASK)
holds("dialogue.MinuteLine", MINUTES, "asked:words answer:words corrected:words", "minutes")
holds("dialogue.Promise", MINUTES, "words shown:words asked:words source_words:words answer:words", MASK)
holds("dialogue.Proof", MINUTES, "words", MASK)
holds("dialogue.Proof", BY, "by:label", "act")
holds("dialogue.PromiseStep", MINUTES, "words", MASK)
holds("dialogue.PromiseStep", BY, "by:label", "act")
holds("dialogue.PlanLine", MINUTES, "topic:words", MASK)
holds("dialogue.HandOver", BY, "from_name:name to_name:name by:label items:data ground:words", "minutes")
holds("dialogue.PastPromise", MINUTES,
      "words:words folded:words asked_by:words place:words made_by:words owner:words result:words note:words "
      "due_told:words came_from:words struck_reason:words", MASK)  # fmt: skip

lapses(
    "dialogue-askers", "dialogue.Question", about="dialogue", label="dialogue__ref",
    since=Coalesce("dialogue__closed_on", "dialogue__cancelled_on"),
    opens=lambda _pk, ref: reverse("dialogue_desk:dialogue", args=[ref]), texts={"dialogue.Question": "pk"},
)  # fmt: skip

plain("dialogue", """
Quota: rule ground
PlanLine: invited
Dialogue: ref invited day published_on moved_from cancelled_on closed_on changed_at
Question: ref appealed_on at
MinuteLine: due corrected_on at
ReceptionDay: ref day posted_on link link_ready_at checked_on held_on cancelled_on changed_at
Visit: ref petition_ref outcome_on refusal refusal_cite noticed_on happened_on at
Promise: ref made_on first_due due due_rule done_on word_on
PastPromise: made_on due done_on book struck_at
Proof: on
PromiseStep: at
HandOver: on
""")  # fmt: skip
