"""Recommendations: written, confirmed by the Front, sent, received, answered, followed until they are carried out.

Điều 40, 45 Luật 10/2022/QH15. A reply after its day is taken like any other and stays counted late.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.files.actions import store
from dinh.ground.gate import Refused, require
from dinh.rights.oversee import permissions
from dinh.rights.oversee.actions.common import (
    come,
    covered,
    here,
    keep,
    limited,
    lock,
    made,
    needed,
    one_line,
    one_of,
    signed,
)
from dinh.rights.oversee.clocks import reply_term
from dinh.rights.oversee.models import Board, By, Finding, FollowUp, Recommendation, Visit

Upload = tuple[bytes, str]
MOST_FILES = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of whom. `shown` are the words for everyone; empty takes `words` with personal numbers covered.
    `reply_by` only where the law sets no day for the reply."""

    addressed_to: Body
    words: str
    shown: str = ""
    reply_by: date | None = None
    findings: Sequence[Finding] = field(default=())


@act
def recommend(
    *, by: Actor, asked: Asked, visit: Visit | None = None, watcher: str = "", board: Board | None = None,
    body: Body | None = None,
) -> Recommendation:  # fmt: skip
    """Write a recommendation after a visit, or, without one, of `watcher` (a key of `By`) with its board or body."""
    if visit is not None:
        watcher, board, body = visit.by, visit.board, visit.body
    one = Recommendation(
        commune=by.commune, by=one_of("by", watcher, By.values), board=board, body=body, visit=visit, made_on=today()
    )
    require(by, permissions.RECOMMEND, one)
    _fill(by, one, asked)
    one = made(by, one, "KG", "recommend", to=one.addressed_to_id, visit=visit.pk if visit else None)
    one.findings.set(asked.findings)
    return one


@act
def edit_recommendation(*, by: Actor, one: Recommendation, asked: Asked, edition: int) -> Recommendation:
    """Change it while it is a draft, also after the Front sent it back."""
    one = lock(one, edition)
    require(by, permissions.EDIT_RECOMMENDATION, one)
    _fill(by, one, asked)
    one.findings.set(asked.findings)
    return keep(by, one, "edit_recommendation", to=one.addressed_to_id)


def _fill(by: Actor, one: Recommendation, asked: Asked) -> None:
    here(by, "addressed_to", asked.addressed_to, *asked.findings)
    if any((each.by, each.board_id, each.body_id) != (one.by, one.board_id, one.body_id) for each in asked.findings):
        raise ValidationError({"findings": _("Chỉ chọn phát hiện của chính Ban, cơ quan này.")})
    one.addressed_to = asked.addressed_to
    one.words = needed("words", asked.words, _("Hãy ghi kiến nghị làm gì."))
    one.shown = covered(limited("shown", asked.shown or one.words, 2000))
    if asked.reply_by and asked.reply_by < today():
        raise ValidationError({"reply_by": _("Ngày đề nghị trả lời phải từ hôm nay trở đi.")})
    one.reply_by = None if one.of_people else asked.reply_by


@act
def submit(*, by: Actor, one: Recommendation, edition: int) -> Recommendation:
    """The board hands it to the Front to be confirmed."""
    one = lock(one, edition)
    require(by, permissions.SUBMIT, one)
    one.submitted_on, one.returned_why = today(), ""
    return keep(by, one, "submit", submitted_on=one.submitted_on)


@act
def confirm(*, by: Actor, one: Recommendation, edition: int) -> Recommendation:
    """The Front confirms it; the minutes it comes from are confirmed first."""
    one = lock(one, edition)
    require(by, permissions.CONFIRM, one)
    if one.visit is not None and one.visit.confirmed_on is None:
        raise Refused(_("Hãy xác nhận biên bản cuộc kiểm tra trước, rồi xác nhận kiến nghị."))
    one.confirmed_on, one.confirmed_by = today(), signed(by)
    return keep(by, one, "confirm", confirmed_on=one.confirmed_on)


@act
def send_back(*, by: Actor, one: Recommendation, why: str, edition: int) -> Recommendation:
    """The Front gives it back to the board with the reason."""
    one = lock(one, edition)
    require(by, permissions.CONFIRM, one)
    one.returned_why = needed("why", one_line(why), _("Hãy ghi vì sao trả lại."), 500)
    one.submitted_on = None
    return keep(by, one, "send_back", why=one.returned_why)


@act
def send(*, by: Actor, one: Recommendation, on: date, number: str = "", edition: int) -> Recommendation:
    """It went out. Of a board of the people only after the Front confirmed it. From now on everyone may read it."""
    one = lock(one, edition)
    if one.of_people and one.confirmed_on is None:
        raise Refused(_("Mặt trận chưa xác nhận kiến nghị này nên chưa gửi được."))
    require(by, permissions.SEND, one)
    one.sent_on = come("on", on, one.confirmed_on or one.made_on)
    one.number = limited("number", one_line(number), 60)
    return keep(by, one, "send", sent_on=on, to=one.addressed_to_id)


@act
def receive(*, by: Actor, one: Recommendation, on: date, edition: int) -> Recommendation:
    """The body has it: from this day the law's clock runs. The body notes it, or the sender from the paper slip."""
    one = lock(one, edition)
    require(by, permissions.RECEIVE, one)
    one.received_on, one.received_by = come("on", on, one.sent_on), signed(by)
    term = reply_term(one, on)
    return keep(by, one, "receive", ground=term.article if term else "", received_on=on, due=term.due if term else None)


@act
def reply(
    *, by: Actor, one: Recommendation, outcome: str, words: str, on: date, do_by: date | None = None,
    number: str = "", uploads: Sequence[Upload] = (), edition: int,
) -> Recommendation:  # fmt: skip
    """The body answers today, or the sender enters the answer that came on paper, under its own day. Late is late."""
    one = lock(one, edition)
    require(by, permissions.REPLY, one)
    own = by.body is not None and by.body.pk == one.addressed_to_id
    if own and on != today():
        raise ValidationError({"on": _("Cơ quan trả lời thì ngày trả lời là hôm nay.")})
    one.replied_on = come("on", on, one.received_on)
    one.outcome = one_of("outcome", outcome, Recommendation.Outcome.values)
    one.reply = needed("words", words, _("Hãy ghi nội dung trả lời."), 8000)
    if not own:
        one.reply_number = needed("number", one_line(number), _("Trả lời bằng giấy: hãy ghi số văn bản."), 60)
    else:
        one.reply_number = limited("number", one_line(number), 60)
    if do_by and do_by < on:
        raise ValidationError({"do_by": _("Ngày hẹn xong phải từ ngày trả lời trở đi.")})
    if one.outcome != Recommendation.Outcome.REFUSED and do_by is None:
        raise ValidationError({"do_by": _("Đã đồng ý thì hẹn ngày làm xong, để mọi người theo dõi.")})
    one.do_by, one.reply_by_whom = do_by, signed(by)
    if len(uploads) > MOST_FILES:
        raise ValidationError({"uploads": _("Nhiều nhất %d tệp.") % MOST_FILES})
    one.reply_files.set([store(by=by, data=data, name=name) for data, name in uploads])
    term = reply_term(one, on)
    return keep(
        by, one, "reply", ground=term.article if term else "", outcome=outcome, replied_on=on,
        late=term.late if term else 0, do_by=do_by,
    )  # fmt: skip


@act
def follow(
    *, by: Actor, one: Recommendation, state: str, words: str, on: date, uploads: Sequence[Upload] = (), edition: int
) -> FollowUp:
    """A look at whether it is carried out; «đã xong» ends it."""
    one = lock(one, edition)
    require(by, permissions.FOLLOW, one)
    look = FollowUp(
        commune=by.commune, recommendation=one, on=come("on", on, one.replied_on), by=signed(by),
        state=one_of("state", state, FollowUp.State.values), words=needed("words", words, _("Hãy ghi thấy gì.")),
    )  # fmt: skip
    look.save(force_insert=True)
    look.files.set([store(by=by, data=data, name=name) for data, name in uploads[:MOST_FILES]])
    if state == FollowUp.State.DONE:
        one.done_on = on
    keep(by, one, "follow", state=state, on=on)
    return look


@act
def close(*, by: Actor, one: Recommendation, why: str, edition: int) -> Recommendation:
    """Stop following what was not carried out; the reason is public."""
    one = lock(one, edition)
    require(by, permissions.CLOSE, one)
    one.closed_why = needed("why", one_line(why), _("Hãy ghi vì sao thôi theo dõi; mọi người đọc được."), 500)
    one.closed_on = today()
    return keep(by, one, "close", why=one.closed_why)
