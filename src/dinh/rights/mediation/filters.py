"""The filters of lists and the days of a period, as they stand in a query string."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.law.periods import Period, PeriodError
from dinh.rights.mediation.models import Case


class CaseFilter(forms.Form):
    q = forms.CharField(label=_("Số hoặc mã"), required=False, max_length=40)
    trang_thai = forms.ChoiceField(
        label=_("Tình trạng"), required=False,
        choices=[("", _("Tất cả")), ("open", _("Chưa xong")), *Case.State.choices],
    )  # fmt: skip
    linh_vuc = forms.ChoiceField(
        label=_("Lĩnh vực"), required=False, choices=[("", _("Tất cả")), *Case.Field.choices]
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """The days asked for: `key` as in the query string, `label` in words."""

    key: str
    label: str
    start: date
    end: date


def span_of(key: str, day: date) -> Span:
    """The period asked for, the year of `day` when it is not one. A period under way ends with its own last day."""
    try:
        period = Period.parse(key)
    except PeriodError:
        key = str(day.year)
        period = Period.parse(key)
    return Span(key, period.label, period.start, period.end)


def choices(day: date) -> list[tuple[str, str]]:
    """Periods to choose from: this year and its parts, and the two years before."""
    years = [str(day.year), f"{day.year}-H1", f"{day.year}-H2", *(f"{day.year}-Q{n}" for n in range(1, 5))]
    return [(key, Period.parse(key).label) for key in [*years, str(day.year - 1), str(day.year - 2)]]
