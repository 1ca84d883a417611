"""Turns at reception: registered ahead, received into the book, refused with the ground, answered.

Of someone who denounces nothing is kept here: the turn only points to the petition.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now, today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.journal.models import Personal
from dinh.ground.journal.queries import about
from dinh.ground.pins import hash_pin, right_pin
from dinh.ground.refs import new_ref
from dinh.law.casework import NOTICE_GROUNDS, PETITION_KINDS, RECEPTION_OUTCOMES
from dinh.rights.dialogue import permissions
from dinh.rights.dialogue.actions.common import limited, needed
from dinh.rights.dialogue.clocks import entry, refusal_grounds, representatives
from dinh.rights.dialogue.guard import pin_for
from dinh.rights.dialogue.models import ReceptionBook, ReceptionDay, Visit

State = Visit.State
PERSONAL = ("name", "address", "identity", "phone", "subject", "representatives", "papers", "said")


@dataclass(frozen=True, slots=True)
class Comer:
    """Who comes and with what. For someone who denounces only `kind` and `petition_ref` may be set."""

    kind: str
    name: str = ""
    address: str = ""
    identity: str = ""
    phone: str = ""
    subject: str = ""
    people: int = 1
    representatives: str = ""
    petition_ref: str = ""


@dataclass(frozen=True, slots=True)
class Handled:
    """What the book says of a received turn beside who came (Mẫu 03/TCD)."""

    handled_by: str = ""
    competent: bool | None = None
    guidance: str = ""
    forwarded_to: str = ""
    papers: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Registered:
    """What who registers takes home. `pin` is shown here and nowhere else."""

    visit: Visit
    pin: str


@act
def register(*, by: Actor, reception: ReceptionDay, key: str, comer: Comer) -> Registered:
    """A resident registers for a posted day, without an account. The same `key` twice is one registration.

    Raises ValidationError naming the field; a denunciation is stopped before anything is stored.
    """
    require(by, permissions.REGISTER, reception)
    if comer.kind == Visit.DENUNCIATION:
        raise ValidationError(
            {"kind": _("Tố cáo không đăng ký ở đây, để không lộ danh tính: hãy đến trực tiếp hoặc gửi đơn tố cáo.")}
        )
    if sent := Visit.objects.filter(key=key).first():
        record(by, "dialogue.registered_again", sent)
        pin = pin_for(key)  # dead where a new slip was given since
        return Registered(sent, pin if right_pin(pin, sent.pin_hash) else "")
    visit = _new(by, reception, key, replace(comer, identity="", petition_ref=""))
    visit.from_web, visit.pin_hash = True, hash_pin(pin_for(key))
    visit.save(force_insert=True)
    _note(by, visit, "register")
    return Registered(visit, pin_for(key))


@act
def enter_visit(*, by: Actor, reception: ReceptionDay, key: str, comer: Comer, unprotected: bool = False) -> Visit:
    """Someone came, or called to register: written down at the desk. An online denunciation is taken only when the
    denouncer asks for no protection (`unprotected`)."""
    require(by, permissions.ENTER_VISIT, reception)
    if sent := Visit.objects.filter(key=key).first():
        record(by, "dialogue.entered_again", sent)
        return sent
    rule = entry("reception.online_recorded", reception.day)
    if comer.kind == Visit.DENUNCIATION and reception.online and rule and not unprotected:
        said = _(
            "Chỉ nhận tố cáo trực tuyến khi người tố cáo không yêu cầu giữ bí mật (%(cite)s). Mời họ đến trực tiếp."
        )
        raise ValidationError({"unprotected": said % {"cite": rule.cite}})
    visit = _new(by, reception, key, comer)
    visit.save(force_insert=True)
    _note(by, visit, "enter_visit")
    return visit


@act
def receive(*, by: Actor, visit: Visit, comer: Comer, handled: Handled) -> Visit:
    """Received: the turn takes its number in the book of the year. Name, address and identity number must be there,
    except of someone who denounces: of them only the petition's reference."""
    visit = _lock(visit)
    require(by, permissions.RECEIVE, visit)
    if visit.reception.day > today():
        raise ValidationError(_("Chưa đến ngày tiếp."))
    _write(visit, comer, handled, whole=True)
    book = _book(by, visit.reception.day.year)
    visit.year, visit.number = book.year, book.last + 1
    visit.state, visit.happened_on = State.RECEIVED, visit.reception.day
    visit.save()
    book.last = visit.number
    book.save(update_fields=["last"])
    _note(by, visit, "receive")
    return visit


@act
def amend_visit(*, by: Actor, visit: Visit, comer: Comer, handled: Handled) -> Visit:
    """Complete or correct a line of the book; the number stays."""
    visit = _lock(visit)
    require(by, permissions.AMEND_VISIT, visit)
    _write(visit, comer, handled, whole=True)
    visit.save()
    _note(by, visit, "amend_visit")
    return visit


@act
def refuse(*, by: Actor, visit: Visit, ground: str, words: str) -> Visit:
    """Refused, with a ground of the law in force that day and why it applies; said on the spot."""
    visit = _lock(visit)
    require(by, permissions.REFUSE, visit)
    known = {each.letter: each for each in refusal_grounds(visit.reception.day)}
    if ground not in known:
        raise ValidationError({"ground": _("Hãy chọn căn cứ từ chối có hiệu lực vào ngày tiếp.")})
    visit.refusal, visit.refusal_cite = ground, str(known[ground].cite)
    visit.refusal_words = needed("words", words, _("Hãy ghi lý do cụ thể, như đã giải thích."), 1000)
    visit.state, visit.happened_on = State.REFUSED, today()
    visit.save()
    _note(by, visit, "refuse", refusal=ground)
    return visit


@act
def notice_sent(*, by: Actor, visit: Visit) -> Visit:
    """The written notice (Mẫu 01/TCD) went out today."""
    visit = _lock(visit)
    require(by, permissions.NOTICE, visit)
    if visit.refusal not in NOTICE_GROUNDS:
        raise ValidationError(_("Căn cứ này giải thích ngay tại chỗ, không phải gửi Thông báo."))
    visit.noticed_on = today()
    visit.save(update_fields=["noticed_on"])
    _note(by, visit, "notice_sent")
    return visit


@act
def absent(*, by: Actor, visit: Visit) -> Visit:
    """Registered and did not come."""
    visit = _lock(visit)
    require(by, permissions.REFUSE, visit)
    if visit.reception.day > today():
        raise ValidationError(_("Chưa đến ngày tiếp."))
    visit.state = State.ABSENT
    visit.save(update_fields=["state"])
    _note(by, visit, "absent")
    return visit


@act
def withdraw(*, by: Actor, visit: Visit) -> Visit:
    """Who registered no longer comes: by reference and PIN (the view has asked), or told to the desk. What they wrote
    about themselves is erased."""
    visit = _lock(visit)
    require(by, permissions.WITHDRAW, visit)
    for name in PERSONAL:
        setattr(visit, name, "")
    visit.state = State.WITHDRAWN
    visit.save()
    Personal.objects.filter(entry__in=about(visit)).delete()
    _note(by, visit, "withdraw")
    return visit


@act
def renew_slip(*, by: Actor, visit: Visit, key: str) -> Registered:
    """A new PIN for who proved the telephone given with the registration (`ground/own`, the view has asked); the old
    one ends. The same `key` twice is one slip."""
    visit = _lock(visit)
    require(by, permissions.RENEW_SLIP, visit)
    pin = pin_for(f"slip {key}")
    if not right_pin(pin, visit.pin_hash):
        visit.pin_hash = hash_pin(pin)
        visit.save(update_fields=["pin_hash"])
    _note(by, visit, "renew_slip")
    return Registered(visit, pin)


@act
def answer_visit(*, by: Actor, visit: Visit, outcome: str, words: str) -> Visit:
    """What came of it, in one of the law's four outcomes, told to who came."""
    visit = _lock(visit)
    require(by, permissions.AMEND_VISIT, visit)
    if outcome not in RECEPTION_OUTCOMES:
        raise ValidationError({"outcome": _("Hãy chọn một trong bốn kết quả.")})
    visit.outcome, visit.outcome_on = outcome, today()
    visit.outcome_words = needed("words", words, _("Hãy ghi nội dung đã trả lời."), 2000)
    visit.save()
    _note(by, visit, "answer_visit", outcome=outcome)
    return visit


def _new(by: Actor, reception: ReceptionDay, key: str, comer: Comer) -> Visit:
    visit = Visit(commune=by.commune, ref=new_ref("TC"), key=key, reception=reception, at=now())
    _write(visit, comer, None, whole=False)
    return visit


def _write(visit: Visit, comer: Comer, handled: Handled | None, *, whole: bool) -> None:
    """Set what was typed. Raises ValidationError naming every field that is wrong."""
    wrong: dict[str, str] = {}
    if comer.kind not in PETITION_KINDS:
        wrong["kind"] = _("Hãy chọn nội dung thuộc loại nào.")
    visit.kind = comer.kind
    for name, most in (("name", 120), ("address", 300), ("identity", 20), ("phone", 20), ("subject", 2000),
                       ("representatives", 600), ("petition_ref", 16)):  # fmt: skip
        setattr(visit, name, limited(name, getattr(comer, name), most))
    visit.people = comer.people
    for name, most in (
        ("handled_by", 200),
        ("guidance", 2000),
        ("forwarded_to", 200),
        ("papers", 2000),
        ("said", 2000),
    ):
        if handled is not None:
            setattr(visit, name, limited(name, getattr(handled, name), most))
    if handled is not None:
        visit.competent = handled.competent
    if visit.denounces:
        _nothing_of_denouncers(visit, wrong, whole)
    else:
        _who_and_what(visit, wrong, whole)
    if not 1 <= visit.people <= 1000:
        wrong["people"] = _("Số người: từ 1 đến 1000.")
    if wrong:
        raise ValidationError({name: [text] for name, text in wrong.items()})


def _nothing_of_denouncers(visit: Visit, wrong: dict[str, str], whole: bool) -> None:
    for name in PERSONAL:
        if getattr(visit, name):
            wrong[name] = _("Không ghi gì về người tố cáo ở sổ này. Danh tính, nội dung chỉ ghi ở đơn, khóa riêng.")
    if whole and not visit.petition_ref:
        wrong["petition_ref"] = _("Hãy nhập đơn tố cáo ở mục Đơn thư trước, rồi ghi mã đơn vào đây.")


def _who_and_what(visit: Visit, wrong: dict[str, str], whole: bool) -> None:
    if not visit.name:
        wrong["name"] = _("Hãy ghi họ tên.")
    if not visit.subject:
        wrong["subject"] = _("Hãy ghi tóm tắt nội dung.")
    rule = entry("reception.identity", visit.reception.day)
    if whole and not visit.address:
        wrong["address"] = _("Hãy ghi địa chỉ.")
    if whole and rule and not visit.identity:
        wrong["identity"] = _("Hãy ghi số CCCD, số định danh (%(cite)s).") % {"cite": rule.cite}
    speak = representatives(visit.people, visit.reception.day)
    named = [line for line in visit.representatives.splitlines() if line.strip()]
    if speak is None:
        return
    allowed, cite = speak
    if not named or not allowed.holds(len(named)):
        said = _("%(people)d người cùng nội dung phải cử người đại diện: %(rule)s (%(cite)s). Ghi mỗi dòng một người.")
        wrong["representatives"] = said % {"people": visit.people, "rule": allowed, "cite": cite}


def _book(by: Actor, year: int) -> ReceptionBook:
    ReceptionBook.objects.get_or_create(commune=by.commune, year=year)
    locked: ReceptionBook = ReceptionBook.objects.select_for_update().get(year=year)
    return locked


def _lock(visit: Visit) -> Visit:
    locked: Visit = Visit.objects.select_for_update(of=("self",)).select_related("reception").get(pk=visit.pk)
    return locked


def _note(by: Actor, visit: Visit, what: str, **after: object) -> None:
    """The chain holds no name and no matter of anyone; of a denouncer's turn not even beside it."""
    said = {"state": visit.state, "kind": visit.kind, "day": visit.reception.day, **after}
    told = {} if visit.denounces else {name: getattr(visit, name) for name in PERSONAL if getattr(visit, name)}
    record(by, f"dialogue.{what}", visit, after=said, personal=told or None)
