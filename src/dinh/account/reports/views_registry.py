"""The registry of numbers: what each means, where it comes from, its value for any period and the records behind."""

from __future__ import annotations

from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.account.reports import permissions, queries, registry
from dinh.account.reports.charts import svg
from dinh.account.reports.periods import label, read, written
from dinh.account.reports.words import compared
from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.http import Request, gated, may_lag
from dinh.ground.room import INDICATORS, Indicator
from dinh.ground.sheets import attachment, sheet
from dinh.law.periods import Period, PeriodError

PAGE, ROWS = 20, 50


@may_lag
@require_safe
@gated(permissions.NUMBERS)
def registry_page(request: Request) -> HttpResponse:
    """Numbers by room, searchable; the values of one page are computed at a time."""
    period, wrong = _asked(request)
    room, words = request.GET.get("mang", ""), request.GET.get("tim", "").strip()[:100]
    rooms = registry.rooms()
    items = registry.found(room if room in dict(rooms) else "", words)
    page = Paginator(items, PAGE).get_page(request.GET.get("page"))
    context = {
        **_choosing(request, period, wrong),
        "page": page,
        "measured": registry.measure(request.actor.commune, list(page.object_list), period),
        "rooms": rooms,
        "room": room,
        "words": words,
    }
    return render(request, "reports/registry.html", context)


@may_lag
@require_safe
@gated(permissions.NUMBERS)
def indicator(request: Request, key: str) -> HttpResponse:
    """One number: what it is, its value with the period before and the year before, twelve months, its records."""
    one = _found(key)
    period, wrong = _asked(request)
    commune = request.actor.commune
    value = one.value(commune, period, None)
    others = [
        (label(other), other, found := one.value(commune, other, None), compared(value, found, other.label))
        for other in dict.fromkeys((period.previous(), period.year_before()))
    ]
    page = Paginator(one.rows(commune, period, None), ROWS).get_page(request.GET.get("page"))
    chart = registry.last_months(commune, one, min(period.end, today()))
    context = {
        **_choosing(request, period, wrong),
        "one": one,
        "room": dict(registry.rooms())[key.partition(".")[0]],
        "value": value,
        "others": [(name, written(other), found, words) for name, other, found, words in others],
        "chart": chart,
        "svg": svg(chart),
        "page": page,
        "table": registry.as_table(list(page.object_list), one.columns),
    }
    return render(request, "reports/indicator.html", context)


@may_lag
@require_safe
@gated(permissions.NUMBERS)
def indicator_xlsx(request: Request, key: str) -> HttpResponse:
    """The records behind a number as a sheet."""
    one = _found(key)
    period, _wrong = _asked(request)
    rows = one.rows(request.actor.commune, period, None)
    data = sheet(
        f"{one.label}, {period.label}",
        [_("Bản ghi"), _("Ngày"), *one.columns],
        ([row.title, row.day, *row.cells] for row in rows),
        widths=[60, 12],
    )
    return attachment(data, f"{key}-{written(period)}.xlsx")


@may_lag
@require_safe
@gated(permissions.NUMBERS)
def registry_xlsx(request: Request) -> HttpResponse:
    """Every number asked for, with its definition and its value."""
    period, _wrong = _asked(request)
    items = registry.found(request.GET.get("mang", ""), request.GET.get("tim", "").strip()[:100])
    measured = registry.measure(request.actor.commune, items, period)
    header = [_("Mảng"), _("Chỉ tiêu"), _("Đơn vị"), _("Số"), _("Trên tổng số"), _("Định nghĩa"), _("Nguồn"),
              _("Cách tính"), _("Ai nhập"), _("Cộng dồn các tháng")]  # fmt: skip
    lines = (
        [m.room, m.indicator.label, m.indicator.unit, m.value.part, m.value.whole, m.indicator.definition,
         m.indicator.source, m.indicator.formula, m.indicator.entered, _("có") if m.indicator.adds else _("không")]
        for m in measured
    )  # fmt: skip
    data = sheet(f"Chỉ tiêu {period.label}", header, lines, widths=[24, 48, 12, 14, 14, 60, 40, 60, 40, 12])
    return attachment(data, f"chi-tieu-{written(period)}.xlsx")


def _found(key: str) -> Indicator:
    one = INDICATORS.get(key)
    if one is None:
        raise Http404
    return one


def _asked(request: Request) -> tuple[Period, str]:
    """The period of the address and what was wrong with it: the two typed days first, then the one chosen, otherwise
    this year."""
    this_year = Period.of(today(), 12)
    typed = [request.GET.get(name, "").strip() for name in ("tu", "den")]
    try:
        if all(typed):
            return Period.between(*(date.fromisoformat(day) for day in typed)), ""
        chosen = request.GET.get("ky", "")
        return (read(chosen) if chosen else this_year), ""
    except PeriodError as error:
        return this_year, str(error)
    except ValueError:
        return this_year, _("Ngày không đọc được. Hãy chọn ngày bắt đầu và ngày kết thúc trên lịch.")


def _choosing(request: Request, period: Period, wrong: str) -> dict[str, object]:
    return {
        "period": period,
        "period_label": label(period),
        "chosen": written(period),
        "wrong": wrong,
        "choices": registry.choices(list(queries.regimes(today())), today()),
        "start": f"{period.start:%Y-%m-%d}",
        "end": f"{period.end:%Y-%m-%d}",
        "running": period.end > today(),
        "today": today(),
        "reads_reports": may(request.actor, permissions.READ, request.commune),
    }
