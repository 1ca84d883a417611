"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from typing import Any

from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from dinh.ground.lapsing import lapses
from dinh.ground.personal import MASK, ROW, Why, holds, plain


def sender_waits(sender: Any) -> str:
    about = sender.opinion.consultation
    return "" if about.result_on or about.stopped_on else _("Cuộc lấy ý kiến này chưa báo kết quả.")


SENDER = Why("người góp ý", "tiếp thu, giải trình, báo lại", "consult", "chức danh được giao lấy ý kiến", "asked")
NAMED = Why("người được nhắc đến trong ý kiến", "tổng hợp, giải trình", "consult",
            "ai cũng xem được phần công khai", "kept")  # fmt: skip

holds("consult.Sender", SENDER, "name contact", ROW, until=sender_waits)
holds("consult.Opinion", SENDER, "pin_hash:derived key:derived", "letters", of="sender")
holds("consult.Opinion", NAMED, "text:words shown:words kept_reason:words aside:words", MASK)
holds("consult.Part", NAMED, "excerpt:words", MASK)
holds("consult.GroupingStep", NAMED, "before:data", MASK)
holds("consult.OpinionGroup", NAMED, "title:words answer_text:words changed:words", MASK)
holds("consult.Statement", NAMED, "text:words reason:words", MASK)
holds("consult.Voice", SENDER, "token:derived", "votes")
holds("consult.OpinionMap", NAMED, "data", MASK)
holds("consult.Consultation", NAMED,
      "title:words about:words method:words overview:words decision:words reasons:words "
      "stop_reason:words dialogue_place:words", MASK)  # fmt: skip
holds("consult.Consultation", NAMED, "answerer:label sender:label", "act")
holds("consult.Draft", NAMED, "note:words", MASK)
holds("consult.Clause", NAMED, "text:words", "minutes")
holds("consult.Attachment", NAMED, "title:words", MASK)
holds("consult.Gathering", NAMED, "place:words", MASK)

lapses(
    "consult-senders", "consult.Sender", about="opinion__consultation", label="opinion__consultation__ref",
    since=Coalesce("opinion__consultation__result_on", "opinion__consultation__stopped_on"),
    opens=lambda _pk, ref: reverse("consult_desk:matter", args=[ref]),
    texts={"consult.Opinion": "sender", "consult.Part": "opinion__sender"},
)  # fmt: skip

plain("consult", """
Consultation: ref forms until term_cite dialogue_on plan_number planned_on council_on council_number front_on \
front_number published_at summarised_on explained_on explain_number decided_on decision_number result_on result_ref \
told_council_on told_council_number told_front_on told_front_number stopped_on erased_on
Draft: made_on confirmed_on
Clause: label
Gathering: held_on
Opinion: ref received_on withdrawn_on
OpinionGroup: answered_on
GroupingStep: what
OpinionMap: drawn_at
""")  # fmt: skip
