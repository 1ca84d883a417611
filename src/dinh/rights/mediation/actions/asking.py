"""A case comes in: someone asks on the web, or the head writes down what they were told or saw."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.pins import hash_pin
from dinh.ground.refs import new_ref
from dinh.law.mediating import OUTSIDE, SCOPE_CITE, TRIGGERS
from dinh.rights.mediation import permissions
from dinh.rights.mediation.actions.common import (
    Kind,
    State,
    keep,
    lock,
    lock_team,
    needed,
    not_later,
    one_of,
    step,
    write_private,
)
from dinh.rights.mediation.actions.teams import next_number
from dinh.rights.mediation.models import Case, Party, Private, Team
from dinh.rights.mediation.permissions import Following
from dinh.rights.mediation.pins import pin_for
from dinh.rights.mediation.sealed import hidden

FEWEST = 10  # letters: less tells nobody what happened


@dataclass(frozen=True, slots=True)
class Side:
    """One party: `about` holds age and address as the parties give them."""

    name: str
    about: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What someone who asked takes home. `pin` is shown here and nowhere else."""

    case: Case
    pin: str
    again: bool = False


@act
def ask(*, by: Actor, key: str, team: Team, content: str, who: Side, other: str = "") -> Receipt:
    """A party asks for mediation, without an account. The same form twice is one case.

    Raises ValidationError naming the field, the cause and the way out.
    """
    require(by, permissions.ASK)
    team = lock_team(team)
    if sent := Case.objects.filter(key=key).first():
        record(by, "mediation.sent_again", sent)
        return Receipt(sent, pin_for(key), again=True)
    if team.ended_on:
        raise ValidationError({"team": _("Tổ hòa giải này không còn hoạt động. Hãy chọn tổ khác.")})
    content = _content(content)
    if not who.name.strip():
        raise ValidationError({"name": _("Hãy ghi họ tên, để tổ trưởng biết gặp ai.")})
    if not who.phone.strip() and not who.about.strip():
        raise ValidationError({"phone": _("Hãy ghi điện thoại, hoặc chỗ ở, để tổ trưởng liên hệ.")})
    pin = pin_for(key)
    case = make(by, team, key, State.ASKED, "asked", Case.Channel.WEB, today(), pin=pin)
    sides = [who, Side(other)] if other.strip() else [who]
    fill(case, content, sides)
    step(by, case, Kind.ASKED)
    journal(by, case, "ask", content, sides)
    return Receipt(case, pin)


@act
def enter(
    *, by: Actor, team: Team, trigger: str, field: str, received_on: date, content: str, sides: Sequence[Side],
    urgent: bool = False,
) -> Case:  # fmt: skip
    """The head of the team writes a case into its book: told, seen, or given by someone."""
    team = lock_team(team)
    require(by, permissions.ENTER_CASE, team)
    one_of("trigger", trigger, TRIGGERS)
    one_of("field", field, Case.Field.values)
    not_later("received_on", received_on, team.founded_on)
    content = _content(content)
    sides = [side for side in sides if side.name.strip()]
    if len(sides) < 2:
        raise ValidationError(_("Hãy ghi tên ít nhất hai bên."))
    case = make(
        by, team, secrets.token_urlsafe(18), State.TAKEN, trigger, Case.Channel.TOLD, received_on, field=field,
        urgent=urgent,
    )  # fmt: skip
    fill(case, content, sides)
    step(by, case, Kind.TAKEN)
    journal(by, case, "enter", content, sides)
    return case


def make(
    actor: Actor, team: Team, key: str, state: str, trigger: str, channel: str, received: date, *, pin: str = "",
    field: str = Case.Field.OTHER, urgent: bool = False, follows: Case | None = None,
) -> Case:  # fmt: skip
    """A case's row; it takes its number in the book unless it was only asked. The team's row is locked."""
    numbered = state != State.ASKED
    case = Case(
        commune=actor.commune, ref=new_ref("HG"), key=key, pin_hash=hash_pin(pin) if pin else "", team=team,
        year=received.year if numbered else None, number=next_number(team, received.year) if numbered else None,
        field=field, trigger=trigger, channel=channel, received_on=received, state=state, urgent=urgent,
        follows=follows,
    )  # fmt: skip
    case.save(force_insert=True)
    return case


def fill(case: Case, content: str, sides: Sequence[Side]) -> None:
    Private(commune_id=case.commune_id, case=case, content=content).save(force_insert=True)
    seat(case, sides)


def seat(case: Case, sides: Sequence[Side]) -> None:
    for side, one in enumerate(sides, start=1):
        Party(
            commune_id=case.commune_id, case=case, side=side, name=one.name.strip()[:120],
            about=one.about.strip()[:300], phone=one.phone.strip()[:20],
        ).save(force_insert=True)  # fmt: skip


def journal(actor: Actor, case: Case, what: str, content: str, sides: Sequence[Side]) -> None:
    """What was told goes beside the chain, sealed; the chain knows the field and the days."""
    told = {"content": hidden(content), "sides": hidden("\n".join(one.name for one in sides))}
    after = {"team": case.team_id, "number": case.number, "field": case.field, "trigger": case.trigger}
    record(actor, f"mediation.{what}", case, after={**after, "received_on": case.received_on}, personal=told)


def _content(text: str) -> str:
    text = needed("content", text, _("Hãy kể vắn tắt việc cần hòa giải."))
    if len(text) < FEWEST:
        raise ValidationError({"content": _("Viết thêm vài chữ: việc gì, ở đâu, từ bao giờ.")})
    return text


@act
def withdraw(*, by: Actor, case: Case, proven: bool = False) -> Case:
    """Who asked does not need it any more; nothing was written in the book yet."""
    case = lock(case, None)
    require(by, permissions.WITHDRAW, Following(case, proven))
    case.state = State.WITHDRAWN
    return keep(by, case, "withdraw", Kind.WITHDRAWN)


@act
def take(*, by: Actor, case: Case, field: str, other: str = "", urgent: bool = False, edition: int | None) -> Case:
    """The head took a look: it may be mediated (Điều 3), and goes into the book under the day it was asked."""
    lock_team(case.team)
    case = lock(case, edition)
    require(by, permissions.TAKE, case)
    one_of("field", field, Case.Field.values)
    if case.parties.count() < 2:
        other = needed("other", other, _("Hãy ghi tên bên kia: hòa giải phải có hai bên."), 120)
        Party(commune_id=case.commune_id, case=case, side=2, name=other).save(force_insert=True)
    case.field, case.urgent, case.state = field, urgent, State.TAKEN
    case.year = case.received_on.year
    case.number = next_number(case.team, case.year)
    return keep(by, case, "take", Kind.TAKEN, number=case.number, field=field)


@act
def turn_away(*, by: Actor, case: Case, outside: str, reply: str, edition: int | None) -> Case:
    """Not for mediation among neighbours: say why, by the article, and where to go instead. A case that was in the book
    keeps its line there, with this result."""
    case = lock(case, edition)
    require(by, permissions.TURN_AWAY, case)
    one_of("outside", outside, OUTSIDE)
    reply = needed("reply", reply, _("Hãy ghi lời hướng dẫn: nên đến đâu."), 2000)
    case.outside, case.state = outside, State.OUTSIDE
    write_private(case, reply=reply)
    ground = f"{OUTSIDE[outside].cite}; {SCOPE_CITE}"
    return keep(by, case, "turn_away", Kind.OUTSIDE, ground=ground, private={"reply": reply}, outside=outside)
