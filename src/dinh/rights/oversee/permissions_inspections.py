"""Who inspects bodies, who of a body reports on itself, and who opens what was handed on about violations.

An inspection is read by those who inspect and by the body it is about; a violation only by who holds that power.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.actor import Actor
from dinh.ground.gate import Check, Refusal, holds, permission, power
from dinh.rights.oversee.models import Inspection, Passing, Theme
from dinh.rights.oversee.permissions import ANSWERER, INSPECTOR, READER, either

VIOLATION = "oversee.violation"
power(VIOLATION, "Lập, mở hồ sơ vi phạm chuyển cơ quan có thẩm quyền")
STAGES: dict[str, Any] = {
    "planned": gettext_lazy("đã lên lịch"),
    "asked": gettext_lazy("chờ đơn vị tự kiểm tra"),
    "reported": gettext_lazy("đã có báo cáo tự kiểm tra"),
    "visited": gettext_lazy("đã kiểm tra, chờ kết luận"),
    "concluded": gettext_lazy("đã kết luận"),
    "given": gettext_lazy("đã ban hành, giao việc"),
    "cancelled": gettext_lazy("đã thôi"),
}


def inspection_of(thing: Any) -> Inspection | None:
    if isinstance(thing, Inspection):
        return thing
    return thing.inspection if isinstance(thing, Passing) else None


def at(*stages: str) -> Check:
    """A check: the inspection is at one of these stages; a thing of the commune itself passes."""

    def check(by: Actor, thing: Any) -> Refusal | None:
        one = inspection_of(thing)
        if one is None or one.stage in stages:
            return None
        return Refusal(_("Cuộc kiểm tra này %(stage)s nên không làm được việc này.") % {"stage": STAGES[one.stage]})

    return check


def own_body(by: Actor, thing: Any) -> Refusal | None:
    """Who answers for the inspected body; at the door, for any body."""
    if refusal := holds(ANSWERER)(by, thing):
        return refusal
    one = inspection_of(thing)
    if one is None or (by.body is not None and by.body.pk == one.body_id):
        return None
    return Refusal(_("Chỉ %(body)s tự kiểm tra và xem được hồ sơ này.") % {"body": one.body})


def not_judging_itself(by: Actor, thing: Any) -> Refusal | None:
    """Nobody gives marks to the body they work in."""
    one = inspection_of(thing)
    if one is None or by.body is None or by.body.pk != one.body_id:
        return None
    return Refusal(_("Đơn vị không tự kiểm tra, tự kết luận về mình: hãy để người của đơn vị khác làm."))


def theme_open(by: Actor, thing: Any) -> Refusal | None:
    if not isinstance(thing, Theme) or not thing.inspections.filter(visited_on__isnull=False).exists():
        return None
    return Refusal(_("Đã kiểm tra theo chuyên đề này nên không sửa danh mục nữa."))


_inspects = holds(INSPECTOR)
ENTER = permission("oversee.enter_inspections", either(_inspects, holds(ANSWERER), holds(READER)))
LIST = permission("oversee.list_inspections", either(_inspects, holds(ANSWERER)))
READ = permission("oversee.read_inspection", either(_inspects, own_body))
THEME = permission("oversee.theme", _inspects, theme_open)
SCHEDULE = permission("oversee.schedule", _inspects)
CHANGE = permission("oversee.change_inspection", _inspects, at("planned", "asked", "reported"))
ASK_REPORT = permission("oversee.ask_report", _inspects, at("planned", "asked"))
SELF_REPORT = permission("oversee.self_report", own_body, at("asked", "reported"))
INSPECT = permission("oversee.inspect", _inspects, not_judging_itself, at("planned", "asked", "reported", "visited"))
MARK = permission("oversee.mark", _inspects, not_judging_itself, at("visited"))
CONCLUDE = permission("oversee.conclude_inspection", _inspects, not_judging_itself, at("visited"))
ISSUE = permission("oversee.issue_conclusion", _inspects, at("concluded"))
CANCEL = permission("oversee.cancel_inspection", _inspects, at("planned", "asked", "reported"))
PASS_VIOLATION = permission("oversee.pass_violation", holds(VIOLATION), at("visited", "concluded", "given"))
OPEN_PASSING = permission("oversee.open_passing", holds(VIOLATION))
