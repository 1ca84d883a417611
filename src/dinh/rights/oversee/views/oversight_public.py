"""What everyone may read of supervision and criticism, and of where it is proposed to look next."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.clock import today
from dinh.ground.http import Request, public
from dinh.rights.oversee.models import Proposal
from dinh.rights.oversee.queries import planner as planned
from dinh.rights.oversee.queries import supervision as queries
from dinh.rights.oversee.views.planner import lines_of, rule_lines

PAGE = 20


@require_safe
@public
def index(request: Request) -> HttpResponse:
    """Results of supervision and criticism, newest first, and proposals that were made public."""
    found: list[Any] = [*queries.shown_supervisions(), *queries.shown_criticisms()]
    rows = sorted(
        found,
        key=lambda one: (one.shown_on, one.ref), reverse=True,
    )  # fmt: skip
    context = {
        "announced": [one for one, _on in queries.announced()],
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "proposals": Proposal.objects.filter(shown_on__isnull=False).order_by("-shown_on", "-pk")[:PAGE],
    }
    return render(request, "oversee/oversight.html", context)


@require_safe
@public
def supervision(request: Request, ref: str) -> HttpResponse:
    one = queries.shown_supervisions().filter(ref=ref).first()
    if one is None:
        raise Http404(_("Không có kết quả giám sát công khai nào mang mã này."))
    context = {
        "one": one, "rows": one.supervised.select_related("body"),
        "proposal_path": planned.shown_path(one.proposal_ref), "sessions": one.sessions.all(),
        "recommendations": one.recommendations.filter(sent_on__isnull=False).select_related("addressed_to"),
    }  # fmt: skip
    return render(request, "oversee/supervision.html", context)


@require_safe
@public
def criticism(request: Request, ref: str) -> HttpResponse:
    one = queries.shown_criticisms().filter(ref=ref).first()
    if one is None:
        raise Http404(_("Không có kết quả phản biện công khai nào mang mã này."))
    context = {
        "one": one, "points": one.points.all(), "hearings": one.hearings.filter(held_on__isnull=False),
        "late": queries.late(one, today()),
    }  # fmt: skip
    return render(request, "oversee/criticism.html", context)


@require_safe
@public
def proposal(request: Request, ref: str) -> HttpResponse:
    one = planned.find_proposal(ref)
    if one is None or one.shown_on is None:
        raise Http404(_("Không có đề xuất công khai nào mang mã này."))
    context = {"one": one, "rows": lines_of(one), "factors": rule_lines(one)}
    return render(request, "oversee/proposal.html", context)
