"""Community forces: founded, joined, active, reviewed once a year with yes or no."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.places.models import ResidentialGroup
from dinh.rights.movements import permissions
from dinh.rights.movements.actions.common import come, lock, needed, one_of, saved, who
from dinh.rights.movements.models import Activity, Force, ForceMember, YearReview


@act
def found_force(
    *, by: Actor, kind: str, name: str, body: Body, decision: str, founded_on: date,
    group: ResidentialGroup | None = None,
) -> Force:  # fmt: skip
    require(by, permissions.WRITE, body)
    force = Force(
        commune=by.commune, kind=one_of("kind", kind, Force.Kind.values), body=body, group=group,
        name=needed("name", " ".join(name.split()), _("Hãy ghi tên."), 150), founded_on=come("founded_on", founded_on),
        decision=needed("decision", decision, _("Hãy ghi số, ngày quyết định."), 200),
    )  # fmt: skip
    saved(force, "name", _("Đã có lực lượng mang tên này."))
    record(by, "movements.found_force", force, ground=force.decision, after={"kind": kind, "name": force.name})
    return force


@act
def end_force(*, by: Actor, force: Force, ended_on: date, decision: str) -> Force:
    """It is no more, by decision; its members leave with it, its record stays."""
    force = lock(force)
    require(by, permissions.EDIT_FORCE, force)
    come("ended_on", ended_on)
    if ended_on <= force.founded_on:
        raise ValidationError({"ended_on": _("Ngày kết thúc phải sau ngày thành lập.")})
    force.ended_on, force.ended_decision = ended_on, needed("decision", decision, _("Hãy ghi số quyết định."), 200)
    force.save()
    left = force.members.filter(until=None, since__lte=ended_on).update(until=ended_on)
    record(by, "movements.end_force", force, ground=force.ended_decision, after={"ended_on": ended_on, "left": left})
    return force


@act
def join(
    *, by: Actor, force: Force, name: str, role: str, since: date, decision: str,
    group: ResidentialGroup | None = None,
) -> ForceMember:  # fmt: skip
    """Someone joins. Raises ValidationError for a name that is there already, a day before the force."""
    force = lock(force)
    require(by, permissions.EDIT_FORCE, force)
    member = ForceMember(
        commune=by.commune, force=force, role=one_of("role", role, ForceMember.Role.values), group=group or force.group,
        name=needed("name", " ".join(name.split()), _("Hãy ghi họ và tên."), 120),
        since=come("since", since, force.founded_on),
        decision=needed("decision", decision, _("Hãy ghi số, ngày quyết định."), 200),
    )  # fmt: skip
    saved(member, "name", _("Người này đang tham gia rồi."))
    after = {"member": member.pk, "role": role, "since": since}
    record(by, "movements.join", force, ground=member.decision, after=after, personal={"name": member.name})
    return member


@act
def leave(*, by: Actor, member: ForceMember, until: date) -> ForceMember:
    member = lock(member)
    require(by, permissions.EDIT_MEMBER, member)
    member.until = come("until", until, member.since)
    member.save()
    record(by, "movements.leave", member.force, after={"member": member.pk, "until": until})
    return member


@act
def act_together(
    *, by: Actor, force: Force, kind: str, held_on: date, title: str, people: int, place: str = ""
) -> Activity:  # fmt: skip
    """What the force did: the event, where, how many."""
    force = lock(force)
    require(by, permissions.ACT_FORCE, force)
    if people < 1:
        raise ValidationError({"people": _("Hãy ghi có bao nhiêu người tham gia.")})
    activity = Activity(
        commune=by.commune, force=force, kind=one_of("kind", kind, Activity.Kind.values), people=people,
        held_on=come("held_on", held_on, force.founded_on), place=place.strip()[:200],
        title=needed("title", " ".join(title.split()), _("Hãy ghi việc đã làm."), 200),
    )  # fmt: skip
    saved(activity, "title", _("Hoạt động này đã ghi."))
    record(by, "movements.act_together", force, after={"kind": kind, "held_on": held_on, "people": people})
    return activity


@act
def review_year(*, by: Actor, member: ForceMember, year: int, done: bool) -> YearReview:
    """Whether the year's task was done: yes or no, and which body says so. Once a year."""
    member = lock(member)
    require(by, permissions.EDIT_MEMBER, member)
    day = today()
    if not member.since.year <= year <= day.year:
        raise ValidationError({"year": _("Năm này người ấy chưa tham gia, hoặc chưa đến.")})
    review = YearReview(commune=by.commune, member=member, year=year, done=done, reviewed_on=day, by_label=who(by))
    saved(review, "year", _("Năm này đã xét rồi."))
    record(by, "movements.review_year", member.force, after={"member": member.pk, "year": year, "done": done})
    return review
