"""Which backups stay: all of the last day, then the newest of each of the last days, weeks and months that have any."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

ALL = timedelta(hours=24)  # before the newest: one made before an upgrade is not pushed out by the one after it


@dataclass(frozen=True, slots=True)
class Keeping:
    """How many days, weeks and months back; our own custom, the operator's to change."""

    days: int = 14
    weeks: int = 8
    months: int = 12


def read(text: str) -> Keeping:
    """`14,8,12`: days, weeks, months. Raises ValueError with a sentence."""
    if not re.fullmatch(r"\d{1,4},\d{1,4},\d{1,4}", text) or text.startswith("0,"):
        raise ValueError(f"Giữ bao lâu: viết ba số ngày,tuần,tháng như 14,8,12 (ít nhất 1 ngày); không hiểu “{text}”.")
    return Keeping(*(int(part) for part in text.split(",")))


def kept(moments: Iterable[datetime], keeping: Keeping) -> set[datetime]:
    """Those of `moments` (aware) that stay. Days without a backup do not count, so that a house switched off for a
    month loses nothing."""
    newest_first = sorted(moments, reverse=True)
    return {at for at in newest_first if newest_first[0] - at < ALL}.union(
        _newest_of(newest_first, keeping.days, lambda at: timezone.localdate(at)),
        _newest_of(newest_first, keeping.weeks, lambda at: timezone.localdate(at).isocalendar()[:2]),
        _newest_of(newest_first, keeping.months, lambda at: timezone.localdate(at).replace(day=1)),
    )


def _newest_of(newest_first: list[datetime], most: int, span: Callable[[datetime], object]) -> set[datetime]:
    newest: dict[object, datetime] = {}
    for at in newest_first:
        newest.setdefault(span(at), at)
    return set(list(newest.values())[:most])
