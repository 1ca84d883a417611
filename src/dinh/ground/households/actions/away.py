"""A household goes away and comes back. It counts all the while (Điều 21 Luật 10/2022/QH15: all households)."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.gate import require
from dinh.ground.households import permissions
from dinh.ground.households.actions.common import come, lock, save, standing
from dinh.ground.households.models import Absence
from dinh.ground.journal.actions import record


@act
def leave(*, by: Actor, household_id: int, day: date, edition: int | None = None) -> Absence:
    """Away from `day`. Raises ValidationError when it is away already, or that day was within an absence noted."""
    household = standing(lock(household_id, edition))
    require(by, permissions.WRITE, household)
    come("day", day)
    if day < household.valid_from:
        words = _("Hộ có trong sổ từ ngày %(day)s: không thể vắng trước ngày ấy.")
        raise ValidationError({"day": words % {"day": f"{household.valid_from:%d/%m/%Y}"}})
    if household.absences.exclude(to_day__lte=day).exists():
        raise ValidationError({"day": _("Ngày này hộ đã được ghi là vắng mặt.")})
    absence = Absence(commune=by.commune, household=household, from_day=day)
    absence.save(force_insert=True)
    save(household)
    record(by, "households.leave", household, after={"day": day})
    return absence


@act
def come_back(*, by: Actor, household_id: int, day: date, edition: int | None = None) -> Absence:
    """Back on `day`, the first day somebody is at home. Raises ValidationError when it was not away."""
    household = standing(lock(household_id, edition))
    require(by, permissions.WRITE, household)
    absence: Absence | None = household.absences.filter(to_day=None).first()
    if absence is None:
        raise ValidationError(_("Hộ này không đang vắng mặt."))
    come("day", day)
    if day <= absence.from_day:
        words = _("Hộ vắng từ ngày %(day)s: ngày về phải sau ngày ấy.")
        raise ValidationError({"day": words % {"day": f"{absence.from_day:%d/%m/%Y}"}})
    absence.to_day = day
    absence.save(update_fields=["to_day"])
    save(household)
    record(by, "households.come_back", household, before={"from": absence.from_day}, after={"day": day})
    return absence
