"""A case on its way: who mediates, who declines, another day, another team, sessions, corrections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.law.mediating import COOPERATION_CITE, DECLINING, PARTIES_CHOOSE_CITE
from dinh.rights.mediation import permissions
from dinh.rights.mediation.actions.asking import Side
from dinh.rights.mediation.actions.common import Kind, State, keep, lock, needed, not_later, one_of, write_private
from dinh.rights.mediation.models import Assignment, Case, Member, Session, Team


@act
def assign(
    *, by: Actor, case: Case, members: Iterable[Member], on: date, chosen: bool = False, edition: int | None
) -> Case:  # fmt: skip
    """Give the case to mediators of the team, or of the team that cooperates. `chosen`: the parties chose them.

    Raises ValidationError for someone who does not serve, or who already declined this case for their interest.
    """
    case = lock(case, edition)
    require(by, permissions.ASSIGN, case)
    not_later("on", on, case.received_on)
    new = [member for member in members if not case.assignments.filter(member=member, left_on=None).exists()]
    if not new:
        raise ValidationError({"members": _("Hãy chọn hòa giải viên.")})
    teams = {case.team_id, case.partner_id}
    for member in new:
        if not member.serving or member.team_id not in teams:
            raise ValidationError({"members": _("%(name)s không phải hòa giải viên của tổ.") % {"name": member}})
        left = case.assignments.filter(member=member, left_ground__in=("interest", "doubt")).first()
        if left:
            words = _("%(name)s đã từ chối vụ này: %(ground)s (%(cite)s).")
            facts = {"name": member, "ground": left.get_left_ground_display(), "cite": DECLINING["interest"].cite}
            raise ValidationError({"members": words % facts})
        Assignment(commune=by.commune, case=case, member=member, given_on=on, chosen=chosen).save(force_insert=True)
    if case.state == State.TAKEN:
        case.state, case.assigned_on = State.ASSIGNED, on
    return keep(
        by, case, "assign", Kind.ASSIGNED, ground=str(PARTIES_CHOOSE_CITE) if chosen else "",
        members=[member.pk for member in new], on=on,
    )  # fmt: skip


@act
def decline(*, by: Actor, case: Case, member: Member, ground: str, edition: int | None) -> Case:
    """A mediator leaves the case: interest in it, other doubt about fairness, or the head gives it to another."""
    case = lock(case, edition)
    require(by, permissions.DECLINE, case)
    one_of("ground", ground, DECLINING)
    given: Assignment | None = case.assignments.filter(member=member, left_on=None).first()
    if given is None:
        raise ValidationError({"member": _("Người này không được phân công vụ này.")})
    given.left_on, given.left_ground = today(), ground
    given.save()
    if case.state == State.ASSIGNED and not case.assignments.filter(left_on=None).exists():
        case.state, case.assigned_on, case.agreed_on = State.TAKEN, None, None
    return keep(by, case, "decline", Kind.DECLINED, ground=str(DECLINING[ground].cite), member=member.pk)


@act
def agree_day(*, by: Actor, case: Case, day: date, edition: int | None) -> Case:
    """The parties agreed on another day to begin, in place of the law's days."""
    case = lock(case, edition)
    require(by, permissions.AGREE_DAY, case)
    if case.assigned_on and day < case.assigned_on:
        raise ValidationError({"day": _("Ngày này trước ngày phân công.")})
    case.agreed_on = day
    return keep(by, case, "agree_day", Kind.AGREED, day=day)


@act
def share(*, by: Actor, case: Case, partner: Team, edition: int | None) -> Case:
    """The other side lives in another group: its team works on the case too, and its head may read it."""
    case = lock(case, edition)
    require(by, permissions.SHARE, case)
    if partner.pk == case.team_id or partner.ended_on:
        raise ValidationError({"partner": _("Hãy chọn tổ hòa giải ở thôn, tổ dân phố của bên kia.")})
    case.partner = partner
    return keep(by, case, "share", Kind.SHARED, ground=str(COOPERATION_CITE), partner=partner.pk)


@act
def hold_session(
    *, by: Actor, case: Case, held_on: date, words: str, is_public: bool = False, place: str = "",
    edition: int | None,
) -> Case:  # fmt: skip
    """Parties and mediators met; the first session begins the mediation."""
    case = lock(case, edition)
    require(by, permissions.HOLD, case)
    not_later("held_on", held_on, case.assigned_on)
    words = needed("words", words, _("Hãy ghi vắn tắt buổi hòa giải."))
    Session(
        commune=by.commune, case=case, held_on=held_on, is_public=is_public, place=place.strip()[:200], words=words
    ).save(force_insert=True)
    case.begun_on = min(held_on, case.begun_on or held_on)
    case.state = State.UNDER_WAY
    return keep(by, case, "hold_session", Kind.SESSION, private={"words": words}, held_on=held_on)


@act
def edit(
    *, by: Actor, case: Case, content: str, sides: Sequence[Side], field: str, edition: int | None
) -> Case:  # fmt: skip
    """Correct who the parties are and what it is about."""
    case = lock(case, edition)
    require(by, permissions.EDIT, case)
    one_of("field", field, Case.Field.values)
    content = needed("content", content, _("Hãy ghi nội dung vụ, việc."))
    named = [side for side in sides if side.name.strip()]
    if len(named) < 2:
        raise ValidationError(_("Hãy ghi tên ít nhất hai bên."))
    parties = list(case.parties.all())
    for number, side in enumerate(named, start=1):
        party = parties[number - 1] if number <= len(parties) else None
        party = party or case.parties.model(commune=by.commune, case=case)
        party.side, party.name = number, side.name.strip()[:120]
        party.about, party.phone = side.about.strip()[:300], side.phone.strip()[:20]
        party.save()
    for gone in parties[len(named) :]:
        gone.delete()
    case.field = field
    write_private(case, content=content)
    private = {"content": content, "sides": "\n".join(side.name for side in named)}
    return keep(by, case, "edit", Kind.EDITED, private=private, field=field)
