"""When to look again at a model that was taken up. Three and six months are our own custom, not a term of the law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from dinh.law.offices import shifted
from dinh.rights.movements.models import Adoption

LOOKS = (3, 6)  # months after the beginning; ours: long enough to fade, soon enough to help
PATIENCE = timedelta(days=14)  # ours: a look is called late this long after its day
AHEAD = timedelta(days=7)
IN_A_ROW = 3  # years of a title told as «liên tục»: ours, for the list and the certificate


@dataclass(frozen=True, slots=True)
class Due:
    """A look that has not been taken: its day, and how that stands on the day asked about."""

    months: int
    day: date
    tone: str
    words: str


def look_day(begun_on: date, months: int) -> date:
    """The same day so many months later, or that month's last day."""
    return shifted(begun_on, months)


def next_look(adoption: Adoption, taken: set[int], day: date) -> Due | None:
    """The first look still to take; None for an adoption that ended or was looked at each time.

    `taken`: the months of the looks that were taken.
    """
    left = [months for months in LOOKS if months not in taken]
    if not left or not adoption.living:
        return None
    due = look_day(adoption.begun_on, left[0])
    if day > due + PATIENCE:
        return Due(left[0], due, "late", _("Trễ %(days)d ngày") % {"days": (day - due).days})
    if day >= due:
        return Due(left[0], due, "soon", _("Đến lúc xem lại"))
    if due - day <= AHEAD:
        return Due(left[0], due, "soon", _("Còn %(days)d ngày") % {"days": (due - day).days})
    return Due(left[0], due, "info", f"{due:%d/%m/%Y}")
