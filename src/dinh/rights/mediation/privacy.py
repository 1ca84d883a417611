"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from dinh.ground.lapsing import lapses
from dinh.ground.personal import BLANK, MASK, Why, holds, plain
from dinh.rights.mediation.permissions import AFTER


def party_waits(row: Any) -> str:
    return "" if row.case.state in AFTER else _("Có vụ đang hòa giải.")


PARTY = Why("bên hòa giải", "hòa giải, ghi sổ", "mediation",
            "hòa giải viên được giao vụ ấy; tổ trưởng, trưởng thôn", "asked")  # fmt: skip
MEDIATOR = Why("hòa giải viên", "dân biết ai hòa giải; thù lao", "mediation",
               "ai cũng xem được tên; số điện thoại nếu người ấy cho", "kept")  # fmt: skip
BY = Why("người chủ trì, người ghi", "biết ai đã làm", "duty", "chức danh được giao hòa giải", "kept")

holds("mediation.Party", PARTY, "name about:words phone", BLANK, until=party_waits, secret=True)
holds("mediation.Party", PARTY, "about:words", MASK, until=party_waits, secret=True)
holds("mediation.Private", PARTY, "content:words course:words agreed:words duties:words manner:words reply:words",
      MASK, until=party_waits, secret=True)  # fmt: skip
holds("mediation.Session", PARTY, "place:words words", MASK, until=party_waits, secret=True)
holds("mediation.FollowUp", PARTY, "words", MASK, until=party_waits, secret=True)
holds("mediation.Escalation", PARTY, "words answer:words", MASK, until=party_waits, secret=True)
holds("mediation.Escalation", BY, "raised_by:label to:words", "act", secret=True)
holds("mediation.Case", PARTY, "pin_hash:derived key:derived", "letters", secret=True)
holds("mediation.Team", MEDIATOR, "contact:words ended_ground:words", MASK)
holds("mediation.Member", MEDIATOR, "name", "act")
holds("mediation.Member", MEDIATOR, "phone", BLANK)
holds("mediation.Election", MEDIATOR, "tally:data minutes:words", "minutes")
holds("mediation.Review", BY, "led_by:label words", "minutes")
holds("mediation.Step", BY, "by:label", "act")

lapses(
    "mediator-phones", "mediation.Member", about="team", label="team__name", since=F("ceased_on"),
    opens=lambda pk, _name: reverse("mediation_desk:team", args=[pk]),
)  # fmt: skip

plain("mediation", """
Team: name decision founded_on ended_on
Election: held_on
Member: recognised_on decision head_since head_decision ceased_on ceased_decision
Review: held_on
Case: ref received_on assigned_on agreed_on begun_on outcome_on pay_on pay_ground erased_on
Assignment: given_on left_on
Session: held_on
FollowUp: seen_on
Escalation: raised_at answered_on
Step: at
""")  # fmt: skip
