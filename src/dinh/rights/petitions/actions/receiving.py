"""Letters come in: from a visitor, written down by an official for someone who came, called or wrote, or sealed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connection
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import now, today
from dinh.ground.files.actions import Taken, keep_sent
from dinh.ground.files.models import StoredFile
from dinh.ground.fold import fold
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.pins import hash_pin, pin_for, right_pin
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.prepared import Prepared, cursor_of
from dinh.ground.refs import ALPHABET, new_ref
from dinh.ground.sealing import seal, seal_facts
from dinh.rights.petitions import permissions
from dinh.rights.petitions.actions.common import ask_about, keep, lock, needed, once, open_new, step
from dinh.rights.petitions.came import came_on
from dinh.rights.petitions.models import (
    Book,
    Channel,
    Kind,
    Letter,
    LetterFile,
    Petition,
    SealedFile,
    SealedLetter,
    Sender,
    Service,
)
from dinh.scribe.personal import mask_text

SALT = "dinh.petitions.form"
FEWEST = 10  # letters: less says nothing
TITLE = 120
SLIP = re.compile(rf"PG-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}")
_with_key: Prepared[Letter] = Prepared(lambda *, key: Letter.objects.filter(key=key))


@dataclass(frozen=True, slots=True)
class Who:
    """Who sends. All empty is anonymous, lawful for reflections and proposals only."""

    name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    citizen_id: str = ""
    people: int = 1

    @property
    def named(self) -> bool:
        return bool(self.name.strip())


@dataclass(frozen=True, slots=True)
class Where:
    """Which place: residential group and landmark first, coordinates (WGS 84, degrees) second."""

    group: ResidentialGroup | None = None
    place: str = ""
    lon: float | None = None
    lat: float | None = None


@dataclass(frozen=True, slots=True)
class Sending:
    """One letter as it is sent. `key` is the form's own: the same key twice is the same letter."""

    key: str
    kind: str
    words: str
    who: Who = Who()
    where: Where = Where()
    service: Service | None = None
    files: Sequence[StoredFile] = ()
    taken: Sequence[Taken] = ()  # files that get their rows with the letter
    on_behalf: str = ""
    joins: Petition | None = None  # «tôi cũng gặp»: asks about this matter instead of opening one
    held: str = ""  # why it waits for a look before it is worked on; received and numbered all the same
    slip: str = ""  # the number of the printed form it came on


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the sender takes home. `pin` is shown here and nowhere else, empty when a newer slip has another; `again`
    when the same form came twice."""

    letter: Letter
    pin: str
    petition: Petition | None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Sealing:
    """A denouncer's letter: everything in it is sealed. `extract` is what those who verify may read, naming nobody."""

    key: str
    words: str
    who: Who
    extract: str = ""
    waives: bool = False
    held: str = ""
    files: Sequence[tuple[str, str, bytes]] = field(default=())  # name, media type, bytes


@once
@act
def send(*, by: Actor, sending: Sending, channel: str = Channel.WEB) -> Receipt:
    """Someone without an account sends a reflection, proposal or complaint.

    Raises ValidationError naming the field, the cause and the way out; a denunciation is led to its own form before
    anything is stored.
    """
    return receive(by, sending, channel)


@once
@act
def enter(*, by: Actor, sending: Sending, channel: str, received_on: date) -> Receipt:
    """An official writes down what came on paper, by phone or in person; clocks count from the day it came."""
    require(by, permissions.ENTER, by.commune)
    came_on(sending.kind, received_on)
    if channel not in Channel.values or channel in (Channel.WEB, Channel.API, Channel.FRONT):
        raise ValidationError({"channel": _("Hãy chọn đơn đến bằng cách nào.")})
    return _receive(by, sending, channel, received_on)


@once
@act
def send_sealed(*, by: Actor, sealing: Sealing) -> Receipt:
    """A visitor tells of wrongdoing on the page for it. By law this is information, not yet a denunciation, which is
    made in writing or in person (Điều 22, 25 Luật Tố cáo 2018); it is sealed all the same."""
    require(by, permissions.SEND)
    return _receive_sealed(by, sealing, Channel.WEB, today())


@once
@act
def enter_sealed(*, by: Actor, sealing: Sealing, channel: str, received_on: date) -> Receipt:
    """A post that settles denunciations enters one that came on paper or in person."""
    require(by, permissions.ENTER_DENUNCIATION, by.commune)
    came_on(Kind.DENUNCIATION, received_on)
    if channel not in (Channel.DESK, Channel.POST, Channel.PAPER, Channel.RECEPTION):
        raise ValidationError({"channel": _("Tố cáo nhận bằng đơn hoặc trực tiếp (Điều 22 Luật Tố cáo 2018).")})
    return _receive_sealed(by, sealing, channel, received_on)


@once
@act
def pass_on(*, by: Actor, sending: Sending, received_on: date) -> Receipt:
    """An officer of the Front or a union passes on what members said at a meeting or by mouth. Clocks count from the
    day it was heard; the officer's body answers to its members for it.

    Raises ValidationError for a complaint: whoever it concerns makes it, with name and signature.
    """
    require(by, permissions.PASS_ON, by.commune)
    if sending.kind not in (Kind.REFLECTION, Kind.PROPOSAL):
        words = _("Khiếu nại, tố cáo do chính người ấy làm đơn: hãy hướng dẫn họ gửi, ở đây chỉ chuyển ý kiến.")
        raise ValidationError({"kind": words})
    if received_on > today():
        raise ValidationError({"received_on": _("Ngày nghe không thể sau hôm nay.")})
    came_on(sending.kind, received_on)
    return _receive(by, sending, Channel.FRONT, received_on, collected_by=by.body)


def receive(actor: Actor, sending: Sending, channel: str) -> Receipt:
    """What `send` does, within the act of a room that brings the letter."""
    require(actor, permissions.SEND)
    return _receive(actor, sending, channel, today())


def _receive(
    by: Actor, sending: Sending, channel: str, received: date, *, collected_by: Body | None = None
) -> Receipt:  # fmt: skip
    if sending.kind == Kind.DENUNCIATION:
        raise ValidationError(
            {"kind": _("Tố cáo có mẫu riêng, giữ kín người tố cáo. Chưa có gì được lưu; mời sang trang Tố cáo.")},
            code="denunciation",
        )
    if sent := _sent(by, sending.key):
        return sent
    words = _words(sending.words)
    check_sending(sending)
    slip = new_slip(sending.slip)
    letter, pin = _letter(by, sending.key, channel, received)
    letter.slip, letter.collected_by = slip, collected_by
    letter.words, letter.on_behalf = words, sending.on_behalf.strip()[:200]
    letter.anonymous, letter.held = not sending.who.named, sending.held[:300]
    letter.group, letter.place = sending.where.group, " ".join(sending.where.place.split())[:300]
    letter.lon, letter.lat, letter.service = sending.where.lon, sending.where.lat, sending.service
    files = [*sending.files, *(keep_sent(by, taken) for taken in sending.taken)]
    begun = None if sending.joins else new_matter(by, letter, sending.kind, title_of(words))
    _enter(letter)
    Sender(commune=by.commune, letter=letter, **asdict(sending.who)).save(force_insert=True)
    for file in files:
        LetterFile(commune=by.commune, letter=letter, file=file).save(force_insert=True)
    petition = _gain_asker(by, letter, sending.joins) if sending.joins else None
    if petition is None:
        petition = ask_about(by, begun or new_matter(by, letter, sending.kind, title_of(words)), letter)
    after = {"channel": channel, "received_on": received, "kind": sending.kind}
    if letter.held:
        after["held"] = letter.held
    record(
        by, "petitions.receive", letter, after=after,
        personal={"words": words, **asdict(sending.who)},
    )  # fmt: skip
    return Receipt(letter, pin, petition)


def _receive_sealed(by: Actor, sealing: Sealing, channel: str, received: date) -> Receipt:
    if sent := _sent(by, sealing.key):
        return sent
    words = _words(sealing.words)
    extract = tells_nobody(sealing.extract.strip(), asdict(sealing.who))
    letter, pin = _letter(by, sealing.key, channel, received)  # no slip: whoever gave it out would know who wrote
    letter.anonymous, letter.held = not sealing.who.named, sealing.held[:300]
    _enter(letter)
    about = box_name(letter)
    sealed = SealedLetter(
        commune=by.commune, letter=letter, waives=sealing.waives, has_identity=sealing.who.named,
        box=seal_facts({**asdict(sealing.who), "words": words}, about),
    )  # fmt: skip
    sealed.save(force_insert=True)
    for name, media_type, data in sealing.files:
        head = f"{name}\n{media_type}\n".encode()
        SealedFile(commune=by.commune, sealed=sealed, box=seal(head + data, about)).save(force_insert=True)
    title = _("Tố cáo số %(number)d/%(year)d") % {"number": letter.number, "year": letter.year}
    petition = ask_about(by, new_matter(by, letter, Kind.DENUNCIATION, title, text=extract), letter)
    record(by, "petitions.receive_sealed", letter, after={"channel": channel, "received_on": received})
    return Receipt(letter, pin, petition)


def tells_nobody(extract: str, facts: Mapping[str, Any]) -> str:
    """The extract, if nothing in it tells who denounced. The words of the error do not say what was found: an error
    page is no place for it. Raises ValidationError on `text`."""
    flat = fold(extract)
    for name in ("name", "address", "phone", "email", "citizen_id"):
        value = fold(str(facts.get(name, "")).strip())
        if len(value) > 3 and value in flat:
            raise ValidationError(
                {"text": _("Bản trích còn ghi họ tên, địa chỉ hoặc điện thoại của người tố cáo. Hãy bỏ đi.")}
            )
    return extract


def box_name(letter: Letter) -> str:
    """What a sealed box is bound to."""
    return f"{letter.commune_id}:{letter.ref}"


def new_matter(actor: Actor, letter: Letter, kind: str, title: str, **more: Any) -> Petition:
    """A matter that a letter brings, new; the letter need not be in the book yet."""
    petition = Petition(
        commune=actor.commune, ref=new_ref("PA"), kind=kind, received_on=letter.received_on, title=title[:200],
        group=letter.group, place=letter.place, lon=letter.lon, lat=letter.lat, service=letter.service,
        body_id=_owner(letter), **more,
    )  # fmt: skip
    return open_new(actor, petition, letter.words)


def _gain_asker(by: Actor, letter: Letter, petition: Petition) -> Petition | None:
    """One more who asks about a matter. None when it is over by now, or was never one that others may join."""
    petition = lock(petition, None)
    if petition.kind not in (Kind.REFLECTION, Kind.PROPOSAL) or not petition.is_open:
        return None
    ask_about(by, petition, letter)
    step(by, petition, "asker")
    return keep(by, petition, "gain_asker", askers=petition.askings.count())


def title_of(words: str) -> str:
    """A first title from the sender's words, personal data covered; the office writes a better one."""
    line = " ".join(mask_text(words).split())
    return line if len(line) <= TITLE else line[:TITLE].rsplit(" ", 1)[0] + "…"


def _sent(by: Actor, key: str) -> Receipt | None:
    found = _with_key(key=key)
    if not found:
        return None
    letter = found[0]
    record(by, "petitions.sent_again", letter)
    asking = letter.askings.select_related("petition").order_by("pk").first()
    pin = pin_for(key, SALT)
    pin = pin if right_pin(pin, letter.pin_hash) else ""  # a new slip was given since: this one's PIN is dead
    return Receipt(letter, pin, asking.petition if asking else None, again=True)


def _letter(by: Actor, key: str, channel: str, received: date) -> tuple[Letter, str]:
    pin = pin_for(key, SALT)
    letter = Letter(
        commune=by.commune, ref=new_ref("DT"), key=key, pin_hash=hash_pin(pin), year=received.year,
        channel=channel, received_on=received, received_at=now(),
    )  # fmt: skip
    return letter, pin


def new_slip(number: str) -> str:
    """The number of a printed form as it stands in the book; empty when there is none. Raises ValidationError on `slip`
    when it is no such number, or its letter is in the book already."""
    number = number.strip().upper()
    if not number:
        return ""
    if not SLIP.fullmatch(number):
        raise ValidationError(
            {"slip": _("Số phiếu in ở góc phiếu, dạng PG-7K3M-9QXT. Phiếu không có số thì để trống.")}
        )
    if found := Letter.objects.filter(slip=number).first():
        words = _("Phiếu này đã nhập rồi: đơn số %(number)d/%(year)d. Không nhập lần nữa.")
        raise ValidationError({"slip": words % {"number": found.number, "year": found.year}})
    return number


def _words(text: str) -> str:
    text = needed("words", text, _("Hãy viết việc cần phản ánh: chuyện gì, ở đâu, từ khi nào."))
    if len(text) < FEWEST:
        raise ValidationError({"words": _("Viết thêm vài chữ: chuyện gì, ở đâu, từ khi nào.")})
    return text


def check_sending(sending: Sending) -> None:
    """Raises ValidationError for what the law asks of a kind, and for fields that are wrong or too long."""
    who, wrong = sending.who, {}
    if sending.kind not in Kind.values:
        wrong["kind"] = _("Hãy chọn bà con muốn gửi việc gì.")
    if sending.kind == Kind.COMPLAINT:
        if not who.named:
            wrong["name"] = _(
                "Khiếu nại phải ghi họ tên: đơn không tên không được thụ lý (Thông tư 05/2021/TT-TTCP). "
                "Nếu không muốn ghi tên, hãy gửi dưới dạng phản ánh."
            )
        if not who.address.strip():
            wrong["address"] = _("Khiếu nại phải ghi địa chỉ để nhận quyết định giải quyết.")
    if who.email.strip():
        try:
            validate_email(who.email)
        except ValidationError:
            wrong["email"] = _("Địa chỉ thư chưa đúng. Ví dụ đúng: lan@example.vn")
    for name, most in (("name", 120), ("address", 300), ("phone", 20), ("email", 254), ("citizen_id", 12)):
        if len(getattr(who, name)) > most:
            wrong[name] = _("Dài quá %(most)d ký tự. Hãy viết gọn hơn.") % {"most": most}
    if wrong:
        raise ValidationError({name: [words] for name, words in wrong.items()})


def _enter(letter: Letter) -> None:
    """Write a letter under the next number in the book of its year. The book is locked from here to the end of the act:
    two who send at once come one after the other, so what can be done before should be."""
    while (number := _next_number(letter)) is None:
        Book.objects.get_or_create(commune_id=letter.commune_id, year=letter.year)
    letter.number = number
    letter.save(force_insert=True)


def _next_number(letter: Letter) -> int | None:
    with cursor_of(connection) as cursor:
        cursor.execute(
            f'UPDATE "{Book._meta.db_table}" SET "last" = "last" + 1'  # noqa: S608
            ' WHERE commune_id = %s AND year = %s RETURNING "last"',
            [letter.commune_id, letter.year],
        )
        found = cursor.fetchone()
    return found[0] if found else None


def _owner(letter: Letter) -> int | None:
    """The key of the body of the service, otherwise of the people's committee: who must read it first."""
    if letter.service and letter.service.body_id:
        return letter.service.body_id
    committees = bodies_on(letter.received_on).filter(kind=Body.Kind.COMMITTEE).order_by("order", "pk")
    return committees.values_list("pk", flat=True).first()
