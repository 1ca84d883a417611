"""The days an overview speaks of: from a beginning up to today, so that they can be held against just as many days
before. A month that runs is never held against a whole one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from dinh.law.periods import Period

WEEK = 7  # calendar days


@dataclass(frozen=True, slots=True)
class Span:
    """`now` ends today; `before` are the days of the period before up to the same point; `year` the same days last
    year. `of_now`, `of_before`: what to call them."""

    key: str
    of_now: Any
    of_before: Any
    now: Period
    before: Period

    @property
    def year(self) -> Period:
        return self.now.year_before()


MONTHS = {"thang": 1, "quy": 3, "nam": 12}
NAMES = {
    "tuan": (_("7 ngày qua"), _("7 ngày trước đó")), "thang": (_("tháng này"), _("tháng trước")),
    "quy": (_("quý này"), _("quý trước")), "nam": (_("năm nay"), _("năm trước")),
}  # fmt: skip


def span(key: str, day: date) -> Span:
    """«tuan», «thang», «quy» or «nam» up to `day`; anything else is the month."""
    key = key if key in NAMES else "thang"
    words = NAMES[key]
    if key == "tuan":
        now = Period.between(day - timedelta(days=WEEK - 1), day)
        return Span(key, *words, now, now.previous())
    whole = Period.of(day, MONTHS[key])
    earlier = whole.previous()
    until = min(earlier.end, earlier.start + (day - whole.start))
    return Span(key, *words, Period.between(whole.start, day), Period.between(earlier.start, until))
