"""Before an election: who stands, who runs it; and why somebody is to be removed (Nghị định 59/2023/NĐ-CP)."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.rights.decide import permissions
from dinh.rights.decide.actions.matters import Draft, draft
from dinh.rights.decide.models import BoardElection, Candidate, Elected, Matter, Removal, Round, TeamMember
from dinh.rights.decide.queries import elections

GROUND = str(elections.TEAM_CITE)


@act
def add_candidate(*, by: Actor, matter: Matter, name: str, about: str = "", put_up_by: str = "") -> Candidate:
    """Put someone on the list. Refused for who runs the election, for a name already there, once voting began."""
    found = _election(by, matter)
    name = " ".join(name.split())
    if not name:
        raise ValidationError({"name": _("Ghi họ và tên người ứng cử.")})
    if elections.stands(found, name):
        raise ValidationError({"name": _("%(name)s đã có trong danh sách.") % {"name": name}})
    if elections.on_team(found, name):
        words = _("%(name)s là thành viên Tổ bầu cử nên không ứng cử được (%(article)s).")
        raise ValidationError({"name": words % {"name": name, "article": GROUND}})
    made = Candidate(
        commune=by.commune, matter=found, name=name, about=about.strip(), put_up_by=put_up_by.strip()
    )  # fmt: skip
    made.save(force_insert=True)
    record(by, "decide.add_candidate", found, ground=GROUND, personal={"name": name})
    return made


@act
def drop_candidate(*, by: Actor, candidate: Candidate) -> None:
    """Take somebody off the list before the voting opens."""
    found = _election(by, candidate.matter)
    record(by, "decide.drop_candidate", found, ground=GROUND, personal={"name": candidate.name})
    candidate.delete()


@act
def add_team_member(*, by: Actor, matter: Matter, name: str, position: str = "", heads: bool = False) -> TeamMember:
    """Put someone into the Tổ bầu cử. Refused for a candidate."""
    found = _election(by, matter)
    name = " ".join(name.split())
    if not name:
        raise ValidationError({"name": _("Ghi họ và tên.")})
    if elections.stands(found, name):
        words = _("%(name)s là người ứng cử nên không ở trong Tổ bầu cử được (%(article)s).")
        raise ValidationError({"name": words % {"name": name, "article": GROUND}})
    if elections.on_team(found, name):
        raise ValidationError({"name": _("%(name)s đã ở trong Tổ bầu cử.") % {"name": name}})
    if heads and found.election_team.filter(heads=True).exists():
        raise ValidationError({"heads": _("Tổ bầu cử đã có tổ trưởng.")})
    made = TeamMember(commune=by.commune, matter=found, name=name, position=position.strip(), heads=heads)
    made.save(force_insert=True)
    record(by, "decide.add_team_member", found, ground=GROUND, after={"heads": heads}, personal={"name": name})
    return made


@act
def drop_team_member(*, by: Actor, member: TeamMember) -> None:
    found = _election(by, member.matter)
    record(by, "decide.drop_team_member", found, ground=GROUND, personal={"name": member.name})
    member.delete()


@act
def name_board(*, by: Actor, matter: Matter, seat: str, project: str = "") -> BoardElection:
    """Say which board a matter BQ5 elects to."""
    found = _election(by, matter)
    if found.code != "BQ5" or seat not in (Elected.Seat.INSPECTION, Elected.Seat.INVESTMENT):
        raise ValidationError({"seat": _("Chọn Ban Thanh tra nhân dân hoặc Ban Giám sát đầu tư của cộng đồng.")})
    if seat == Elected.Seat.INVESTMENT and not project.strip():
        raise ValidationError({"project": _("Ghi tên công trình, chương trình mà Ban giám sát.")})
    made = BoardElection.objects.filter(matter=found).first() or BoardElection(commune=by.commune, matter=found)
    made.seat, made.project = seat, project.strip()
    made.save()
    record(by, "decide.name_board", found, ground=GROUND, after={"seat": seat, "project": made.project})
    return made


@act
def propose_removal(*, by: Actor, person: Elected, ground: str, proposed_by: str, on: date, content: str) -> Matter:
    """Begin the removal of somebody elected: at their own wish, or because at least half of all households ask for it
    (their signatures are then written down before the matter goes on the table)."""
    if ground not in Removal.Ground.values:
        raise ValidationError({"ground": _("Chọn lý do cho thôi.")})
    if person.ended_on is not None or person.until < on:
        raise ValidationError(_("%(name)s không còn giữ chức danh này.") % {"name": person.name})
    if person.acting:
        raise ValidationError(_("Người phụ trách tạm thời do Ủy ban nhân dân giao, không phải bỏ phiếu cho thôi."))
    trust = ground == Removal.Ground.TRUST
    made = draft(
        by=by,
        draft=Draft(
            code="BQ4" if person.seat == Elected.Seat.HEAD else "BQ5",
            title=_("Cho thôi %(seat)s: %(name)s") % {"seat": person.get_seat_display(), "name": person.name},
            content=content, proposer=Matter.Proposer.INITIATIVE if trust else Matter.Proposer.FRONT,
            proposed_by=proposed_by, proposed_on=on, group=person.group, deed=Matter.Deed.REMOVE,
        ),
    )  # fmt: skip
    Removal(commune=by.commune, matter=made, person=person, ground=ground).save(force_insert=True)
    record(by, "decide.propose_removal", made, ground=GROUND, after={"ground": ground, "person": person.pk})
    return made


def _election(by: Actor, matter: Matter) -> Matter:
    """The matter, held, if it is an election whose list may still change."""
    found: Matter = Matter.objects.select_for_update(of=("self",)).select_related("group").get(pk=matter.pk)
    require(by, permissions.ELECT, found)
    if found.deed != Matter.Deed.ELECT:
        raise ValidationError(_("Việc này không phải là bầu."))
    if found.rounds.exclude(state__in=[Round.State.PLANNED, Round.State.CALLED_OFF, Round.State.COUNTED]).exists():
        raise ValidationError(_("Đang bỏ phiếu: danh sách không sửa được nữa."))
    return found
