"""Residents ask a board to verify something; the board takes it or says why not, and tells what it found.

Who asked is sealed, may be nobody, and is never public. Điều 38 Luật 10/2022/QH15.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.ground.pins import hash_pin
from dinh.rights.oversee import permissions
from dinh.rights.oversee.actions.common import come, keep, limited, lock, made, needed, one_line
from dinh.rights.oversee.models import Board, Verification
from dinh.rights.oversee.pins import pin_for
from dinh.rights.oversee.sealed import hidden

State = Verification.State
FEWEST = 15  # letters: less tells nobody what to look at


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks; `name` and `contact` may be empty."""

    title: str
    words: str
    place: str = ""
    name: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What someone who asked takes home. `pin` is shown here and nowhere else."""

    verification: Verification
    pin: str
    again: bool = False


@act
def ask(*, by: Actor, key: str, board: Board, request: Request) -> Receipt:
    """Ask, without an account. The same form twice is one request."""
    require(by, permissions.ASK, board)
    board = lock(board)
    if sent := Verification.objects.filter(key=key).first():
        record(by, "oversee.asked_again", sent)
        return Receipt(sent, pin_for(key), again=True)
    pin = pin_for(key)
    one = _new(by, board, request, key, Verification.Channel.WEB, today(), pin)
    return Receipt(one, pin)


@act
def enter_asked(*, by: Actor, board: Board, request: Request, received_on: date) -> Receipt:
    """A member of the board writes down what somebody asked in person or by telephone; the receipt is handed over."""
    require(by, permissions.READ_ASKED, board)
    come("received_on", received_on)
    key = secrets.token_urlsafe(18)
    pin = pin_for(key)
    return Receipt(_new(by, board, request, key, Verification.Channel.TOLD, received_on, pin), pin)


def _new(by: Actor, board: Board, request: Request, key: str, channel: str, received: date, pin: str) -> Verification:
    if board.stage(today()) not in ("at_work", "over"):
        raise ValidationError({"board": _("Ban này không còn nhận đề nghị. Hãy chọn ban khác.")})
    words = needed("words", request.words, _("Hãy kể việc cần xác minh."), 8000)
    if len(words) < FEWEST:
        raise ValidationError({"words": _("Viết thêm vài chữ: việc gì, ở đâu, từ bao giờ.")})
    one = Verification(
        commune=by.commune, key=key, pin_hash=hash_pin(pin), board=board, channel=channel, received_on=received,
        title=needed("title", one_line(request.title), _("Hãy ghi vắn tắt việc gì."), 200), words=words,
        place=limited("place", one_line(request.place), 300), name=limited("name", one_line(request.name), 120),
        contact=limited("contact", one_line(request.contact), 300),
    )  # fmt: skip
    told = {"title": one.title, "words": hidden(words), "name": hidden(one.name), "contact": hidden(one.contact)}
    return made(by, one, "XM", "ask", personal=told, board=board.ref, channel=channel)


@act
def take(*, by: Actor, verification: Verification, answer: str, edition: int) -> Verification:
    """The board takes it and says what it will do."""
    return _answer(by, verification, State.TAKEN, answer, edition)


@act
def decline(*, by: Actor, verification: Verification, answer: str, edition: int) -> Verification:
    """The board does not take it: why, and where to go instead."""
    return _answer(by, verification, State.DECLINED, answer, edition)


def _answer(by: Actor, verification: Verification, state: str, answer: str, edition: int) -> Verification:
    one = lock(verification, edition)
    require(by, permissions.ANSWER_ASKED, one)
    if one.state != State.ASKED:
        raise Refused(_("Đề nghị này đã được trả lời."))
    one.answer = needed("answer", answer, _("Hãy ghi trả lời cho người đề nghị."))
    one.state, one.answered_on = state, today()
    return keep(by, one, state, personal={"answer": hidden(one.answer)})


@act
def finish(*, by: Actor, verification: Verification, result: str, edition: int) -> Verification:
    """What the board found goes to who asked."""
    one = lock(verification, edition)
    require(by, permissions.ANSWER_ASKED, one)
    if one.state != State.TAKEN:
        raise Refused(_("Chỉ ghi kết quả khi Ban đã nhận xác minh."))
    one.result = needed("result", result, _("Hãy ghi kết quả xác minh."), 8000)
    one.state, one.result_on = State.DONE, today()
    return keep(by, one, "verified", personal={"result": hidden(one.result)})


@act
def forget(*, by: Actor, verification: Verification, edition: int) -> Verification:
    """Erase who asked, once they have been told; the matter stays."""
    one = lock(verification, edition)
    require(by, permissions.ANSWER_ASKED, one)
    if one.state not in (State.DONE, State.DECLINED):
        raise Refused(_("Chỉ xóa thông tin người đề nghị khi việc đã xong."))
    one.name = one.contact = ""
    one.erased_on = today()
    return keep(by, one, "forget_asker")
