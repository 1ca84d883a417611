"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from dinh.ground.lapsing import lapses
from dinh.ground.personal import BLANK, MASK, ROOM, Why, holds, plain
from dinh.rights.information.actions import empty_steps
from dinh.rights.information.models import InformationRequest


def request_waits(asked: Any) -> str:
    over = asked.state in (*InformationRequest.ENDED, InformationRequest.State.CLOSED)
    return "" if over else _("Yêu cầu cung cấp thông tin này đang giải quyết.")


def asker_waits(asker: Any) -> str:
    return request_waits(asker.request)


ASKER = Why("người yêu cầu cung cấp thông tin", "trả lời, giao thông tin đến đúng người", "information",
            "chức danh được giao giải quyết yêu cầu", "asked")  # fmt: skip
ANSWERED = Why("người được nhắc đến trong câu trả lời", "cung cấp thông tin", "information",
               "người yêu cầu; ai cũng xem được khi đã công khai", "kept")  # fmt: skip
BY = Why("người trả lời", "biết ai đã trả lời", "duty", "người yêu cầu; chức danh giải quyết", "kept")

holds("information.Asker", ASKER, "name address phone email fax:phone", BLANK, until=asker_waits)
holds("information.InformationRequest", ASKER, "subject:words", ROOM, of="asker", marks="erased_on",
      until=request_waits, room=empty_steps)  # fmt: skip
holds("information.InformationRequest", ANSWERED, "wanted:words subject:words", MASK)
holds("information.InformationRequest", ASKER, "pin_hash:derived key:derived", "letters")
holds("information.InformationRequest", ANSWERED, "refusal:words extension_reason:words", MASK)
holds("information.Step", ASKER, "words", MASK)
holds("information.Step", BY, "by:label", "act")
holds("information.Answer", ANSWERED, "text:words", MASK)
holds("information.Answer", BY, "by:label", "act")
holds("information.PublicAnswer", ANSWERED, "question:words text:words folded withdrawn_reason:words", MASK)

lapses(
    "information-askers", "information.Asker", about="request", label="request__ref", since=F("request__outcome_on"),
    opens=lambda _pk, ref: reverse("information_desk:item", args=[ref]),
    texts={"information.InformationRequest": "asker", "information.Step": "request__asker",
           "information.Answer": "request__asker"},
)  # fmt: skip

plain("information", """
InformationRequest: ref received_on valid_on accepted_on due_recorded due_ground extended_on extension_recorded \
extension_ground refusal_cite outcome_on doubt_on erased_on
Step: at
Answer: on
PublicAnswer: day changed_at withdrawn_on
""")  # fmt: skip
