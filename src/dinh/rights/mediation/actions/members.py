"""Mediators: elected by the households, recognised by the chair, heading a team, ceasing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Post
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.search import index
from dinh.law.mediating import CEASING, HEAD_CITE, METHODS
from dinh.law.passes import passes
from dinh.rights.mediation import permissions
from dinh.rights.mediation.actions.common import lock_team, needed, not_later, one_of
from dinh.rights.mediation.actions.teams import SEARCH_KIND
from dinh.rights.mediation.models import Election, Member, Team


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone who stood: `votes` is the number of household representatives who agreed."""

    name: str
    votes: int
    woman: bool = False
    minority: bool = False
    lawyer: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """What came of a candidate: `result` is elected, few (not more than half), over (enough votes, no seat left), tied
    (the last seat is shared and must be voted again)."""

    candidate: Candidate
    result: str


def count(candidates: Sequence[Candidate], households: int, seats: int, day: date) -> list[Count]:
    """The law's count: more than half of ALL household representatives; if more reach that than seats, the highest.

    Candidates with equal votes at the last seat are not chosen between.
    """
    enough = [one for one in candidates if passes("mediator", one.votes, households, day).passes]
    ranked = sorted(enough, key=lambda one: -one.votes)
    border = ranked[seats].votes if len(ranked) > seats else -1  # the best of those without a seat
    tied = border >= 0 and bool(seats) and ranked[seats - 1].votes == border

    def result(one: Candidate) -> str:
        if one not in enough:
            return "few"
        if one.votes > border:
            return "elected"
        return "tied" if tied and one.votes == border else "over"

    return [Count(one, result(one)) for one in candidates]


@act
def elect(
    *, by: Actor, team: Team, held_on: date, method: str, households: int, seats: int,
    candidates: Sequence[Candidate], minutes: str = "",
) -> Election:  # fmt: skip
    """Write down a vote. Those elected wait for the chair to recognise them.

    Raises ValidationError when the numbers cannot be: more votes than households, a name twice, nobody standing.
    """
    team = lock_team(team)
    require(by, permissions.EDIT_TEAM, team)
    not_later("held_on", held_on)
    one_of("method", method, METHODS)
    if households < 1:
        raise ValidationError({"households": _("Hãy ghi tổng số đại diện hộ gia đình của thôn, tổ dân phố.")})
    if seats < 1:
        raise ValidationError({"seats": _("Hãy ghi số người cần bầu.")})
    _check_candidates(candidates, households)
    counted = count(candidates, households, seats, held_on)
    election = Election(
        commune=by.commune, team=team, held_on=held_on, method=method, households=households, seats=seats,
        tally=[{"name": c.candidate.name, "votes": c.candidate.votes, "result": c.result} for c in counted],
        minutes=minutes.strip()[:200],
    )  # fmt: skip
    election.save(force_insert=True)
    for each in counted:
        if each.result == "elected":
            one = each.candidate
            Member(
                commune=by.commune, team=team, name=one.name, woman=one.woman, minority=one.minority,
                lawyer=one.lawyer, election=election, votes=one.votes,
            ).save(force_insert=True)  # fmt: skip
    results = [each.result for each in counted]
    record(
        by, "mediation.elect", election, ground=passes("mediator", 0, households, held_on).article,
        after={"households": households, "seats": seats, **{r: results.count(r) for r in sorted(set(results))}},
        personal={"tally": election.tally},
    )  # fmt: skip
    return election


def _check_candidates(candidates: Sequence[Candidate], households: int) -> None:
    if not candidates:
        raise ValidationError(_("Hãy ghi ít nhất một người ứng cử."))
    names = [one.name.casefold() for one in candidates]
    for one in candidates:
        if not one.name.strip():
            raise ValidationError(_("Có dòng chưa ghi họ tên."))
        if names.count(one.name.casefold()) > 1:
            raise ValidationError(_("“%(name)s” được ghi hai lần.") % {"name": one.name})
        if not 0 <= one.votes <= households:
            words = _("%(name)s: %(votes)d phiếu, nhiều hơn %(households)d đại diện hộ.")
            facts = {"name": one.name, "votes": one.votes, "households": households}
            raise ValidationError(words % facts)


@act
def recognise(*, by: Actor, members: Iterable[Member], decision: str, on: date) -> list[Member]:
    """The chair recognises those elected, by one decision; from then on they are published."""
    require(by, permissions.MAY_RECOGNISE, by.commune)
    chosen = list(Member.objects.select_for_update(of=("self",)).select_related("team", "election").filter(
        pk__in=[member.pk for member in members]
    ))  # fmt: skip
    if not chosen:
        raise ValidationError({"members": _("Hãy chọn ít nhất một người.")})
    decision = needed("decision", decision, _("Hãy ghi số, ngày quyết định công nhận."), 200)
    for member in chosen:
        require(by, permissions.RECOGNISE, member)
        not_later("on", on, member.election.held_on if member.election else None)
        member.recognised_on, member.decision = on, decision
        member.save()
        record(by, "mediation.recognise", member.team, ground=decision, after={"on": on, "member": member.pk})
    for team in {member.team for member in chosen}:
        index.put(by.commune, SEARCH_KIND, team)
    return chosen


@act
def name_head(*, by: Actor, member: Member, decision: str, on: date) -> Member:
    """The chair recognises the head whom the mediators elected among themselves; the one before is head no more."""
    team = lock_team(member.team)
    member = Member.objects.select_for_update().get(pk=member.pk)
    require(by, permissions.NAME_HEAD, member)
    not_later("on", on, member.recognised_on)
    decision = needed("decision", decision, _("Hãy ghi số, ngày quyết định công nhận tổ trưởng."), 200)
    team.members.filter(is_head=True).exclude(pk=member.pk).update(is_head=False)
    member.is_head, member.head_since, member.head_decision = True, on, decision
    member.save()
    record(by, "mediation.name_head", team, ground=f"{decision}; {HEAD_CITE}", after={"on": on, "member": member.pk})
    index.put(by.commune, SEARCH_KIND, team)
    return member


@act
def cease(*, by: Actor, member: Member, ground: str, decision: str, on: date) -> Member:
    """Someone is a mediator no more: their open cases wait for another. Raises ValidationError without ground."""
    team = lock_team(member.team)
    member = Member.objects.select_for_update().get(pk=member.pk)
    require(by, permissions.CEASE, member)
    one_of("ground", ground, CEASING)
    not_later("on", on, member.recognised_on)
    member.ceased_on, member.ceased_ground, member.is_head = on, ground, False
    member.ceased_decision = needed("decision", decision, _("Hãy ghi số, ngày quyết định."), 200)
    member.save()
    member.assignments.filter(left_on=None, case__state__in=("taken", "assigned", "under_way")).update(
        left_on=today(), left_ground="replaced"
    )
    record(
        by, "mediation.cease", team, ground=f"{member.ceased_decision}; {CEASING[ground].cite}",
        after={"on": on, "member": member.pk, "ground": ground},
    )  # fmt: skip
    index.put(by.commune, SEARCH_KIND, team)
    return member


@act
def edit_member(
    *, by: Actor, member: Member, name: str, woman: bool, minority: bool, lawyer: bool, phone: str,
    phone_shown: bool, post: Post | None,
) -> Member:  # fmt: skip
    """Correct what is written about a mediator; say which post they sign in with."""
    member = Member.objects.select_for_update(of=("self",)).select_related("team").get(pk=member.pk)
    require(by, permissions.EDIT_MEMBER, member)
    member.name = needed("name", " ".join(name.split()), _("Hãy ghi họ tên."), 120)
    member.woman, member.minority, member.lawyer = woman, minority, lawyer
    member.phone, member.phone_shown, member.post = phone.strip()[:20], phone_shown and bool(phone.strip()), post
    member.save()
    record(
        by, "mediation.edit_member", member.team,
        after={"member": member.pk, "woman": woman, "minority": minority, "post": post.pk if post else None},
        personal={"name": member.name, "phone": member.phone},
    )  # fmt: skip
    index.put(by.commune, SEARCH_KIND, member.team)
    return member


@dataclass(frozen=True, slots=True)
class Imported:
    """A row of the table: a mediator already recognised, in a team that is there or is founded with the row."""

    group_id: int
    team: str
    name: str
    recognised_on: date
    decision: str
    woman: bool = False
    minority: bool = False
    lawyer: bool = False
    head: bool = False
    phone: str = ""


@act
def import_members(*, by: Actor, rows: Sequence[Imported]) -> list[Member]:
    """Teams and mediators recognised before, all of them or none. A new team's seats are the rows it comes with."""
    require(by, permissions.WRITE, by.commune)
    teams: dict[tuple[int, str], Team] = {}
    made = []
    for row in rows:
        key = (row.group_id, row.team.casefold())
        team = teams.get(key) or _team_of(by, row, rows)
        teams[key] = team
        member = Member(
            commune=by.commune, team=team, name=row.name, woman=row.woman, minority=row.minority, lawyer=row.lawyer,
            phone=row.phone, recognised_on=row.recognised_on, decision=row.decision,
        )  # fmt: skip
        if row.head:
            if team.members.filter(is_head=True).exists():
                words = _("%(team)s: đã có tổ trưởng, không ghi thêm %(name)s.")
                raise ValidationError(words % {"team": team, "name": row.name})
            member.is_head, member.head_since, member.head_decision = True, row.recognised_on, row.decision
        member.save(force_insert=True)
        made.append(member)
    for team in teams.values():
        own = [member for member in made if member.team_id == team.pk]
        record(
            by, "mediation.import", team, after={"members": len(own)},
            personal={"names": [member.name for member in own]},
        )  # fmt: skip
        index.put(by.commune, SEARCH_KIND, team)
    return made


def _team_of(by: Actor, row: Imported, rows: Sequence[Imported]) -> Team:
    found: Team | None = Team.objects.at_work(today()).filter(group=row.group_id, name__iexact=row.team).first()
    if found:
        return found
    own = [one for one in rows if (one.group_id, one.team.casefold()) == (row.group_id, row.team.casefold())]
    team = Team(
        commune=by.commune, group_id=row.group_id, name=row.team, seats=max(1, len(own)), decision=row.decision,
        founded_on=min(one.recognised_on for one in own),
    )  # fmt: skip
    team.save(force_insert=True)
    return team
