"""The chain: everything owed in a year by everyone, in both lines, with what is late, and who is to be reminded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from dinh.account.reports import queries
from dinh.account.reports.models import Regime
from dinh.account.reports.queries import Owed
from dinh.ground.bodies.queries import holders_of
from dinh.ground.people.models import User

REMINDERS = (7, 3, 1)  # calendar days before the last day to hand in; ours


@dataclass(frozen=True, slots=True)
class Duty:
    """A regime with its year: what each body owes, and how far it is."""

    regime: Regime
    items: tuple[Owed, ...]

    @property
    def done(self) -> int:
        return sum(item.handed_in for item in self.items)


def duties(year: int, day: date) -> list[Duty]:
    """Every regime in force in the year (a request made once, in the year it falls due), the state's line after the
    party's."""
    found = [Duty(one, tuple(queries.owed(one, year))) for one in queries.regimes_of(year, day)]
    return [one for one in found if one.items]


@dataclass(frozen=True, slots=True)
class Late:
    """A report that came after its last day, or has not come."""

    owed: Owed
    days: int
    handed_on: date | None


def late(duties: Iterable[Duty], day: date) -> list[Late]:
    """Late reports, the longest first. A report is in time on its last day."""
    found = []
    for duty in duties:
        for item in duty.items:
            handed = item.handed_on
            counted = handed or day
            if counted > item.item.last_day and duty.regime.begins <= item.item.last_day:
                found.append(Late(item, (counted - item.item.last_day).days, handed))
    return sorted(found, key=lambda one: (one.handed_on is not None, -one.days, one.owed.body.name))


@dataclass(frozen=True, slots=True)
class Reminder:
    """What to tell the writers of a body; `key` is told once."""

    key: str
    users: tuple[User, ...]
    title: str
    text: str
    owed: Owed


def reminders(day: date) -> list[Reminder]:
    """On the days of REMINDERS, and on the first day late, to those who write for the body that owes."""
    writers: dict[int, list[User]] = {}
    for holding in holders_of("reports.write", day):
        for body in {holding.post.body_id, holding.post.body.parent_id} - {None}:
            writers.setdefault(body, []).append(holding.user)  # type: ignore[arg-type]
    found = []
    for regime in queries.regimes(day):
        for item in queries.owed(regime, day.year):
            ahead = (item.item.last_day - day).days
            if item.handed_in or regime.begins > item.item.last_day or ahead not in (*REMINDERS, -1):
                continue
            users = tuple(writers.get(item.body.pk, ()))
            if users:
                found.append(_reminder(item, ahead, users))
    return found


def _reminder(item: Owed, ahead: int, users: tuple[User, ...]) -> Reminder:
    last = item.item.last_day
    if ahead < 0:
        when = _("đã quá hạn từ ngày %(day)s") % {"day": f"{last + timedelta(days=1):%d/%m/%Y}"}
    else:
        when = _("còn %(days)d ngày, chậm nhất %(day)s") % {"days": ahead, "day": f"{last:%d/%m/%Y}"}
    words = {"regime": item.regime.title, "period": item.item.period.label, "when": when}
    return Reminder(
        key=f"reports:{item.regime.pk}:{item.body.pk}:{item.item.period}:{ahead}",
        users=users,
        title=_("Báo cáo %(period)s: %(when)s") % words,
        text=_("%(regime)s, %(period)s, của %(body)s: %(when)s.") % {**words, "body": item.body},
        owed=item,
    )
