"""How a turn stands against a day: late, soon, in time. Pure: the day is an argument."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dinh.ground.room import Tone

if TYPE_CHECKING:
    from dinh.office.tasks.models import Turn

SOON = timedelta(days=7)  # a week ahead, the rhythm of a desk; no rule of law


def reported_on(turn: Turn) -> date | None:
    return timezone.localdate(turn.reported_at) if turn.reported_at else None


def is_late(turn: Turn, today: date) -> bool:
    """Past its last day and not reported by it. A report that waits to be judged keeps the day it was made."""
    return turn.due is not None and (reported_on(turn) or today) > turn.due


def tone(turn: Turn, today: date) -> Tone:
    if turn.state == "accepted":
        return "ok"
    if turn.state == "reported":
        return "info"
    if is_late(turn, today):
        return "late"
    if turn.due is not None and turn.due <= today + SOON:
        return "soon"
    return "ok" if turn.due else "info"


def when(turn: Turn, today: date) -> str:
    """The words on the chip: «Trễ 6 ngày», «Hạn hôm nay», «Còn 4 ngày», «Hạn 10/12/2026»."""
    if turn.state == "accepted":
        return _("Đã nghiệm thu")
    if turn.state == "reported":
        return _("Chờ nghiệm thu")
    if turn.due is None:
        return _("Không hạn")
    days = (turn.due - today).days
    if days < 0:
        return ngettext("Trễ %(days)d ngày", "Trễ %(days)d ngày", -days) % {"days": -days}
    if days == 0:
        return _("Hạn hôm nay")
    if days <= SOON.days:
        return ngettext("Còn %(days)d ngày", "Còn %(days)d ngày", days) % {"days": days}
    return _("Hạn %(day)s") % {"day": short(turn.due)}


def short(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def due_words(turn: Turn) -> str:
    """The due day as the paper says it: «trước ngày 10/6/2026»; or, once moved, «gia hạn đến 20/6/2026»."""
    if turn.due is None or turn.first_due is None:
        return _("không hạn")
    if turn.due > turn.first_due or (turn.before and turn.due == turn.first_due):
        return _("gia hạn đến %(day)s") % {"day": short(turn.due)}
    words = _("trước ngày %(day)s") if turn.before else _("ngày %(day)s")
    return words % {"day": short(turn.first_due)}
