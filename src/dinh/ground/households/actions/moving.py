"""A household moves to another group, is placed after its group was split, leaves the register."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.households import grouping, permissions
from dinh.ground.households.actions.common import (
    Facts,
    close,
    free,
    group_on,
    later,
    lock,
    new_line,
    save,
    standing,
    turn,
)
from dinh.ground.households.models import Household
from dinh.ground.journal.actions import record
from dinh.ground.places.models import ResidentialGroup


@act
def move(
    *, by: Actor, household_id: int, group_id: int, address: str, day: date, edition: int | None = None
) -> Household:  # fmt: skip
    """From `day` the household lives in another group. Refused to a head: neither group is theirs alone."""
    household = standing(lock(household_id, edition))
    require(by, permissions.WRITE, household)
    line = household.line
    later("day", day, line)
    group = group_on(by.commune, group_id, day)
    require(by, permissions.WRITE, group)
    if grouping.on(by.commune, day).of(line.group_id) == group.pk:
        raise ValidationError({"group": _("Hộ đang ở đơn vị này. Nếu chỉ đổi địa chỉ, hãy dùng “Sửa”.")})
    facts = Facts(household.number, group.pk, line.representative, address, line.head).clean()
    before, came = {"group": str(line.group)}, {"address": line.address}
    turn(line, day, group=group.pk, address=facts.address, representative=line.representative, head=line.head)
    save(household)
    record(
        by, "households.move", household, before=before, after={"group": str(group), "day": day},
        personal={"before": came, "after": {"address": facts.address}},
    )  # fmt: skip
    return household


@act
def place(*, by: Actor, household_ids: Collection[int], group_id: int) -> int:
    """Households of a group that was split go to one of the groups it became, from the day that group began.

    Returns how many. Raises ValidationError, placing none, when one of them is not waiting for this.
    """
    require(by, permissions.PLACE, by.commune)
    day = today()
    known = grouping.on(by.commune, day)
    group = known.get(group_id)
    if group is None or group_id not in known.ids:
        raise ValidationError({"group": _("Hãy chọn một thôn, tổ dân phố đang có.")})
    ids = sorted(set(household_ids))
    locked = list(Household.objects.select_for_update().filter(pk__in=ids, valid_to=None).order_by("pk"))
    if not ids or len(locked) != len(ids):
        raise ValidationError(_("Hãy chọn ít nhất một hộ; hộ đã ra khỏi sổ thì không xếp nữa."))
    for household in locked:
        if group_id not in {known.of(heir) for heir in known.heirs(household.group_id)}:
            words = _("%(household)s không ở đơn vị đã chia thành %(group)s nên không xếp vào đó được.")
            raise ValidationError(words % {"household": household, "group": group.title})
    for household in locked:
        _put(household, household.group_id, group)
        save(household)
    numbers = [household.number for household in locked]
    record(
        by, "households.place", ResidentialGroup.objects.get(pk=group_id),
        after={"households": len(locked), "from": group.valid_from, "numbers": numbers},
    )  # fmt: skip
    return len(locked)


def _put(household: Household, former: int, group: grouping.Group) -> None:
    """Every line under the former group since the new one began goes under the new one; a line that reaches over that
    day is cut there. What changed between the split and the placing keeps its day."""
    begins = group.valid_from
    for line in household.lines.filter(group=former).exclude(to_day__lte=begins):
        if line.from_day >= begins:
            line.group_id = group.id
            line.save(update_fields=["group"])
            continue
        ends, line.to_day = line.to_day, begins
        line.save(update_fields=["to_day"])
        after = new_line(household, group.id, line.address, line.representative, line.head, begins)
        after.to_day = ends
        after.save(force_insert=True)


@act
def end(*, by: Actor, household_id: int, day: date, why: str, edition: int | None = None) -> Household:
    """From `day` the household is no more in the register: it moved away, or nobody of it is left."""
    household = standing(lock(household_id, edition))
    require(by, permissions.WRITE, household)
    if why not in (Household.Ended.MOVED, Household.Ended.REMOVED):
        raise ValidationError({"why": _("Hãy chọn lý do.")})
    later("day", day, household.line)
    close(household, day, why)
    save(household)
    record(by, "households.end", household, after={"day": day, "why": why})
    return household


@act
def reopen(*, by: Actor, household_id: int, edition: int | None = None) -> Household:
    """An ending written by mistake: the household never left. Not after a split or a merger, which made others."""
    household = lock(household_id, edition)
    require(by, permissions.WRITE, household)
    if household.valid_to is None or household.ended_why not in (Household.Ended.MOVED, Household.Ended.REMOVED):
        raise ValidationError(_("Hộ này không phải hộ đã ghi ra khỏi sổ nên không mở lại được."))
    free(household.number, household.valid_from, but=[household.pk])
    last = household.line
    before = {"day": household.valid_to, "why": household.ended_why}
    last.to_day = None
    last.save(update_fields=["to_day"])
    household.valid_to, household.ended_why = None, ""
    save(household)
    record(by, "households.reopen", household, before=before)
    return household
