"""For everyone: the teams and their mediators, and how to ask. The same page for every visitor."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.clock import today
from dinh.ground.http import Request, public
from dinh.law.mediating import OUTSIDE
from dinh.rights.mediation import queries


@public
@require_safe
def index(request: Request) -> HttpResponse:
    """Every team at work, by group, with its mediators."""
    found = queries.standings(queries.teams(today()), today())
    open_to = {team.pk for team in queries.askable(today())}
    return render(request, "mediation/index.html", {"teams": found, "askable": bool(open_to)})


@public
@require_safe
def how(request: Request) -> HttpResponse:
    """How mediation works, and what it may not touch."""
    return render(request, "mediation/how.html", {"outside": OUTSIDE.values()})


@public
@require_safe
def team(request: Request, pk: int) -> HttpResponse:
    found = queries.teams(today()).filter(pk=pk).first()
    if found is None:
        raise Http404(_("Tổ hòa giải này không còn hoạt động."))
    open_to = {one.pk for one in queries.askable(today())}
    context = {"one": queries.standing(found, today()), "askable": found.pk in open_to}
    return render(request, "mediation/team.html", context)


@public
@require_safe
def by_reference(request: Request, ref: str) -> HttpResponse:
    """A reference typed at the portal leads to the form that asks for the PIN, whether it exists or not."""
    return redirect(f"{reverse('mediation:follow')}?ma={ref[:20]}")
