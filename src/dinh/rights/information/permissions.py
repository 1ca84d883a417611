"""Who may do what with a request. Anyone may ask; what an asker does later needs reference and PIN; the rest needs the
power, and a request in a state where the act makes sense.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.gate import Check, Refusal, at_home, holds, permission, power
from dinh.rights.information.clocks import first_answer_term, term_of
from dinh.rights.information.models import InformationRequest, PublicAnswer

POWER = "information.handle"
power(POWER, "Tiếp nhận, giải quyết yêu cầu cung cấp thông tin")
State = InformationRequest.State


@dataclass(frozen=True, slots=True)
class Following:
    """A request as someone follows it: `proven` when they showed its reference and PIN."""

    request: InformationRequest
    proven: bool

    @property
    def commune_id(self) -> int:
        return int(self.request.commune_id)


def anyone(by: Actor, thing: Any) -> Refusal | None:
    """Asking needs no account and no post: it is a right of citizens."""
    return None


def asker_or_office(by: Actor, thing: Following) -> Refusal | None:
    """The asker with reference and PIN, or an official who writes down what the asker said."""
    if thing.proven:
        return at_home(by, thing)
    return _handles(by, thing)


_handles = holds(POWER)


def still_named(by: Actor, thing: Following) -> Refusal | None:
    """At the desk a paper is compared with a name."""
    if thing.proven or (not thing.request.erased_on and thing.request.asker.name.strip()):
        return None
    return Refusal(_("Yêu cầu này không còn ghi tên người yêu cầu nên không đối chiếu được với giấy tờ nào."))


def followed(*states: str) -> Check:
    def check(by: Actor, thing: Following) -> Refusal | None:
        return _in(thing.request, states)

    return check


def now_in(*states: str) -> Check:
    """A check: the request stands in one of these states."""

    def check(by: Actor, thing: InformationRequest) -> Refusal | None:
        return _in(thing, states)

    return check


def _in(asked: InformationRequest, states: tuple[str, ...]) -> Refusal | None:
    if asked.state in states:
        return None
    return Refusal(
        _("Yêu cầu này hiện ở tình trạng “%(state)s” nên không làm được việc này.")
        % {"state": asked.get_state_display()}
    )


def not_extended(by: Actor, asked: InformationRequest) -> Refusal | None:
    if asked.extended_on is None:
        return None
    return Refusal(
        _("Yêu cầu này đã gia hạn ngày %(day)s; chỉ gia hạn một lần.") % {"day": f"{asked.extended_on:%d/%m/%Y}"}
    )


def day_not_in_law(by: Actor, asked: InformationRequest) -> Refusal | None:
    """A day is typed only where the law gives none that we know."""
    sort = asked.sort or InformationRequest.Sort.COMPLEX
    if not term_of(asked.way, sort, asked.received_on, asked.valid_on).known:
        return None
    return Refusal(_("Hạn của yêu cầu này tính được từ luật, không cần ghi tay."))


def day_known(by: Actor, asked: InformationRequest) -> Refusal | None:
    if first_answer_term(asked).known:
        return None
    return Refusal(_("Hãy ghi hạn trả lời trước, rồi mới gia hạn được."))


def not_erased(by: Actor, asked: InformationRequest) -> Refusal | None:
    return Refusal(_("Dữ liệu cá nhân của yêu cầu này đã xóa.")) if asked.erased_on else None


def has_answer(by: Actor, asked: InformationRequest) -> Refusal | None:
    if asked.answers.exists():
        return None
    return Refusal(_("Yêu cầu này chưa có câu trả lời nào để đăng."))


def still_shown(by: Actor, item: PublicAnswer) -> Refusal | None:
    return None if item.shown else Refusal(_("Câu trả lời này đã được gỡ."))


ENDED = InformationRequest.ENDED
HANDLE = permission("information.handle", _handles)
ASK = permission("information.ask", anyone)
ENTER = permission("information.enter", _handles)
ACCEPT = permission("information.accept", _handles, now_in(State.NEW, State.ACCEPTED))
RECORD_DUE = permission("information.record_due", _handles, now_in(State.NEW, State.ACCEPTED), day_not_in_law)
TAKE_UP = permission("information.take_up", _handles, now_in(State.NEW))
RECLASS = permission("information.reclass", _handles, now_in(State.ACCEPTED))
CLARIFY = permission("information.clarify", _handles, now_in(State.NEW, State.ACCEPTED))
COMPLETE = permission("information.complete", asker_or_office, followed(State.CLARIFY))
RENEW_SLIP = permission("information.renew_slip", asker_or_office, still_named)
EXTEND = permission("information.extend", _handles, now_in(State.ACCEPTED), not_extended, day_known)
FORWARD = permission("information.forward", _handles, now_in(State.NEW, State.CLARIFY, State.ACCEPTED))
REFUSE = permission("information.refuse", _handles, now_in(State.NEW, State.ACCEPTED))
ANSWER = permission("information.answer", _handles, now_in(State.NEW, State.ACCEPTED, State.REVIEW))
DOUBT = permission("information.doubt", asker_or_office, followed(*ENDED, State.CLOSED))
FIND_WRONG = permission(
    "information.find_wrong", _handles, now_in(State.ANSWERED, State.CLOSED, State.REVIEW), has_answer
)
UPHOLD = permission("information.uphold", _handles, now_in(State.REVIEW))
CLOSE = permission("information.close", _handles, now_in(*ENDED, State.CLARIFY))
WITHDRAW = permission("information.withdraw", asker_or_office, followed(State.NEW, State.CLARIFY, State.ACCEPTED))
PUBLISH = permission("information.publish", _handles, has_answer)
UNPUBLISH = permission("information.unpublish", _handles, still_shown)
ERASE = permission("information.erase", _handles, now_in(*ENDED, State.CLOSED), not_erased)
