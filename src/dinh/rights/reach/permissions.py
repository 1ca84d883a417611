"""Who may do what in surveys. A head of a residential group, when entrusted, types in answers of that group only."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.gate import Check, Refusal, at_home, holds, permission, power
from dinh.rights.reach.models import Slot, Stratum, Survey

POWER = "reach.survey"
power(POWER, "Đo thông tin đến dân: lập đợt hỏi, bốc thăm, nhập phiếu, khóa kết quả")


def whole_commune(by: Actor, thing: Any) -> Refusal | None:
    if by.post and by.post.group_id:
        return Refusal(_("Đợt hỏi là của cả địa phương; chức danh này chỉ nhập phiếu của thôn, tổ dân phố mình."))
    return None


def in_reach(by: Actor, thing: Any) -> Refusal | None:
    own = by.post.group_id if by.post else None
    stratum = thing.stratum if isinstance(thing, Slot) else thing
    if own is None or not isinstance(stratum, Stratum) or stratum.group_id == own:
        return None
    return Refusal(_("Chức danh này chỉ nhập phiếu của thôn, tổ dân phố mình phụ trách."))


def _survey(thing: Any) -> Survey | None:
    if isinstance(thing, Slot):
        return thing.stratum.survey
    if isinstance(thing, Stratum):
        return thing.survey
    return thing if isinstance(thing, Survey) else None


def in_state(*states: str) -> Check:
    """A check: the survey is in one of these states; the refusal says what the state it is in means."""

    def check(by: Actor, thing: Any) -> Refusal | None:
        survey = _survey(thing)
        if survey is None or survey.state in states:
            return None
        return Refusal(
            {
                "draft": _("Đợt hỏi còn là bản nháp, chưa công bố cách bốc thăm."),
                "announced": _("Cách bốc thăm đã công bố nên không sửa đợt hỏi nữa, và chưa bốc thăm nên chưa hỏi."),
                "open": _("Đã bốc thăm: mẫu và câu hỏi không đổi nữa."),
                "closed": _("Kết quả đợt hỏi đã khóa, không thêm bớt nữa."),
                "cancelled": _("Đợt hỏi đã hủy: %(why)s") % {"why": survey.reason},
            }[survey.state]
        )

    return check


READ = permission("reach.read", holds(POWER))
PLAN = permission("reach.plan", holds(POWER), whole_commune, in_state("draft"))
DRAW = permission("reach.draw", holds(POWER), whole_commune, in_state("announced"))
TYPE = permission("reach.type", holds(POWER), in_reach, in_state("open"))
CLOSE = permission("reach.close", holds(POWER), whole_commune, in_state("open"))
CANCEL = permission("reach.cancel", holds(POWER), whole_commune, in_state("draft", "announced", "open"))
ANSWER = permission("reach.answer", at_home, in_state("open"))
