"""Which periods a regime has, and by when each report is due. Days come from `dinh.law`; nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dinh.account.reports.models import Regime
from dinh.law.periods import Period
from dinh.law.printed import LastDay, last_day

SUFFIX = {"H1": "-H1", "H2": "-H2", "year": ""}


@dataclass(frozen=True, slots=True)
class PeriodDue:
    """A period: `printed` is the day the paper names («trước ngày 10/6»), `last` the last day to hand in."""

    period: Period
    printed: date
    last: LastDay

    @property
    def last_day(self) -> date:
        return self.last.day


def periods_of(regime: Regime, year: int) -> list[PeriodDue]:
    """The periods of a regime that fall due in a year, by day."""
    found = []
    for item in regime.days:
        printed = date(year, int(item["month"]), int(item["day"]))
        period = Period.parse(f"{year}{SUFFIX[item['period']]}")
        found.append(PeriodDue(period, printed, last_day(printed, before=True)))
    return sorted(found, key=lambda item: item.printed)


def due_of(regime: Regime, period: Period) -> PeriodDue | None:
    return next((item for item in periods_of(regime, period.year) if item.period == period), None)
