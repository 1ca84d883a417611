"""«Việc hôm nay»: what the rooms say is to be done, in the order a hurried official needs it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.core.cache import cache
from django.utils.translation import get_language

from dinh.ground.actor import Actor
from dinh.ground.journal.queries import end_of
from dinh.ground.room import OWN_TODAY, TODAY, TodayItem

A_MINUTE = 60  # seconds


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
    own = (item for source in OWN_TODAY for item in source(by, day))
    items = sorted([*own, *_shared(by, day)], key=_order)
    return Today(
        late=[item for item in items if item.tone == "late"],
        soon=[item for item in items if item.tone == "soon"],
        rest=[item for item in items if item.tone not in ("late", "soon")],
    )


def _shared(by: Actor, day: date) -> list[TodayItem]:
    """Every room asks the database several times: asked again only when something in the commune has changed, and each
    minute, for what time alone makes due."""
    end, holding = end_of(by.commune), by.holding.pk if by.holding else 0
    key = f"today:{by.commune.pk}:{holding}:{get_language()}:{day:%Y%m%d}:{end}"
    kept: list[TodayItem] | None = cache.get(key) if end else None
    if kept is None:
        kept = [item for source in TODAY for item in source(by, day)]
        cache.set(key, kept, A_MINUTE)
    return kept


def _order(item: TodayItem) -> tuple[bool, date, str]:
    """Dated before undated, the earliest day first."""
    return item.day is None, item.day or date.max, item.title
