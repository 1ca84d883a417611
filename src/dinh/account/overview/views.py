"""The overview of whoever leads: what changed, what is late, what is missing, what is coming; and as a print."""

from __future__ import annotations

from itertools import islice

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dinh.account.overview import figures, lists, news, permissions
from dinh.account.overview.spans import NAMES, span
from dinh.account.overview.views_of import VIEWS
from dinh.account.reports import permissions as reports
from dinh.account.reports.charts import svg
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.ground.room import TodayItem

SHOWN, PRINTED = 6, 40  # lines of a list; new public things
NEWS = 8


@require_safe
@gated(permissions.ENTER)
def home(request: Request) -> HttpResponse:
    """`?vai=` one of the post's views, `?ky=` the days compared, `?in` for paper: everything open, longer lists."""
    by, day, paper = request.actor, today(), "in" in request.GET
    views = [each for each in VIEWS if by.has(each.power)]
    view = next((each for each in views if each.slug == request.GET.get("vai", "")), views[0])
    days = span(request.GET.get("ky", ""), day)
    most = PRINTED if paper else SHOWN
    drawn = [figures.chart(by.commune, key, day) for key in view.charts]
    public = news.public_since(by.commune, days.now)
    context = {
        "view": view, "views": views, "span": days, "spans": NAMES, "day": day, "paper": paper,
        "told": figures.told(by.commune, view.figures, days),
        "charts": [(chart, svg(chart)) for chart in drawn],
        "late": _lists(by, view.late, most), "missing": _lists(by, view.missing, most),
        "ahead": _lists(by, view.ahead, most),
        "acts": news.acts(days.now, days.before), "public": public[:NEWS], "public_all": len(public),
        "may_rows": may(by, reports.NUMBERS, by.commune),
        "may_journal": may(by, "journal.read", by.commune),
    }  # fmt: skip
    return render(request, "overview/desk.html", context)


def _lists(by: Actor, keys: tuple[str, ...], most: int) -> list[tuple[lists.Source, list[TodayItem], int]]:
    """The lists this reader may see: first lines, and how many there are in all."""
    found = []
    for key in keys:
        source = lists.LISTS[key]
        if not source.needs or may(by, source.needs, by.commune):
            items = iter(source.lines(by, today()))
            shown = list(islice(items, most))
            found.append((source, shown, len(shown) + sum(1 for _item in items)))
    return found
