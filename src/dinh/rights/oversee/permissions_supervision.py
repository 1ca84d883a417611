"""Who supervises, who of a supervised body reports, and who criticises drafts: the council and the Front, each for
itself; a drafting body answers for its own draft."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.actor import Actor
from dinh.ground.gate import Check, Refusal, holds, permission
from dinh.rights.oversee.models import By, Criticism, Plan, Supervised, Supervision
from dinh.rights.oversee.permissions import ANSWERER, COUNCIL, FRONT, OF_BODIES, READER, either

STAGES: dict[str, Any] = {
    "planned": gettext_lazy("đã lên lịch"),
    "asked": gettext_lazy("đã yêu cầu báo cáo"),
    "met": gettext_lazy("đã làm việc, chờ kết luận"),
    "concluded": gettext_lazy("đã kết luận"),
    "received": gettext_lazy("đang lấy ý kiến phản biện"),
    "sent": gettext_lazy("đã gửi, chờ trả lời"),
    "answered": gettext_lazy("đã có trả lời"),
    "shown": gettext_lazy("đã công khai"),
    "stopped": gettext_lazy("đã dừng"),
    "cancelled": gettext_lazy("đã thôi"),
}


def at(*stages: str) -> Check:
    """A check: the supervision or criticism is at one of these stages; a thing of the commune itself passes."""

    def check(by: Actor, thing: Any) -> Refusal | None:
        one = thing.supervision if isinstance(thing, Supervised) else thing
        if not isinstance(one, Supervision | Criticism) or one.stage in stages:
            return None
        return Refusal(_("Việc này %(stage)s nên không làm được bước này.") % {"stage": STAGES[one.stage]})

    return check


def supervises(by: Actor, thing: Any) -> Refusal | None:
    """The power of the body that supervises; at the door, either."""
    if isinstance(thing, Supervision):
        return holds(COUNCIL if thing.by == Supervision.By.COUNCIL else FRONT)(by, thing)
    return either(holds(COUNCIL), holds(FRONT))(by, thing)


def plans_for(by: Actor, thing: Any) -> Refusal | None:
    """A year's plan: the power of the kind of body whose plan it is; at the door, any of them."""
    if isinstance(thing, Plan):
        if thing.of_people:
            return Refusal(_("Kế hoạch của Ban do Nhân dân bầu lập ở trang của Ban."))
        return holds(OF_BODIES[By(thing.by)])(by, thing)
    return either(*(holds(name) for name in dict.fromkeys(OF_BODIES.values())))(by, thing)


def not_issued(by: Actor, thing: Any) -> Refusal | None:
    issued = isinstance(thing, Plan) and thing.sent_on is not None
    return Refusal(_("Kế hoạch đã ban hành nên không sửa nữa.")) if issued else None


def reports_for(by: Actor, thing: Any) -> Refusal | None:
    """Who answers for the supervised body; at the door, for any."""
    if refusal := holds(ANSWERER)(by, thing):
        return refusal
    if not isinstance(thing, Supervised) or (by.body is not None and by.body.pk == thing.body_id):
        return None
    return Refusal(_("Chỉ %(body)s báo cáo về mình.") % {"body": thing.body})


def answers_draft(by: Actor, thing: Any) -> Refusal | None:
    """Who answers for the drafting body; the Front may enter the answer that came on paper."""
    if isinstance(thing, Criticism) and not by.has(FRONT):
        if refusal := holds(ANSWERER)(by, thing):
            return refusal
        if by.body is None or by.body.pk != thing.drafter_id:
            return Refusal(_("Chỉ %(body)s trả lời về dự thảo của mình.") % {"body": thing.drafter})
        return None
    return either(holds(FRONT), holds(ANSWERER))(by, thing)


def under_supervision(by: Actor, thing: Any) -> Refusal | None:
    """The supervised bodies read their own supervision."""
    if refusal := holds(ANSWERER)(by, thing):
        return refusal
    if not isinstance(thing, Supervision):
        return None
    mine = by.body is not None and thing.supervised.filter(body=by.body).exists()
    return None if mine else Refusal(_("Cuộc giám sát này không về đơn vị của anh/chị."))


def drafted_here(by: Actor, thing: Any) -> Refusal | None:
    if refusal := holds(ANSWERER)(by, thing):
        return refusal
    if not isinstance(thing, Criticism):
        return None
    if by.body is not None and by.body.pk == thing.drafter_id and thing.sent_on:
        return None
    return Refusal(_("Văn bản phản biện chưa gửi đến đơn vị này."))


_front = holds(FRONT)
_open = at("planned", "asked", "met")

ENTER = permission("oversee.enter_supervision", either(holds(READER), holds(ANSWERER)))
READ = permission("oversee.read_supervision", either(holds(READER), under_supervision))
YEAR_PLAN = permission("oversee.year_plan", plans_for, not_issued)
SUPERVISE = permission("oversee.supervise", supervises)
CHANGE = permission("oversee.change_supervision", supervises, at("planned", "asked"))
ASK = permission("oversee.ask_supervised", supervises, at("planned", "asked"))
SUBMIT_REPORT = permission("oversee.submit_report", either(reports_for, supervises), at("asked", "met"))
SESSION = permission("oversee.hold_session", supervises, _open)
ANSWER_QUESTION = permission("oversee.answer_question", supervises, at("met", "concluded"))
CONCLUDE = permission("oversee.conclude_supervision", supervises, at("met"))
RECOMMEND = permission("oversee.recommend_supervised", supervises, at("concluded", "shown"))
SHOW = permission("oversee.show_supervision", supervises, at("concluded"))
CANCEL = permission("oversee.cancel_supervision", supervises, _open)

READ_CRITICISM = permission("oversee.read_criticism", either(holds(READER), drafted_here))
RECEIVE_DRAFT = permission("oversee.receive_draft", _front)
GATHER = permission("oversee.gather_points", _front, at("received"))
SEND_CRITICISM = permission("oversee.send_criticism", _front, at("received"))
ANSWER_POINTS = permission("oversee.answer_points", answers_draft, at("sent", "answered"))
SHOW_CRITICISM = permission("oversee.show_criticism", _front, at("sent", "answered"))
STOP_CRITICISM = permission("oversee.stop_criticism", _front, at("received"))
