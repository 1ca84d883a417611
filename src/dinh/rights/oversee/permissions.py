"""Boards of the people, supervision by the council and the Front, inspections: who works, confirms, answers.

A member of a board works for that board only; who holds the power of a body's kind works for that body. What a board
of the people writes goes out only when the Front has confirmed it (Điều 36–45 Luật 10/2022/QH15).
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import Check, Refusal, at_home, holds, holds_a_post, permission, power
from dinh.rights.oversee.models import (
    Board,
    By,
    Finding,
    Meeting,
    Member,
    Plan,
    PlanItem,
    Recommendation,
    Report,
    Verification,
    Visit,
    Watch,
)

READER = "oversee.read"
BOARD = "oversee.board"
FRONT = "oversee.front"
COUNCIL = "oversee.council"
INSPECTOR = "oversee.inspect"
ANSWERER = "oversee.answer"
power(READER, "Xem công tác kiểm tra, giám sát")
power(BOARD, "Làm việc của Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng mà mình là thành viên")
power(FRONT, "Mặt trận: lập, công nhận Ban, xác nhận kiến nghị; giám sát và phản biện xã hội")
power(COUNCIL, "Hội đồng nhân dân: giám sát")
power(INSPECTOR, "Ban Chỉ đạo, Đảng ủy: kiểm tra, giám sát các cơ quan, đơn vị")
power(ANSWERER, "Trả lời kiến nghị sau kiểm tra, giám sát của cơ quan mình")
STAGES: dict[str, Any] = {
    "planned": gettext_lazy("đã lên lịch"),
    "told": gettext_lazy("đã báo trước"),
    "held": gettext_lazy("đã tiến hành, chưa lập biên bản"),
    "concluded": gettext_lazy("đã lập biên bản"),
    "cancelled": gettext_lazy("đã hủy"),
    "draft": gettext_lazy("đang soạn"),
    "submitted": gettext_lazy("chờ Mặt trận xác nhận"),
    "confirmed": gettext_lazy("đã xác nhận, chờ gửi"),
    "sent": gettext_lazy("đã gửi, chờ cơ quan nhận"),
    "received": gettext_lazy("chờ trả lời"),
    "replied": gettext_lazy("đã trả lời, đang theo dõi"),
    "done": gettext_lazy("đã thực hiện xong"),
    "closed": gettext_lazy("thôi theo dõi"),
}
OF_BODIES = {By.FRONT: FRONT, By.COUNCIL: COUNCIL, By.COMMITTEE: INSPECTOR, By.PARTY: INSPECTOR}


def anyone(by: Actor, thing: Any) -> Refusal | None:
    """To ask a board to look at something is a right of citizens: no account, no post."""
    return at_home(by, thing)


def either(*checks: Check) -> Check:
    """A check: one of these is enough; otherwise the first one's reason."""

    def check(by: Actor, thing: Any) -> Refusal | None:
        refusals = [each(by, thing) for each in checks]
        return None if None in refusals else refusals[0]

    return check


def sitting(by: Actor) -> list[Board]:
    """The boards somebody works on today: as a member with this account, or by a post in the board itself. Whoever
    follows a board that has ended works on with what it left open."""
    if by.user is None:
        return []
    day = today()
    mine = Q(members__user=by.user, members__recognised_on__lte=day) & (
        Q(members__gone_on=None) | Q(members__gone_on__gt=day)
    )
    if by.body is not None:
        mine |= Q(home=by.body)
    boards = list(Board.objects.at_work(day).filter(mine).distinct().order_by("pk"))
    left = list(boards)
    while left:
        left = list(Board.objects.filter(handed_to__in=left).exclude(pk__in=[each.pk for each in boards]))
        boards += left
    return boards


def board_of(thing: Any) -> Board | None:
    """The board that a thing is of; None for a body's, and for the commune."""
    if isinstance(thing, Board):
        return thing
    if isinstance(thing, Watch | Member | Meeting | Report | Verification):
        return thing.board
    return thing.plan.board if isinstance(thing, PlanItem) else None


def on_board(by: Actor, thing: Any) -> Refusal | None:
    """A member of the thing's board; at the door, of any board."""
    if refusal := holds(BOARD)(by, thing):
        return refusal
    mine, board = sitting(by), board_of(thing)
    if any(board is None or each.pk == board.pk for each in mine):
        return None
    if board is not None and board.recognised_on is None:
        return Refusal(_("Ban này chưa được Mặt trận công nhận nên chưa làm việc được."))
    return Refusal(_("Chỉ thành viên đang làm việc của Ban này làm được việc này."))


def works_for(by: Actor, thing: Any) -> Refusal | None:
    """Whoever watches: a member of the board, or who holds the power of the body's kind. At the door: any of them."""
    if isinstance(thing, PlanItem):
        thing = thing.plan
    if isinstance(thing, Watch):
        return on_board(by, thing) if thing.of_people else holds(OF_BODIES[By(thing.by)])(by, thing)
    return either(on_board, holds(FRONT), holds(COUNCIL), holds(INSPECTOR))(by, thing)


def answers_for(by: Actor, thing: Any) -> Refusal | None:
    """Who answers for the body that a recommendation is addressed to; at the door, for any body."""
    if refusal := holds(ANSWERER)(by, thing):
        return refusal
    if not isinstance(thing, Recommendation) or (by.body is not None and by.body.pk == thing.addressed_to_id):
        return None
    return Refusal(_("Kiến nghị này gửi %(body)s: chỉ cơ quan đó trả lời.") % {"body": thing.addressed_to})


def own_answer(by: Actor, thing: Any) -> Refusal | None:
    """Who answers may read what came to their body, once it was sent, and nothing else of the room."""
    if not isinstance(thing, Recommendation):
        return holds(READER)(by, thing)
    if refusal := answers_for(by, thing):
        return refusal
    return Refusal(_("Kiến nghị này chưa được gửi.")) if thing.sent_on is None else None


def now_in(*stages: str) -> Check:
    """A check: the thing's `stage` is one of these; a thing of the commune itself passes."""

    def check(by: Actor, thing: Any) -> Refusal | None:
        if not isinstance(thing, Visit | Recommendation) or thing.stage in stages:
            return None
        return Refusal(_("Việc này đang ở bước “%(stage)s” nên không làm được.") % {"stage": STAGES[thing.stage]})

    return check


def board_ended(by: Actor, thing: Any) -> Refusal | None:
    board = board_of(thing)
    if board is None or board.ended_on is None or board.ended_on > today():
        return None
    words = _("Ban này đã kết thúc từ ngày %(day)s.")
    return Refusal(words % {"day": f"{board.ended_on:%d/%m/%Y}"})


def forming(by: Actor, thing: Any) -> Refusal | None:
    board = board_of(thing)
    return Refusal(_("Ban này đã được công nhận.")) if board is not None and board.recognised_on else None


def recognised(by: Actor, thing: Any) -> Refusal | None:
    board = board_of(thing)
    return Refusal(_("Ban này chưa được công nhận.")) if board is not None and not board.recognised_on else None


def still_there(by: Actor, thing: Any) -> Refusal | None:
    gone = isinstance(thing, Member) and thing.gone_on is not None
    return Refusal(_("Người này đã thôi làm thành viên.")) if gone else None


def not_sent(by: Actor, thing: Any) -> Refusal | None:
    plan = thing.plan if isinstance(thing, PlanItem) else thing
    sent = isinstance(plan, Plan | Report) and plan.sent_on is not None
    return Refusal(_("Bản này đã gửi nên không sửa nữa.")) if sent else None


def sent(by: Actor, thing: Any) -> Refusal | None:
    plan = thing.plan if isinstance(thing, PlanItem) else thing
    return Refusal(_("Bản này chưa gửi.")) if isinstance(plan, Plan) and plan.sent_on is None else None


def minutes_open(by: Actor, thing: Any) -> Refusal | None:
    """Findings are of a visit whose minutes the Front has not confirmed yet, or of none."""
    visit = thing.visit if isinstance(thing, Finding) else thing
    if isinstance(visit, Visit) and visit.confirmed_on:
        return Refusal(_("Biên bản cuộc này đã được xác nhận nên không sửa phát hiện nữa."))
    return None


def of_people(by: Actor, thing: Any) -> Refusal | None:
    yes = not isinstance(thing, Watch) or thing.of_people
    return None if yes else Refusal(_("Chỉ việc của Ban do Nhân dân bầu mới cần Mặt trận xác nhận."))


def not_confirmed(by: Actor, thing: Any) -> Refusal | None:
    done = isinstance(thing, Visit) and thing.confirmed_on is not None
    return Refusal(_("Biên bản này đã được xác nhận.")) if done else None


_front = holds(FRONT)
_works_or_front = either(works_for, _front)

ENTER = permission("oversee.enter", either(holds(READER), holds(ANSWERER)))
READ = permission("oversee.see", either(holds(READER), own_answer))
READ_KIN = permission("oversee.see_kin", _front)
FORM_BOARD = permission("oversee.form_board", _front)
EDIT_BOARD = permission("oversee.edit_board", _front, board_ended)
ADD_MEMBER = permission("oversee.add_member", _front, board_ended)
RECOGNISE = permission("oversee.recognise", _front, board_ended, forming)
RECOGNISE_MEMBER = permission("oversee.recognise_member", _front, board_ended, recognised, still_there)
TELL = permission("oversee.tell_board", _front, recognised, board_ended)
LEAVE = permission("oversee.leave_board", _front, board_ended, still_there)
CONVENE = permission("oversee.convene", _front, recognised, board_ended)
MEET = permission("oversee.meet", either(on_board, _front), recognised, board_ended)
END_BOARD = permission("oversee.end_board", _front, recognised, board_ended)

PLAN = permission("oversee.plan", works_for, board_ended, not_sent)
PLAN_LATER = permission("oversee.plan_later", works_for, board_ended, sent)
CHECKLIST = permission("oversee.checklist", holds_a_post, works_for)
REPORT = permission("oversee.report", on_board, board_ended, not_sent)
ARRANGE = permission("oversee.arrange", works_for)
CHANGE_VISIT = permission("oversee.change_visit", works_for, now_in("planned", "told"))
GIVE_NOTICE = permission("oversee.give_notice", works_for, now_in("planned", "told"))
NOTE = permission("oversee.note", works_for, now_in("planned", "told", "held", "concluded"))
HOLD = permission("oversee.hold", works_for, now_in("planned", "told", "held"))
CONCLUDE = permission("oversee.conclude", works_for, now_in("held"))
CONFIRM_VISIT = permission("oversee.confirm_visit", _front, of_people, now_in("concluded"), not_confirmed)
SHOW_VISIT = permission("oversee.show_visit", _works_or_front, now_in("concluded"))

FIND = permission("oversee.find", works_for, minutes_open)
PASS_ON = permission("oversee.pass_on", _works_or_front)
RECOMMEND = permission("oversee.recommend", works_for)
EDIT_RECOMMENDATION = permission("oversee.edit_recommendation", works_for, now_in("draft"))
SUBMIT = permission("oversee.submit", works_for, of_people, now_in("draft"))
CONFIRM = permission("oversee.confirm", _front, of_people, now_in("submitted"))
SEND = permission("oversee.send", _works_or_front, now_in("draft", "confirmed"))
RECEIVE = permission("oversee.receive", either(answers_for, _works_or_front), now_in("sent"))
REPLY = permission("oversee.reply", either(answers_for, _works_or_front), now_in("received"))
FOLLOW = permission("oversee.follow", _works_or_front, now_in("replied"))
CLOSE = permission("oversee.close", _works_or_front, now_in("replied"))

ASK = permission("oversee.ask", anyone)
READ_ASKED = permission("oversee.read_asked", on_board)
ANSWER_ASKED = permission("oversee.answer_asked", on_board)
