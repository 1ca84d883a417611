"""Danh sách quý: the quarterly list of what was made public (khoản 2 Điều 13), drawn up from the records."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.law.periods import Period, PeriodError
from dinh.rights.publish import actions, permissions
from dinh.rights.publish.desk.common import tried
from dinh.rights.publish.models import Publication
from dinh.rights.publish.queries.lists import HEADER, lines_of, row_of

QUARTERS = 8  # offered: two years back


@require_http_methods(["GET", "POST"])
@gated(permissions.READ)
def quarter(request: Request) -> HttpResponse:
    """What a quarter's list will hold, and the button that draws it up; `?quy=2026-Q3` chooses, `?in=1` to print."""
    chosen = _chosen(request)
    if request.method == "POST":
        require(request.actor, permissions.WRITE, request.commune)
        body = bodies_on(today()).filter(pk=_number(request.POST.get("issuer", ""))).first()
        if body is None:
            messages.error(request, _("Hãy chọn cơ quan ban hành danh sách."))
        elif version := tried(request, lambda: actions.draw_list(by=request.actor, quarter=chosen, issuer=body)):
            messages.success(request, _("Đã lập danh sách. Xem lại rồi công khai như mọi nội dung khác."))
            return redirect("publish_desk:check", version.publication.ref)
    drawn = Publication.objects.filter(quarter=str(chosen)).exclude(state=Publication.State.DISCARDED).first()
    context = {
        "quarter": chosen, "quarters": _quarters(), "header": HEADER,
        "rows": [row_of(line) for line in lines_of(chosen)],
        "drawn": drawn, "bodies": bodies_on(today()).exclude(kind=Body.Kind.ENTERPRISE), "today": today(),
        "office": Body.objects.filter(kind=Body.Kind.COMMITTEE).order_by("order").first(),
        "may_write": may(request.actor, permissions.WRITE), "open": chosen.end >= today(),
    }  # fmt: skip
    name = "publish/desk/quarter_print.html" if "in" in request.GET else "publish/desk/quarter.html"
    return render(request, name, context)


def _quarters() -> list[tuple[Period, str]]:
    """This quarter and those before it, each with what its list is at."""
    states = dict(
        Publication.objects.exclude(quarter="")
        .exclude(state=Publication.State.DISCARDED)
        .values_list("quarter", "state")
    )
    words = {"draft": _("đang soạn"), "published": _("đã công khai"), "withdrawn": _("đã thôi công khai")}
    found, period = [], Period.of(today(), 3)
    for _each in range(QUARTERS):
        found.append((period, words.get(states.get(str(period), ""), _("chưa lập"))))
        period = period.previous()
    return found


def _chosen(request: Request) -> Period:
    """The quarter asked for; without one, the last that is over."""
    try:
        period = Period.parse(request.POST.get("quy") or request.GET.get("quy", ""))
    except PeriodError:
        period = Period.of(today(), 3).previous()
    return period if period.months == 3 else Period.of(period.end, 3)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0
