"""«Việc hôm nay»: what the rooms say is to be done, in the order a hurried official needs it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dinh.ground.actor import Actor
from dinh.ground.room import TODAY, TodayItem


@dataclass(frozen=True, slots=True)
class Today:
    """Today's work by urgency."""

    late: list[TodayItem] = field(default_factory=list)
    soon: list[TodayItem] = field(default_factory=list)
    rest: list[TodayItem] = field(default_factory=list)

    @property
    def total(self) -> int:
        return len(self.late) + len(self.soon) + len(self.rest)


def work_today(by: Actor, day: date) -> Today:
    items = sorted((item for source in TODAY for item in source(by, day)), key=_order)
    return Today(
        late=[item for item in items if item.tone == "late"],
        soon=[item for item in items if item.tone == "soon"],
        rest=[item for item in items if item.tone not in ("late", "soon")],
    )


def _order(item: TodayItem) -> tuple[bool, date, str]:
    """Dated before undated, the earliest day first."""
    return item.day is None, item.day or date.max, item.title
