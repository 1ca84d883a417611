"""The committee itself: founded, ended; its members and the units they look after; or the body that owns the work
instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body, Post
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.office.committee import permissions
from dinh.office.committee.models import Charge, Committee, Member, Ownership


@act
def found_committee(*, by: Actor, body: Body, name: str, begins: date, ground: str = "") -> Committee:
    """Found a committee. Raises ValidationError while another one exists."""
    require(by, permissions.MANAGE, body)
    committee = Committee(commune=by.commune, body=body, name=name.strip(), begins=begins, ground=ground.strip())
    committee.full_clean()
    committee.save(force_insert=True)
    record(by, "committee.found", committee, ground=committee.ground, after={"body": body, "begins": begins})
    return committee


@act
def end_committee(*, by: Actor, committee: Committee, ends: date, ground: str = "") -> Committee:
    """From `ends` on the committee is no more; its papers and meetings stay."""
    committee = Committee.objects.select_for_update().get(pk=committee.pk)
    require(by, permissions.MANAGE, committee)
    if ends <= committee.begins:
        raise ValidationError({"ends": _("Ngày thôi hoạt động: phải sau ngày thành lập.")})
    committee.ends = ends
    committee.save(update_fields=["ends"])
    record(by, "committee.end", committee, ground=ground.strip(), before={"ends": None}, after={"ends": ends})
    return committee


@act
def add_member(
    *,
    by: Actor,
    committee: Committee,
    begins: date,
    post: Post | None = None,
    name: str = "",
    role: str = Member.Role.MEMBER,
    order: int = 100,
    units: Sequence[Body] = (),
) -> Member:
    """Seat a post, or a person who holds none here. Raises ValidationError for a second head or a post seated
    already.
    """
    require(by, permissions.MANAGE, committee)
    Committee.objects.select_for_update().get(pk=committee.pk)  # pressed twice, the second press finds the seat taken
    member = Member(
        commune=by.commune, committee=committee, post=post, name=name.strip(), role=role, order=order, begins=begins
    )
    member.full_clean()
    member.save(force_insert=True)
    _charge(member, units)
    record(by, "committee.add_member", member, after=_as_data(member, units))
    return member


@act
def edit_member(*, by: Actor, member: Member, role: str, order: int, units: Sequence[Body]) -> Member:
    """Change the role and the units of a seat. Who sits there changes by ending the seat and adding another."""
    member = Member.objects.select_for_update(of=("self",)).select_related("committee").get(pk=member.pk)
    require(by, permissions.MANAGE, member)
    before = _as_data(member, list(member.units.all()))
    member.role, member.order = role, order
    member.full_clean()
    member.save(update_fields=["role", "order"])
    member.charges.all().delete()
    _charge(member, units)
    record(by, "committee.edit_member", member, before=before, after=_as_data(member, units))
    return member


@act
def end_member(*, by: Actor, member: Member, ends: date) -> Member:
    """From `ends` on nobody sits there; the units they looked after are without anyone until charged again."""
    member = Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    require(by, permissions.MANAGE, member)
    if ends <= member.begins:
        raise ValidationError({"ends": _("Ngày thôi: phải sau ngày tham gia.")})
    member.ends = ends
    member.save(update_fields=["ends"])
    record(by, "committee.end_member", member, before={"ends": None}, after={"ends": ends})
    return member


@act
def set_owner(*, by: Actor, body: Body, ground: str = "") -> Ownership:
    """Say which body owns the work of grassroots democracy where there is no committee."""
    require(by, permissions.MANAGE, body)
    owner = Ownership.objects.select_for_update().filter(commune=by.commune).first() or Ownership(commune=by.commune)
    before = {"body": owner.body if owner.pk else None}
    owner.body, owner.ground = body, ground.strip()
    owner.save()
    record(by, "committee.set_owner", owner, ground=owner.ground, before=before, after={"body": body})
    return owner


def _charge(member: Member, units: Sequence[Body]) -> None:
    for body in dict.fromkeys(units):
        Charge(commune_id=member.commune_id, member=member, body=body).save(force_insert=True)


def _as_data(member: Member, units: Sequence[Body]) -> dict[str, object]:
    return {"role": member.role, "order": member.order, "units": [body.name for body in units]}
