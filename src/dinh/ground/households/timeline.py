"""The life of a household in words, from its lines: who, where, since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _

from dinh.ground.households.models import Household, Line


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a household on a day; `others` are households it came from or became."""

    day: date
    words: str
    others: tuple[Household, ...] = ()


def events(household: Household) -> list[Event]:
    """The newest first."""
    lines = list(household.lines.select_related("group").order_by("from_day"))
    origin = tuple(household.came_from.order_by("order"))
    came = [Event(lines[0].from_day, _begun(lines[0], origin), origin)]
    for before, after in pairwise(lines):
        came += [Event(after.from_day, words) for words in _changed(before, after)]
    for absence in household.absences.all():
        came.append(Event(absence.from_day, _("Vắng mặt")))
        if absence.to_day and absence.to_day != household.valid_to:
            came.append(Event(absence.to_day, _("Về lại")))
    if household.valid_to:
        why = household.get_ended_why_display()
        became = tuple(household.became.order_by("order"))
        came.append(Event(household.valid_to, _("Ra khỏi sổ: %(why)s") % {"why": why}, became))
    return sorted(came, key=lambda event: event.day, reverse=True)


def _begun(line: Line, origin: tuple[Household, ...]) -> str:
    words = _("Vào sổ ở %(group)s, đại diện %(name)s")
    if origin:
        split = origin[0].ended_why == Household.Ended.SPLIT
        words = _("Từ tách hộ, ở %(group)s, đại diện %(name)s") if split else _(
            "Từ nhập hộ, ở %(group)s, đại diện %(name)s"
        )  # fmt: skip
    return words % {"group": line.group, "name": line.representative}


def _changed(before: Line, after: Line) -> list[str]:
    words = []
    if before.group_id != after.group_id:
        words.append(_("Chuyển từ %(old)s sang %(new)s") % {"old": before.group, "new": after.group})
    if before.representative != after.representative:
        names = {"old": before.representative, "new": after.representative}
        words.append(_("Đổi đại diện hộ: %(old)s → %(new)s") % names)
    elif before.head != after.head:
        words.append(_("Đổi chủ hộ: %(name)s") % {"name": after.head or after.representative})
    if before.address != after.address:
        addresses = {"old": before.address or "–", "new": after.address or "–"}
        words.append(_("Đổi địa chỉ: %(old)s → %(new)s") % addresses)
    return words
