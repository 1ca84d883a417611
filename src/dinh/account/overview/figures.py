"""The numbers of an overview: now, over as many days of the period before, and over the same days last year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from dinh.account.overview.spans import Span
from dinh.account.overview.views_of import Figure
from dinh.account.reports.charts import Bar, Chart
from dinh.account.reports.words import compared
from dinh.ground.places.models import Commune
from dinh.ground.room import INDICATORS, Indicator, Value
from dinh.law.periods import Period

MONTHS = 6  # of a chart
NARROW = 400  # units of the drawing: its letters can still be read on a phone


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with what it was: `changes` in words, one line for the period before and one for last year; a figure
    that stands for now has none."""

    figure: Figure
    indicator: Indicator
    value: Value
    changes: tuple[str, ...]


def told(commune: Commune, figures: Iterable[Figure], span: Span) -> list[Told]:
    return [_told(commune, figure, span) for figure in figures]


def _told(commune: Commune, figure: Figure, span: Span) -> Told:
    one = INDICATORS[figure.key]
    now = one.value(commune, span.now, None)
    if figure.stands:
        return Told(figure, one, now, ())
    others = ((span.before, span.of_before), (span.year, _("cùng kỳ năm trước")))
    changes = [compared(now, one.value(commune, period, None), str(name)) for period, name in others]
    return Told(figure, one, now, tuple(line for line in dict.fromkeys(changes) if line))


def chart(commune: Commune, key: str, day: date) -> Chart:
    """The last six calendar months, the one that runs up to `day`."""
    one, months = INDICATORS[key], [Period.of(day, 1)]
    while len(months) < MONTHS:
        months.insert(0, months[0].previous())
    bars = tuple(Bar(f"{m.last:02d}\n{m.year}", one.value(commune, m, None)) for m in months)
    return Chart(one.label, one.unit, bars, wide=NARROW)
