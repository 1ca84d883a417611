"""Who may do what: read the room, keep it (schedule, minutes, book), answer and postpone, and do what was promised.

Whoever owns a promise, by post or as the post of the body that owns it, may prove it without any other power here.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Post
from dinh.ground.clock import today
from dinh.ground.gate import Check, Refusal, at_home, holds, holds_a_post, permission, power
from dinh.rights.dialogue.models import Dialogue, MinuteLine, Promise, Question, ReceptionDay, Visit

READ_POWER, WRITE_POWER, ANSWER_POWER = "dialogue.read", "dialogue.write", "dialogue.answer"
power(READ_POWER, "Xem đối thoại, tiếp công dân, lời hứa")
power(WRITE_POWER, "Lập lịch, ghi biên bản đối thoại, sổ tiếp công dân, sổ lời hứa")
power(ANSWER_POWER, "Trả lời, hứa, lùi hạn lời hứa")
_read, _write, _answer = holds(READ_POWER), holds(WRITE_POWER), holds(ANSWER_POWER)


def anyone(by: Actor, thing: Any) -> Refusal | None:
    """Asking, registering and confirming need no account."""
    return at_home(by, thing)


def either(*checks: Check) -> Check:
    """A check: one of these is enough; otherwise the first one's reason."""

    def check(by: Actor, thing: Any) -> Refusal | None:
        refusals = [each(by, thing) for each in checks]
        return None if None in refusals else refusals[0]

    return check


def owned_by(by: Actor) -> Q:
    """The promises that wait for this post: its own, and those of its body that name no post."""
    post = by.post
    if post is None:
        return Q(pk__in=())
    return Q(owner_post=post) | Q(owner_post=None, owner_body=post.body_id)


def owns(by: Actor, thing: Any) -> Refusal | None:
    """The owner of this promise; at the door, of any."""
    if refusal := holds_a_post(by, thing):
        return refusal
    mine = Promise.objects.filter(owned_by(by))
    if (mine.filter(pk=thing.pk) if isinstance(thing, Promise) else mine).exists():
        return None
    return Refusal(_("Việc này không thuộc chức danh đang làm."))


def not_cancelled(by: Actor, thing: Dialogue | ReceptionDay) -> Refusal | None:
    return Refusal(_("Buổi này đã hủy.")) if thing.cancelled_on else None


def minutes_open(by: Actor, thing: Dialogue) -> Refusal | None:
    if thing.closed_on:
        return Refusal(
            _("Biên bản đã khóa ngày %(day)s; chỉ còn đính chính từng dòng.") % {"day": f"{thing.closed_on:%d/%m/%Y}"}
        )
    return None


def published(by: Actor, thing: Dialogue) -> Refusal | None:
    return None if thing.published_on else Refusal(_("Hãy công bố cuộc đối thoại trước."))


def still_asking(by: Actor, thing: Dialogue) -> Refusal | None:
    """Questions are taken until the day of the session."""
    if thing.published_on is None or thing.cancelled_on or thing.closed_on or thing.day < today():
        return Refusal(_("Cuộc đối thoại này không còn nhận câu hỏi. Bà con có thể gửi phản ánh, kiến nghị."))
    return None


def waits(by: Actor, thing: Question) -> Refusal | None:
    if thing.state == Question.State.ACCEPTED and thing.lines.filter(struck=False).exists():
        return Refusal(_("Câu hỏi này đã vào biên bản."))
    return None


def declined_once(by: Actor, thing: Question) -> Refusal | None:
    if thing.state != Question.State.DECLINED:
        return Refusal(_("Chỉ đề nghị xem lại khi câu hỏi không được đưa vào."))
    return Refusal(_("Câu hỏi này đã được xem lại một lần.")) if thing.appealed_on else None


def line_closed(by: Actor, thing: MinuteLine) -> Refusal | None:
    if thing.struck or thing.dialogue.closed_on is None:
        return Refusal(_("Biên bản chưa khóa: sửa thẳng trên dòng."))
    return None


def not_held(by: Actor, thing: ReceptionDay) -> Refusal | None:
    return Refusal(_("Buổi tiếp này đã ghi kết quả.")) if thing.held_on else None


def not_posted(by: Actor, thing: ReceptionDay) -> Refusal | None:
    return Refusal(_("Lịch này đã niêm yết, đăng.")) if thing.posted_on else None


def is_online(by: Actor, thing: ReceptionDay) -> Refusal | None:
    return None if thing.online else Refusal(_("Buổi này không tiếp trực tuyến."))


def takes_registrations(by: Actor, thing: ReceptionDay) -> Refusal | None:
    if thing.posted_on is None or thing.cancelled_on or thing.held_on or thing.day < today():
        return Refusal(_("Buổi tiếp này không còn nhận đăng ký. Hãy chọn buổi khác hoặc đến trực tiếp."))
    return None


def visit_in(*states: str) -> Check:
    def check(by: Actor, thing: Visit) -> Refusal | None:
        if thing.state in states:
            return None
        return Refusal(_("Lượt này đang ở tình trạng “%(state)s”.") % {"state": thing.get_state_display()})

    return check


def owes_notice(by: Actor, thing: Visit) -> Refusal | None:
    return Refusal(_("Đã ghi ngày gửi Thông báo.")) if thing.noticed_on else None


def promise_open(by: Actor, thing: Promise) -> Refusal | None:
    return None if thing.is_open else Refusal(_("Lời hứa này đã làm xong, không còn mở."))


def promise_ended(by: Actor, thing: Promise) -> Refusal | None:
    return Refusal(_("Lời hứa chưa làm xong: chưa có gì để người hỏi xác nhận.")) if thing.is_open else None


def of_that_post(by: Actor, thing: Post) -> Refusal | None:
    """A hand-over is made by the desk, or in the post's own body."""
    if _write(by, thing) is None or (by.post and by.post.body_id == thing.body_id):
        return at_home(by, thing)
    return _write(by, thing)


_reads = either(_read, _write, _answer)
State = Visit.State
READ = permission("dialogue.read", _reads)
WRITE = permission("dialogue.write", _write)
DESK = permission("dialogue.desk", either(_reads, owns))
ARRANGE = permission("dialogue.arrange", _write, not_cancelled, minutes_open)
ASK = permission("dialogue.ask", anyone, still_asking)
ENTER_QUESTION = permission("dialogue.enter_question", _write, not_cancelled, minutes_open)
MODERATE = permission("dialogue.moderate", _write, waits)
APPEAL = permission("dialogue.appeal", anyone, declined_once)
MINUTES = permission("dialogue.minutes", _write, published, not_cancelled, minutes_open)
CORRECT = permission("dialogue.correct", _write, line_closed)
POST = permission("dialogue.post_day", _write, not_cancelled, not_posted, not_held)
CHANGE_DAY = permission("dialogue.change_day", _write, not_cancelled, not_held)
ONLINE = permission("dialogue.online", _write, not_cancelled, is_online)
HOLD = permission("dialogue.hold", _write, not_cancelled, not_held)
REGISTER = permission("dialogue.register", anyone, takes_registrations)
ENTER_VISIT = permission("dialogue.enter_visit", _write, not_cancelled)
RECEIVE = permission("dialogue.receive", _write, visit_in(State.REGISTERED))
AMEND_VISIT = permission("dialogue.amend_visit", _write, visit_in(State.RECEIVED))
REFUSE = permission("dialogue.refuse", _write, visit_in(State.REGISTERED))
NOTICE = permission("dialogue.notice", _write, visit_in(State.REFUSED), owes_notice)
WITHDRAW = permission("dialogue.withdraw", anyone, visit_in(State.REGISTERED))
RENEW_SLIP = permission("dialogue.renew_slip", anyone, visit_in(State.REGISTERED))
PROMISE = permission("dialogue.promise", either(_write, _answer))
SEE_PROMISE = permission("dialogue.see_promise", either(_reads, owns))
COMPLETE = permission("dialogue.complete", either(_write, owns), promise_open)
POSTPONE = permission("dialogue.postpone", _answer, promise_open)
REWORD = permission("dialogue.reword", _answer)
TELL = permission("dialogue.tell", anyone, promise_ended)
HEAR = permission("dialogue.hear", _write, promise_ended)
HAND_OVER = permission("dialogue.hand_over", of_that_post)
