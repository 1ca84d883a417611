"""Opinions come in: from a visitor, by phone, on paper, out of the box, in minutes of a meeting; and are taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.files.actions import store
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.ground.pins import hash_pin
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.refs import new_ref
from dinh.rights.consult import permissions
from dinh.rights.consult.actions.common import covered, limited, lock, needed, one_line
from dinh.rights.consult.guard import pin_for
from dinh.rights.consult.models import Clause, Consultation, Gathering, Opinion, Part, Sender
from dinh.rights.consult.models_opinions import MEETINGS

Channel, Stance = Opinion.Channel, Opinion.Stance
FEWEST, MOST = 5, 10_000  # letters of an opinion
MOST_PEOPLE = 100_000
TYPED = (Channel.PHONE, Channel.PAPER, Channel.BOX)


@dataclass(frozen=True, slots=True)
class Said:
    """What someone says, to which clause (None: the whole); who says it is optional and never public."""

    text: str
    clause: Clause | None = None
    stance: str = ""
    name: str = ""
    contact: str = ""
    group: ResidentialGroup | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the sender keeps: `pin` is shown here and nowhere else; `again` when the same form came twice."""

    opinion: Opinion
    pin: str
    again: bool = False


@act
def opine(*, by: Actor, consultation: Consultation, key: str, said: Said) -> Receipt:
    """A visitor speaks to a draft. The same `key` twice is one opinion.

    Raises ValidationError naming the field; Refused with the day and the article once the term is over.
    """
    consultation = lock(consultation)  # one form sent twice at once comes one after the other
    if sent := _sent(by, key):
        return sent
    require(by, permissions.OPINE, consultation)
    return _receive(by, consultation, key, said, Channel.WEB, today())


@act
def type_in(
    *, by: Actor, consultation: Consultation, key: str, said: Said, channel: str, received_on: date
) -> Receipt:  # fmt: skip
    """An official writes down what came by phone, on paper or out of the box, within the term, also after it closed.

    Raises Refused for a head who types for another group; ValidationError naming the field.
    """
    consultation = lock(consultation)
    if sent := _sent(by, key):
        return sent
    require(by, permissions.TYPE_IN, consultation)
    if channel not in TYPED:
        raise ValidationError({"channel": _("Hãy chọn ý kiến đến bằng cách nào.")})
    _own_group(by, said.group)
    _within(consultation, "received_on", received_on)
    return _receive(by, consultation, key, said, channel, received_on)


@dataclass(frozen=True, slots=True)
class Line:
    """One opinion in the minutes: what, to which clause, how many agreed with it."""

    text: str
    voices: int = 1
    clause: Clause | None = None
    stance: str = ""


@dataclass(frozen=True, slots=True)
class Minutes:
    """A meeting as its minutes tell it: `form` a, b, h or đ of khoản 1 Điều 26."""

    form: str
    held_on: date
    place: str
    attended: int
    group: ResidentialGroup | None = None
    upload: tuple[bytes, str] | None = None


@act
def record_gathering(
    *, by: Actor, consultation: Consultation, key: str, minutes: Minutes, lines: Sequence[Line]
) -> Gathering:  # fmt: skip
    """Enter the minutes of a meeting: one opinion for each thing said, with how many agreed of how many who came.

    Raises ValidationError when more agreed than came, or nothing was said.
    """
    consultation = lock(consultation)
    if before := Gathering.objects.filter(opinions__key=f"{key}.0").first():
        record(by, "consult.sent_again", consultation)
        return before
    require(by, permissions.TYPE_IN, consultation)
    _own_group(by, minutes.group)
    _check_minutes(consultation, minutes, lines)
    stored = store(by=by, data=minutes.upload[0], name=minutes.upload[1]) if minutes.upload else None
    gathering = Gathering(
        commune=by.commune, consultation=consultation, form=minutes.form, held_on=minutes.held_on,
        place=needed("place", one_line(minutes.place), _("Hãy ghi họp ở đâu."), 300), group=minutes.group,
        attended=minutes.attended, minutes=stored, post=by.post,
    )  # fmt: skip
    gathering.save(force_insert=True)
    for number, line in enumerate(lines):
        said = Said(line.text, line.clause, line.stance, group=minutes.group)
        _receive(
            by, consultation, f"{key}.{number}", said, Channel.MEETING, minutes.held_on, gathering, line.voices
        )  # fmt: skip
    record(
        by, "consult.record_gathering", consultation,
        after={"form": minutes.form, "held_on": minutes.held_on, "attended": minutes.attended, "opinions": len(lines)},
    )  # fmt: skip
    return gathering


def _check_minutes(consultation: Consultation, minutes: Minutes, lines: Sequence[Line]) -> None:
    if minutes.form not in MEETINGS:
        raise ValidationError({"form": _("Hãy chọn đó là cuộc họp nào.")})
    if not 1 <= minutes.attended <= MOST_PEOPLE:
        raise ValidationError({"attended": _("Hãy ghi có bao nhiêu người dự.")})
    _within(consultation, "held_on", minutes.held_on)
    if not lines:
        raise ValidationError({"lines": _("Hãy ghi ít nhất một ý kiến trong biên bản.")})
    for number, line in enumerate(lines, start=1):
        if not 1 <= line.voices <= minutes.attended:
            words = _("Ý kiến %(number)d: có %(voices)d người cùng ý kiến, phải từ 1 đến %(attended)d người dự.")
            shown = {"number": number, "voices": line.voices, "attended": minutes.attended}
            raise ValidationError({"lines": words % shown})


def _own_group(by: Actor, group: ResidentialGroup | None) -> None:
    """A head of a residential group speaks for that group; the office and the Front for everyone."""
    own = by.post.group_id if by.post else None
    if own is not None and (group is None or group.pk != own) and not by.has(permissions.WRITER):
        raise Refused(_("Chức danh này chỉ nhập ý kiến của %(group)s.") % {"group": by.post.group if by.post else ""})


def _within(consultation: Consultation, name: str, day: date) -> None:
    opened = consultation.published_on
    if opened is None or not opened <= day <= min(consultation.until, today()):
        last = min(consultation.until, today())
        words = _("Ngày phải trong thời gian lấy ý kiến: từ %(opened)s đến %(until)s.")
        shown = {"opened": f"{opened:%d/%m/%Y}" if opened else "…", "until": f"{last:%d/%m/%Y}"}
        raise ValidationError({name: words % shown})


def _sent(by: Actor, key: str) -> Receipt | None:
    """The opinion that this very form has already brought."""
    sent = Opinion.objects.select_related("consultation").filter(key=key).first()
    if sent is None:
        return None
    record(by, "consult.sent_again", sent)
    return Receipt(sent, pin_for(key), again=True)


def _receive(
    by: Actor, consultation: Consultation, key: str, said: Said, channel: str, day: date,
    gathering: Gathering | None = None, voices: int = 1,
) -> Receipt:  # fmt: skip
    text = needed("text", said.text, _("Hãy viết ý kiến."), MOST)
    if len(text) < FEWEST:
        raise ValidationError({"text": _("Viết thêm vài chữ: góp ý điều gì, nên sửa thế nào.")})
    if said.stance and said.stance not in Stance.values:
        raise ValidationError({"stance": _("Hãy chọn lại mức đồng ý.")})
    if said.clause is not None and said.clause.draft.consultation_id != consultation.pk:
        raise ValidationError({"clause": _("Điều, khoản này không thuộc dự thảo đang lấy ý kiến.")})
    pin = pin_for(key)
    opinion = Opinion(
        commune=by.commune, consultation=consultation, ref=new_ref("GY"), key=key, pin_hash=hash_pin(pin),
        channel=channel, gathering=gathering, clause=said.clause, text=text, stance=said.stance, voices=voices,
        group=said.group, received_on=day, post=by.post, shown=covered(text),
    )  # fmt: skip
    opinion.save(force_insert=True)
    name, contact = limited("name", one_line(said.name), 120), limited("contact", one_line(said.contact), 120)
    Sender(commune=by.commune, opinion=opinion, name=name, contact=contact).save(force_insert=True)
    record(
        by, "consult.opine", opinion, after={"consultation": consultation.ref, "channel": channel},
        personal={"text": text, "name": name, "contact": contact},
    )  # fmt: skip
    return Receipt(opinion, pin)


@act
def withdraw(*, by: Actor, opinion: Opinion) -> Opinion:
    """Whoever holds the receipt takes their opinion back: it no longer counts, nobody reads it, it leaves groups."""
    opinion = Opinion.objects.select_for_update(of=("self",)).select_related("consultation").get(pk=opinion.pk)
    require(by, permissions.WITHDRAW, opinion)
    if opinion.withdrawn_on is None:
        opinion.withdrawn_on = today()
        opinion.save(update_fields=["withdrawn_on"])
        Part.objects.filter(opinion=opinion).delete()
    record(by, "consult.withdraw", opinion)
    return opinion
