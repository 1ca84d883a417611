"""One household becomes several (tách hộ), several become one (nhập hộ): the old ones end, the new begin that day."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.gate import require
from dinh.ground.households import permissions
from dinh.ground.households.actions.common import (
    Facts,
    begin,
    close,
    come,
    free,
    group_on,
    later,
    lock,
    save,
    standing,
    written,
)
from dinh.ground.households.models import Household
from dinh.ground.journal.actions import record

MOST_PARTS = 10


@act
def split(
    *, by: Actor, household_id: int, parts: Sequence[Facts], day: date, edition: int | None = None
) -> list[Household]:  # fmt: skip
    """From `day` one household is several; one of them may keep the number. Each part names its own group.

    Raises ValidationError by field, with «Hộ thứ n» in front where a part is at fault.
    """
    old = standing(lock(household_id, edition))
    require(by, permissions.WRITE, old)
    if not 2 <= len(parts) <= MOST_PARTS:
        raise ValidationError(_("Tách hộ cần từ 2 đến %(most)d hộ mới.") % {"most": MOST_PARTS})
    later("day", day, old.line)
    close(old, day, Household.Ended.SPLIT)
    save(old)
    made = [_part(by, facts, place, day, old) for place, facts in enumerate(parts, start=1)]
    record(
        by, "households.split", old, before={"number": old.number},
        after={"day": day, "numbers": [each.number for each in made]},
        personal={"parts": [written(facts.clean()) for facts in parts]},
    )  # fmt: skip
    return made


def _part(by: Actor, facts: Facts, place: int, day: date, old: Household) -> Household:
    try:
        facts = facts.clean()
        group = group_on(by.commune, facts.group_id, day)
        require(by, permissions.WRITE, group)
        free(facts.number, day)
        made = begin(by.commune, facts, group, day)
    except ValidationError as error:
        reasons = [f"{_('Hộ thứ %(place)d') % {'place': place}}: {reason}" for reason in error.messages]
        raise ValidationError(reasons) from None
    made.came_from.set([old])
    return made


@act
def merge(*, by: Actor, household_ids: Collection[int], into: Facts, day: date) -> Household:
    """From `day` several households are one, which may keep the number of one of them. Raises ValidationError by
    field."""
    require(by, permissions.WRITE, by.commune)
    ids = sorted(set(household_ids))
    if len(ids) < 2:
        raise ValidationError(_("Nhập hộ cần ít nhất hai hộ. Hãy chọn thêm."))
    olds = [standing(lock(pk)) for pk in ids]
    come("day", day)
    for old in olds:
        require(by, permissions.WRITE, old)
        later("day", day, old.line)
    facts = into.clean()
    group = group_on(by.commune, facts.group_id, day)
    require(by, permissions.WRITE, group)
    for old in olds:
        close(old, day, Household.Ended.MERGED)
        save(old)
    free(facts.number, day)
    made = begin(by.commune, facts, group, day)
    made.came_from.set(olds)
    record(
        by, "households.merge", made, before={"numbers": [old.number for old in olds]},
        after={"day": day, "number": made.number, "group": str(group)}, personal=written(facts),
    )  # fmt: skip
    return made
