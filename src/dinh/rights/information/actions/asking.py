"""Requests come in: from a visitor, or written down by an official for someone who came or wrote."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.pins import hash_pin, right_pin
from dinh.ground.refs import new_ref
from dinh.rights.information import permissions
from dinh.rights.information.actions.common import Kind, State, keep, lock, needed, step
from dinh.rights.information.models import Asker, Book, InformationRequest
from dinh.rights.information.permissions import Following
from dinh.rights.information.pins import pin_for

Way, Channel, Doubt = InformationRequest.Way, InformationRequest.Channel, InformationRequest.Doubt
FEWEST = 10  # letters: less is no question


@dataclass(frozen=True, slots=True)
class Who:
    """The asker: name and address always, the rest as the chosen way needs."""

    name: str
    address: str
    phone: str = ""
    email: str = ""
    fax: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the asker takes home. `pin` is shown here and nowhere else, empty when a newer slip has another; `again`
    when the same form came twice."""

    request: InformationRequest
    pin: str
    again: bool = False


@act
def ask(*, by: Actor, key: str, wanted: str, way: str, who: Who) -> Receipt:
    """A visitor asks. `key` is the form's own: the same key twice is the same request.

    Raises ValidationError naming the field, the cause and the way out.
    """
    require(by, permissions.ASK)
    return _receive(by, key, wanted, way, who, Channel.WEB, today())


@act
def enter(
    *, by: Actor, key: str, wanted: str, way: str, who: Who, channel: str, received_on: date
) -> Receipt:  # fmt: skip
    """An official writes down a request that came to the office or by post; the clock counts from the day it came."""
    require(by, permissions.ENTER, by.commune)
    if received_on > today():
        raise ValidationError({"received_on": _("Ngày nhận không thể sau hôm nay.")})
    if channel not in (Channel.DESK, Channel.POST, Channel.EMAIL):
        raise ValidationError({"channel": _("Hãy chọn yêu cầu đến bằng cách nào.")})
    return _receive(by, key, wanted, way, who, channel, received_on)


def _receive(
    by: Actor, key: str, wanted: str, way: str, who: Who, channel: str, received: date
) -> Receipt:  # fmt: skip
    book = _book(by, received.year)
    if sent := InformationRequest.objects.filter(key=key).first():
        record(by, "information.sent_again", sent)
        pin = pin_for(key)  # dead where a new slip was given since
        return Receipt(sent, pin if right_pin(pin, sent.pin_hash) else "", again=True)
    wanted = _wanted(wanted)
    _check(way, who)
    pin = pin_for(key)
    asked = InformationRequest(
        commune=by.commune, ref=new_ref("TT"), key=key, pin_hash=hash_pin(pin), body=_committee(received),
        year=received.year, number=book.last + 1, wanted=wanted, way=way, channel=channel,
        received_on=received, valid_on=received,
    )  # fmt: skip
    asked.save(force_insert=True)
    book.last = asked.number
    book.save(update_fields=["last"])
    Asker(commune=by.commune, request=asked, **asdict(who)).save(force_insert=True)
    step(by, asked, Kind.RECEIVED)
    record(
        by, "information.receive", asked, after={"way": way, "channel": channel, "received_on": received},
        personal={"wanted": wanted, **asdict(who)},
    )  # fmt: skip
    return Receipt(asked, pin)


def _wanted(text: str) -> str:
    text = needed("wanted", text, _("Hãy viết thông tin bà con cần biết."), 4000)
    if len(text) < FEWEST:
        raise ValidationError({"wanted": _("Viết thêm vài chữ: thông tin gì, về việc nào, năm nào.")})
    return text


def _check(way: str, who: Who) -> None:
    """What the way of giving needs must be there: an answer that cannot be sent is no answer."""
    wrong: dict[str, str] = {}
    if way not in Way.values:
        wrong["way"] = _("Hãy chọn cách nhận thông tin.")
    if not who.name.strip():
        wrong["name"] = _("Hãy ghi họ tên, để giấy trả lời ghi đúng người.")
    if not who.address.strip():
        wrong["address"] = _("Hãy ghi nơi ở hoặc địa chỉ liên hệ.")
    if way == Way.EMAIL and not who.email.strip():
        wrong["email"] = _("Muốn nhận qua thư điện tử thì cần địa chỉ thư.")
    if way == Way.FAX and not who.fax.strip():
        wrong["fax"] = _("Muốn nhận qua fax thì cần số fax.")
    if who.email.strip():
        try:
            validate_email(who.email)
        except ValidationError:
            wrong["email"] = _("Địa chỉ thư chưa đúng. Ví dụ đúng: lan@example.vn")
    for name, most in (("name", 120), ("address", 300), ("phone", 20), ("email", 254), ("fax", 20)):
        if len(getattr(who, name)) > most:
            wrong[name] = _("Dài quá %(most)d ký tự. Hãy viết gọn hơn.") % {"most": most}
    if wrong:
        raise ValidationError({name: [words] for name, words in wrong.items()})


def _book(by: Actor, year: int) -> Book:
    """The book of a year, locked: two who send at once, or one who sends twice, come one after the other."""
    Book.objects.get_or_create(commune=by.commune, year=year)
    locked: Book = Book.objects.select_for_update().get(year=year)
    return locked


def _committee(day: date) -> Body | None:
    """The people's committee of the commune: who owes the answer."""
    return bodies_on(day).filter(kind=Body.Kind.COMMITTEE).order_by("order", "pk").first()


@act
def complete(*, by: Actor, asked: InformationRequest, words: str, proven: bool = False) -> InformationRequest:
    """The asker adds what was missing; the clock starts again from this day, when the request is complete."""
    asked = lock(asked, None)
    require(by, permissions.COMPLETE, Following(asked, proven))
    words = needed("words", words, _("Hãy viết phần bổ sung."), 4000)
    asked.state, asked.valid_on = State.NEW if not asked.sort else State.ACCEPTED, today()
    asked.due_recorded, asked.due_ground = None, ""
    step(by, asked, Kind.COMPLETED, words, from_asker=True)
    return keep(by, asked, "complete", personal={"words": words}, valid_on=asked.valid_on)


@act
def withdraw(*, by: Actor, asked: InformationRequest, proven: bool = False) -> InformationRequest:
    """The asker no longer wants it."""
    asked = lock(asked, None)
    require(by, permissions.WITHDRAW, Following(asked, proven))
    asked.state = State.CLOSED
    step(by, asked, Kind.WITHDRAWN)
    return keep(by, asked, "withdraw")


@act
def doubt(
    *, by: Actor, asked: InformationRequest, words: str, wrong: bool, proven: bool = False
) -> InformationRequest:  # fmt: skip
    """The asker says the information is wrong (the law sets a term to check it), or does not accept the outcome."""
    asked = lock(asked, None)
    require(by, permissions.DOUBT, Following(asked, proven))
    words = needed("words", words, _("Hãy viết rõ chỗ chưa đúng hoặc chưa đồng ý."), 4000)
    asked.doubt = Doubt.WRONG if wrong and asked.answers.exists() else Doubt.UNSATISFIED
    asked.doubt_on, asked.state = today(), State.REVIEW
    step(by, asked, Kind.DOUBTED, words, from_asker=True)
    return keep(by, asked, "doubt", personal={"words": words}, doubt=asked.doubt)
