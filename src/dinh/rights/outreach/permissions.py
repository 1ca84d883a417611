"""Who may do what in outreach. A head of a residential group, when entrusted, reaches that group's sessions only."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.gate import Refusal, at_home, holds, permission, power
from dinh.rights.outreach.models import Quiz, Session

power("outreach.write", "Tuyên truyền, phổ biến pháp luật: kế hoạch, buổi, kết quả, câu hỏi")


def in_reach(by: Actor, thing: Any) -> Refusal | None:
    """Whoever heads one residential group writes about sessions of that group alone."""
    own = by.post.group_id if by.post else None
    if own is None or not isinstance(thing, Session) or thing.pk is None:
        return None
    groups = [group.pk for group in thing.groups.all()]
    if groups == [own]:
        return None
    return Refusal(_("Chức danh này chỉ ghi buổi của thôn, tổ dân phố mình phụ trách."))


def whole_commune(by: Actor, thing: Any) -> Refusal | None:
    if by.post and by.post.group_id:
        return Refusal(_("Kế hoạch năm là của cả địa phương; chức danh này chỉ phụ trách một thôn, tổ dân phố."))
    return None


def not_cancelled(by: Actor, thing: Any) -> Refusal | None:
    if isinstance(thing, Session) and thing.cancelled_on:
        return Refusal(_("Buổi này đã hủy: %(why)s Hãy lập buổi mới nếu vẫn tổ chức.") % {"why": thing.reason})
    return None


def not_held(by: Actor, thing: Any) -> Refusal | None:
    if isinstance(thing, Session) and thing.held_on:
        return Refusal(_("Buổi này đã ghi kết quả nên không hoãn, hủy hay sửa lịch nữa."))
    return None


def quiz_open(by: Actor, quiz: Quiz) -> Refusal | None:
    if quiz.open and not quiz.session.cancelled_on:
        return None
    return Refusal(_("Bộ câu hỏi này chưa mở hoặc đã đóng, không nhận bài nữa."))


WRITE_POWER = "outreach.write"
READ = permission("outreach.read", holds(WRITE_POWER))
PLAN = permission("outreach.plan", holds(WRITE_POWER), whole_commune)
WRITE = permission("outreach.write", holds(WRITE_POWER), in_reach)
ARRANGE = permission("outreach.arrange", holds(WRITE_POWER), in_reach, not_cancelled, not_held)
RESULT = permission("outreach.result", holds(WRITE_POWER), in_reach, not_cancelled)
TAKE = permission("outreach.take_quiz", at_home, quiz_open)
