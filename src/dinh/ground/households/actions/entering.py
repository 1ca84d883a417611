"""A household comes into the register, is put right, and changes its representative."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.gate import Refused, require
from dinh.ground.households import permissions
from dinh.ground.households.actions.common import (
    Facts,
    begin,
    come,
    free,
    group_on,
    later,
    lock,
    save,
    standing,
    turn,
    written,
)
from dinh.ground.households.holders import standing_on
from dinh.ground.households.models import Household
from dinh.ground.households.ordering import folded, natural
from dinh.ground.journal.actions import record


@act
def add(*, by: Actor, facts: Facts, day: date) -> Household:
    """A household stands in the register from `day`. Raises ValidationError by field; Refused outside one's group."""
    require(by, permissions.WRITE, by.commune)
    come("day", day)
    facts = facts.clean()
    group = group_on(by.commune, facts.group_id, day)
    require(by, permissions.WRITE, group)
    free(facts.number, day)
    household = begin(by.commune, facts, group, day)
    record(
        by, "households.add", household, after={"group": str(group), "day": day, "number": facts.number},
        personal=written(facts),
    )  # fmt: skip
    return household


@act
def correct(*, by: Actor, household_id: int, facts: Facts, edition: int | None = None) -> Household:
    """Put right what was written wrong, as if it had been written so: number, names, address, contact; never the group.

    A representative who was replaced is no mistake: that is `represent`. Raises ValidationError by field.
    """
    household = lock(household_id, edition)
    require(by, permissions.WRITE, household)
    facts = facts.clean()
    line = household.line
    free(facts.number, household.valid_from, household.valid_to, but=[household.pk])
    personal = {"before": _known(household), "after": written(facts)}
    before = {"number": household.number}
    household.number, household.order = facts.number, natural(facts.number)
    household.phone, household.email = facts.phone, facts.email
    line.representative, line.head, line.address = facts.representative, facts.head, facts.address
    line.save(update_fields=["representative", "head", "address"])
    for each in household.lines.all():
        each.folded = folded(facts.number, each.representative, each.head, each.address)
        each.save(update_fields=["folded"])
    save(household)
    record(by, "households.correct", household, before=before, after={"number": facts.number}, personal=personal)
    return household


@act
def represent(
    *, by: Actor, household_id: int, representative: str, day: date, head: str = "", edition: int | None = None
) -> Household:  # fmt: skip
    """From `day` someone else represents the household; before that day the register reads as before."""
    household = standing(lock(household_id, edition))
    require(by, permissions.WRITE, household)
    line = household.line
    later("day", day, line)
    facts = Facts(household.number, line.group_id, representative, line.address, head).clean()
    if (facts.representative, facts.head) == (line.representative, line.head):
        raise ValidationError({"representative": _("Người này đang là đại diện hộ: không có gì thay đổi.")})
    before = {"representative": line.representative, "head": line.head}
    turn(line, day, group=line.group_id, address=line.address, representative=facts.representative, head=facts.head)
    save(household)
    after = {"representative": facts.representative, "head": facts.head}
    record(
        by, "households.represent", household, after={"day": day}, personal={"before": before, "after": after}
    )  # fmt: skip
    return household


@act
def strike(*, by: Actor, household_id: int, edition: int | None = None) -> None:
    """A household entered by mistake was never there. Refused while anything stands on it, or came of it."""
    household = lock(household_id, edition)
    require(by, permissions.WRITE, household)
    if household.became.exists() or household.came_from.exists():
        raise ValidationError(_("Hộ này từ việc tách, nhập hộ mà có: không xóa khỏi sổ được."))
    if words := standing_on(by.commune, {household.pk}):
        raise Refused(
            _("%(household)s đang có trong %(what)s: không xóa được. Nếu hộ không còn, hãy ghi ra khỏi sổ theo ngày.")
            % {"household": household, "what": words}
        )
    group, personal = str(household.group), _known(household)
    record(
        by, "households.strike", household, before={"number": household.number, "group": group,
        "from": household.valid_from}, personal=personal,
    )  # fmt: skip
    household.delete()


def _known(household: Household) -> dict[str, str]:
    line = household.line
    facts = Facts(
        household.number, line.group_id, line.representative, line.address, line.head, household.phone, household.email
    )
    return written(facts)
