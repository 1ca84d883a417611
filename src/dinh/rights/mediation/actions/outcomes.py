"""How a case ends: settled, not settled, ended; tried again; whether the agreement is kept."""

from __future__ import annotations

import secrets
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.law.casework import MEDIATION_OUTCOMES
from dinh.law.mediating import AGAIN_CITE, ENDING, FOLLOW_CITE
from dinh.rights.mediation import permissions
from dinh.rights.mediation.actions.asking import Side, fill, journal, make
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
from dinh.rights.mediation.models import Case, FollowUp


@act
def settle(
    *, by: Actor, case: Case, on: date, agreed: str, written: bool = False, course: str = "", duties: str = "",
    manner: str = "", edition: int | None,
) -> Case:  # fmt: skip
    """The parties agree. `written`: they want it on paper too, which needs course, duties and manner (Điều 24.2)."""
    case = lock(case, edition)
    require(by, permissions.CONCLUDE, case)
    not_later("on", on, case.begun_on)
    agreed = needed("agreed", agreed, _("Hãy ghi các bên đã thỏa thuận điều gì."))
    if written:
        course = needed("course", course, _("Văn bản hòa giải thành cần ghi diễn biến quá trình hòa giải."))
        duties = needed("duties", duties, _("Văn bản hòa giải thành cần ghi quyền và nghĩa vụ của các bên."))
        manner = needed("manner", manner, _("Văn bản hòa giải thành cần ghi phương thức, thời hạn thực hiện."))
    texts = {"agreed": agreed, "course": course, "duties": duties, "manner": manner}
    write_private(case, **texts)
    case.state, case.outcome_on, case.written = State.SETTLED, on, written
    case.performed = Case.Performed.PARTLY
    ground = str(MEDIATION_OUTCOMES["settled"][1])
    return keep(by, case, "settle", Kind.SETTLED, ground=ground, private=texts, on=on, written=written)


@act
def not_settle(*, by: Actor, case: Case, on: date, wants: str, edition: int | None) -> Case:
    """No agreement: what each side wants is written down, and where they may turn."""
    case = lock(case, edition)
    require(by, permissions.CONCLUDE, case)
    not_later("on", on, case.begun_on)
    wants = needed("wants", wants, _("Hãy ghi yêu cầu của mỗi bên, và đã hướng dẫn đi đâu."))
    write_private(case, agreed=wants)
    case.state, case.outcome_on = State.NOT_SETTLED, on
    ground = str(MEDIATION_OUTCOMES["not_settled"][1])
    return keep(by, case, "not_settle", Kind.NOT_SETTLED, ground=ground, private={"wants": wants}, on=on)


@act
def end(*, by: Actor, case: Case, on: date, ending: str, words: str = "", edition: int | None) -> Case:
    """Ended because a party asks to, or the mediator sees no way; the parties keep every right to go elsewhere."""
    case = lock(case, edition)
    require(by, permissions.END, case)
    not_later("on", on, case.begun_on or case.received_on)
    one_of("ending", ending, ENDING)
    if ending == "mediator" and case.begun_on is None:
        raise ValidationError({"ending": _("Chưa có buổi hòa giải nào: hòa giải viên chưa thể quyết định kết thúc.")})
    write_private(case, agreed=words)
    case.state, case.outcome_on, case.ending = State.ENDED, on, ending
    ground = str(ENDING[ending].cite)
    return keep(by, case, "end", Kind.ENDED, ground=ground, private={"words": words}, on=on, ending=ending)


@act
def try_again(*, by: Actor, case: Case, on: date, edition: int | None) -> Case:
    """The parties ask to go on after «không thành»: a new line in the book that follows the old one, whose result
    stands."""
    lock_team(case.team)
    case = lock(case, edition)
    require(by, permissions.AGAIN, case)
    not_later("on", on, case.outcome_on)
    if case.again.exists():
        raise ValidationError(_("Vụ này đã được hòa giải tiếp ở một vụ khác trong sổ."))
    new = make(
        by, case.team, secrets.token_urlsafe(18), State.TAKEN, "asked", case.channel, on, field=case.field, follows=case
    )
    sides = [Side(party.name, party.about, party.phone) for party in case.parties.all()]
    fill(new, case.private.content, sides)
    new.partner = case.partner
    new.save(update_fields=["partner"])
    step(by, new, Kind.TAKEN)
    journal(by, new, "enter", case.private.content, sides)
    keep(by, case, "try_again", Kind.AGAIN, ground=str(AGAIN_CITE), on=on, new=new.pk)
    return new


@act
def follow_up(
    *, by: Actor, case: Case, seen_on: date, result: str, words: str = "", edition: int | None
) -> Case:  # fmt: skip
    """A mediator looked whether the agreement is kept."""
    case = lock(case, edition)
    require(by, permissions.FOLLOW_UP, case)
    not_later("seen_on", seen_on, case.outcome_on)
    one_of("result", result, Case.Performed.values)
    if result == Case.Performed.NO:
        words = needed("words", words, _("Hãy ghi vì sao không thực hiện, đã đôn đốc thế nào."), 2000)
    FollowUp(commune=by.commune, case=case, seen_on=seen_on, result=result, words=words.strip()[:2000]).save(
        force_insert=True
    )
    case.performed = result
    return keep(
        by, case, "follow_up", Kind.FOLLOWED, ground=str(FOLLOW_CITE), private={"words": words},
        result=result, seen_on=seen_on, noted_on=today(),
    )  # fmt: skip
