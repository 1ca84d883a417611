"""What happened in some days: acts by kind, counted in the journal, and what was made public."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from heapq import merge
from itertools import takewhile

from django.db.models import Count
from django.utils import timezone

from dinh.ground.journal.models import Entry
from dinh.ground.journal.words import act_words
from dinh.ground.places.models import Commune
from dinh.ground.room import PUBLIC, PublicItem
from dinh.law.periods import Period

KINDS, ASKED = 8, 30
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Acts:
    """One kind of act: its key, its words, how often now and in the days before."""

    what: str
    words: str
    now: int
    before: int


def acts(now: Period, before: Period) -> list[Acts]:
    """The kinds of act done most often in `now`."""
    most, earlier = _counted(now), dict(_counted(before))
    return [Acts(what, act_words(what), n, earlier.get(what, 0)) for what, n in most[:KINDS]]


def _counted(period: Period) -> list[tuple[str, int]]:
    begins, ends = (timezone.make_aware(datetime.combine(day, time())) for day in (period.start, period.end + DAY))
    rows = Entry.objects.filter(at__gte=begins, at__lt=ends).order_by()  # no day of each entry is worked out
    return sorted(rows.values_list("what").annotate(n=Count("pk")), key=lambda pair: (-pair[1], pair[0]))


def public_since(commune: Commune, period: Period, most: int = ASKED) -> list[PublicItem]:
    """What every room made public in those days, the newest first."""
    sources: list[Iterator[PublicItem]] = [source.items(commune, most) for source in PUBLIC]
    items = merge(*sources, key=lambda item: item.day, reverse=True)
    return [item for item in takewhile(lambda item: item.day >= period.start, items) if item.day <= period.end][:most]
