"""Which periods a regime has, with their cut-offs, and by when each report is due. Days come from `dinh.law`; nothing
is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from dinh.account.reports.models import Draft, Regime
from dinh.law.periods import CutOff, Period, PeriodError
from dinh.law.printed import LastDay, last_day

NAMES = {
    "year": "năm", "H1": "6 tháng đầu năm", "H2": "6 tháng cuối năm", "9M": "9 tháng", "Q1": "quý I", "Q2": "quý II",
    "Q3": "quý III", "Q4": "quý IV", "month": "hằng tháng",
}  # fmt: skip
CUTTABLE = ("year", "H1", "H2")


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
    """The periods of a regime whose reports fall due in a year, by day. A period may be of the year before: its report
    may be printed «trước ngày 15/01»."""
    found = []
    for item in regime.days:
        for period in _spans(item, year):
            printed = _printed(item, period)
            if printed.year == year:
                found.append(PeriodDue(period, printed, last_day(printed, before=True)))
    return sorted(found, key=lambda item: item.printed)


def due_of(regime: Regime, period: Period) -> PeriodDue | None:
    years = (period.year, period.year + 1)
    return next((item for year in years for item in periods_of(regime, year) if item.period == period), None)


def period_of(draft: Draft) -> Period:
    """The days a draft counts: its period with the cut its regime gives to such a period."""
    return with_cut(draft.regime, draft.period)


def with_cut(regime: Regime, written: str) -> Period:
    """Reads a period as `Draft.period` keeps it. Raises PeriodError."""
    plain = Period.parse(written)
    kind = kind_of(plain)
    cut = next((item["cut"] for item in regime.days if item["period"] == kind and item.get("cut")), None)
    return Period.parse(written, CutOff(*cut)) if cut else plain


def kind_of(period: Period) -> str:
    """`year`, `H1`, `Q3`, `9M`, `month`, or the days themselves."""
    if period.days:
        return str(period)
    return {12: "year", 1: "month"}.get(period.months) or str(period).partition("-")[2]


def _spans(item: dict[str, Any], year: int) -> list[Period]:
    """The periods of this year and the last that an item speaks of."""
    kind = item["period"]
    if kind not in NAMES:
        return [Period.parse(kind)]
    cut = CutOff(*item["cut"]) if item.get("cut") else None
    if kind == "month":
        return [Period(y, month, 1) for y in (year - 1, year) for month in range(1, 13)]
    return [Period.parse(str(y) if kind == "year" else f"{y}-{kind}", cut) for y in (year - 1, year)]


def _printed(item: dict[str, Any], period: Period) -> date:
    """The printed day: of a request made once as it was given, otherwise the first such day after the period's
    middle."""
    if item.get("due"):
        return date.fromisoformat(item["due"])
    middle = period.start + (period.end - period.start) / 2
    month = item.get("month")
    if not month:  # every month: a day of the month that follows
        following = Period(period.year, period.last, 1).next()
        return date(following.year, following.last, int(item["day"]))
    found = date(middle.year, int(month), int(item["day"]))
    return found if found > middle else date(middle.year + 1, int(month), int(item["day"]))


def written(period: Period) -> str:
    """A period as an address keeps it: `2026-H1`, with its cut `2026~1411`."""
    return f"{period}~{period.cut.day:02d}{period.cut.month:02d}" if period.cut else str(period)


def read(text: str) -> Period:
    """What `written` wrote. Raises PeriodError for anything else."""
    plain, _tilde, cut = text.strip().partition("~")
    if not cut:
        return Period.parse(plain)
    if len(cut) != len("1411") or not cut.isdecimal():
        raise PeriodError(text)
    try:
        return Period.parse(plain, CutOff(int(cut[:2]), int(cut[2:])))
    except PeriodError:
        raise
    except ValueError as error:
        raise PeriodError(text) from error


def label(period: Period) -> str:
    """«năm 2026», with its days where they are not the calendar's: «năm 2026 (từ 15/11/2025 đến 14/11/2026)»."""
    if not period.cut:
        return period.label
    return f"{period.label} (từ {period.start:%d/%m/%Y} đến {period.end:%d/%m/%Y})"
