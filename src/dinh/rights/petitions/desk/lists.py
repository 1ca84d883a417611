"""The desk's lists: matters by tab and filter, the numbers of a period, what grows."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.law.periods import Period, PeriodError
from dinh.rights.petitions import permissions
from dinh.rights.petitions.book import list_sheet
from dinh.rights.petitions.desk.forms import ListFilter
from dinh.rights.petitions.models import Kind
from dinh.rights.petitions.queries import attention, desk, figures
from dinh.rights.petitions.queries.ready import services

PAGE = 25


@require_safe
@gated(permissions.READ)
def inbox(request: Request) -> HttpResponse:
    """The list. With `so` and `ky` it shows exactly the rows of that figure of that period."""
    day, handles = today(), may(request.actor, permissions.HANDLE, request.commune)
    figure, period = _figure(request)
    wanted = _wanted(request, figure, period, names=handles)
    rows = desk.matters(wanted)
    rows = desk.pressed(rows, day) if wanted.tab == "han" else rows
    if request.GET.get("xuat") == "xlsx":
        data = list_sheet(desk.lines(rows, day), names=handles)
        return attachment(data, f"don-thu-{day:%Y%m%d}.xlsx")
    page: Any = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    page.object_list = desk.lines(page.object_list, day)
    context = {
        "page": page, "form": ListFilter(request.GET, years=desk.years()), "tabs": desk.TABS, "tab": wanted.tab,
        "counts": desk.counts(day), "figure": figure, "period": period, "handles": handles,
        "growing": attention.growing(day) if wanted.tab == "moi" else [],
        "filtered": any(request.GET.get(name) for name in ListFilter.base_fields) or figure,
        "set_up": handles and not services().exists(), "today": day,
    }  # fmt: skip
    return render(request, "petitions/desk/list.html", context)


def _wanted(request: Request, figure: figures.Figure | None, period: Period, *, names: bool) -> desk.Wanted:
    get = request.GET.get
    tab = get("xem", "tat-ca" if figure else "moi")
    kind = get("loai", "")
    return desk.Wanted(
        tab=tab if tab in dict(desk.TABS) else "moi", q=get("q", "").strip()[:100], kind=kind,
        service=get("linh_vuc", ""), group=get("to", ""), body=get("noi", ""), channel=get("kenh", ""),
        year=get("nam", ""), names=names,
        only=figure.rows(period, None, kind) if figure else None,
    )  # fmt: skip


def _figure(request: Request) -> tuple[figures.Figure | None, Period]:
    key = request.GET.get("so", "")
    if key and key not in figures.FIGURES:
        raise Http404(_("Không có số liệu này."))
    return figures.FIGURES.get(key), period_of(request)


def period_of(request: Request) -> Period:
    """The period in the query, otherwise this year."""
    try:
        return Period.parse(request.GET.get("ky", "") or str(today().year))
    except PeriodError as error:
        raise Http404(str(error)) from error


@require_safe
@gated(permissions.READ)
def summary(request: Request) -> HttpResponse:
    """The numbers of a period, each opening its rows; what is confirmed apart from what is not."""
    period, year = period_of(request), today().year
    told, kinds = figures.told_by_kind(period)
    count = figures.denunciations(period).count()
    quarters = [f"{year}-Q{n}" for n in range(1, 5)]
    shown = str(count) if may(request.actor, permissions.DENUNCIATIONS_READ, request.commune) else figures.masked(count)
    context = {
        "period": period, "told": told, "denunciations": shown,
        "table": [
            (each.figure, [found[at].part for found in kinds.values()], each.part) for at, each in enumerate(told)
        ],
        "kinds": [(kind.value, Kind(kind).label) for kind in desk.KINDS],
        "periods": [Period.parse(each) for each in (*quarters, f"{year}-H1", f"{year}-H2", str(year), str(year - 1))],
    }  # fmt: skip
    return render(request, "petitions/desk/summary.html", context)
