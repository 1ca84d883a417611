"""A list comes about: opened, people named in their group, the group's meeting, the outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.fold import fold
from dinh.ground.gate import Refused, require
from dinh.ground.households.models import Household
from dinh.ground.households.queries import count_on
from dinh.ground.journal.actions import record
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.refs import new_ref
from dinh.rights.benefit import permissions
from dinh.rights.benefit.actions.common import kept, lock_list, lock_programme, new_code, not_after_today
from dinh.rights.benefit.models import Beneficiary, BeneficiaryList, GroupReview, Programme


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody to be put before the meeting. `ground` is a code of `Beneficiary.Ground`."""

    group: ResidentialGroup
    name: str
    amount: int = 0
    goods: str = ""
    ground: str = Beneficiary.Ground.OTHER
    household: Household | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """The meeting of a group. `votes`: how many households agreed, by the key of the person."""

    held_on: date
    place: str
    present: int
    chaired_by: str
    votes: dict[int, int] = field(default_factory=dict)
    declined: frozenset[int] = frozenset()
    minutes: tuple[bytes, str] | None = None


@act
def open_list(*, by: Actor, programme: Programme, title: str) -> BeneficiaryList:
    """A round of a programme whose criteria are public; heads may name people from now on. Raises Refused before."""
    programme = lock_programme(programme)
    require(by, permissions.OPEN, programme)
    found = BeneficiaryList(
        commune=by.commune, ref=new_ref("DS"), programme=programme, title=" ".join(title.split()), opened_on=today()
    )
    found.full_clean()
    found.save(force_insert=True)
    record(by, "benefit.open_list", found, after={"programme": programme.ref, "title": found.title})
    return found


@act
def nominate(*, by: Actor, found: BeneficiaryList, named: Named) -> Beneficiary:
    """Put one person before the meeting of their group. Raises ValidationError for one who is on the list already, and
    when the group has met."""
    found = lock_list(found)
    person = _person(by, found, named)
    require(by, permissions.NOMINATE, person)
    _not_met(found, [person.group_id])
    person.full_clean()
    _once(found, person)
    person.save(force_insert=True)
    record(by, "benefit.nominate", found, after={"group": person.group.code, "code": person.ground},
           personal={"name": person.name})  # fmt: skip
    return person


@act
def import_people(*, by: Actor, found: BeneficiaryList, people: Sequence[Named]) -> str:
    """Put a whole table before the meetings, all or none. Gives the reference with which `undo_import` takes it back.

    Raises ValidationError that names the first people who cannot be taken.
    """
    found = lock_list(found)
    require(by, permissions.NOMINATE, found)
    if not people:
        raise ValidationError(_("Bảng không có dòng nào để nhập."))
    batch = new_ref("NH")
    rows = [_person(by, found, named, batch) for named in people]
    for row in rows:
        require(by, permissions.NOMINATE, row)
    _not_met(found, {row.group_id for row in rows})
    seen = {(each.group_id, fold(each.name)) for each in found.people.exclude(result="declined")}
    for row in rows:
        row.full_clean()
        key = (row.group_id, fold(row.name))
        if key in seen:
            raise ValidationError(_twice(row))
        seen.add(key)
    Beneficiary.objects.bulk_create(rows)
    record(by, "benefit.import_people", found, after={"batch": batch, "people": len(rows)})
    return batch


@act
def undo_import(*, by: Actor, found: BeneficiaryList, batch: str) -> int:
    """Take back what a table brought. Raises ValidationError once one of these groups has met."""
    found = lock_list(found)
    require(by, permissions.NOMINATE, found)
    rows = found.people.filter(batch=batch) if batch else found.people.none()
    if not rows.exists():
        raise ValidationError(_("Lần nhập này không còn người nào trong danh sách."))
    if rows.exclude(result=Beneficiary.Result.NOMINATED).exists():
        raise ValidationError(_("Đã có tổ họp bình xét người trong bảng này nên không hoàn tác được nữa."))
    for group in {row.group_id: row for row in rows}.values():
        require(by, permissions.NOMINATE, group)
    count = rows.count()
    rows.delete()
    record(by, "benefit.undo_import", found, after={"batch": batch, "people": count})
    return count


@act
def strike(*, by: Actor, person: Beneficiary) -> None:
    """Take a person off before the meeting: named by mistake, or by their own wish."""
    found = lock_list(person.list)
    person = Beneficiary.objects.select_related("list", "group").get(pk=person.pk)
    require(by, permissions.NOMINATE, person)
    if person.result != Beneficiary.Result.NOMINATED:
        raise Refused(_("Tổ đã họp bình xét: kết quả họp không xóa được."))
    record(by, "benefit.strike", found, before={"group": person.group.code}, personal={"name": person.name})
    person.delete()


@act
def record_review(*, by: Actor, found: BeneficiaryList, group: ResidentialGroup, held: Held) -> GroupReview:
    """What the group's meeting decided: who was there in number, and for each person how many households agreed.

    A person passes when more than half of the households present agree, unless the meeting said otherwise (`declined`);
    that is the custom of the meeting, as the published steps tell, and no article. Typed anew while the list is under
    review: the earlier record is replaced. Raises ValidationError naming what does not fit.
    """
    found = lock_list(found)
    review = GroupReview.objects.filter(list=found, group=group).first() or GroupReview(
        commune=by.commune, list=found, group=group
    )
    require(by, permissions.REVIEW, review)
    not_after_today(held.held_on, "held_on")
    if found.programme.published_on and held.held_on < found.programme.published_on:
        raise ValidationError({"held_on": _("Cuộc họp phải sau ngày công khai tiêu chí, %(day)s.") % {
            "day": f"{found.programme.published_on:%d/%m/%Y}"}})  # fmt: skip
    review.held_on, review.place = held.held_on, " ".join(held.place.split())
    review.chaired_by, review.present = " ".join(held.chaired_by.split()), held.present
    review.households = count_on(by.commune, held.held_on, group.pk) or group.households
    review.minutes = kept(by, held.minutes) or review.minutes
    review.full_clean()
    people = list(found.people.filter(group=group))
    for person in people:
        votes = held.votes.get(person.pk)
        if votes is None or not 0 <= votes <= held.present:
            raise ValidationError(_("%(name)s: ghi số hộ đồng ý, từ 0 đến %(present)d hộ dự họp.") % {
                "name": person.name, "present": held.present})  # fmt: skip
        passed = 2 * votes > held.present and person.pk not in held.declined
        person.votes, person.result = votes, Beneficiary.Result.AGREED if passed else Beneficiary.Result.DECLINED
        person.save(update_fields=["votes", "result"])
    review.save()
    agreed = sum(1 for person in people if person.result == Beneficiary.Result.AGREED)
    record(by, "benefit.record_review", found, after={
        "group": group.code, "held_on": held.held_on, "present": held.present, "agreed": agreed, "of": len(people),
    })  # fmt: skip
    return review


def _person(by: Actor, found: BeneficiaryList, named: Named, batch: str = "") -> Beneficiary:
    return Beneficiary(
        commune=by.commune, list=found, group=named.group, household=named.household,
        name=" ".join(named.name.split()), ground=named.ground, amount=named.amount,
        goods=" ".join(named.goods.split()), code=new_code(), batch=batch,
    )  # fmt: skip


def _once(found: BeneficiaryList, person: Beneficiary) -> None:
    rows = found.people.filter(group_id=person.group_id).exclude(result="declined")
    if any(fold(each.name) == fold(person.name) for each in rows):
        raise ValidationError(_twice(person))


def _twice(person: Beneficiary) -> str:
    words = _("%(name)s (%(group)s) đã có trong danh sách. Hai người trùng tên thì ghi thêm tên đệm hoặc số nhà.")
    return words % {"name": person.name, "group": person.group}


def _not_met(found: BeneficiaryList, groups: Sequence[int] | set[int]) -> None:
    met = found.reviews.filter(group__in=groups).select_related("group").first()
    if met:
        raise ValidationError(_("%(group)s đã họp bình xét đợt này. Muốn thêm người thì họp lại ở đợt sau.") % {
            "group": str(met.group).capitalize()})  # fmt: skip
