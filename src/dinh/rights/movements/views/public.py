"""For everyone: models and where they spread, titles by group, posted lists, emulation, community forces."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.clock import today
from dinh.ground.http import Request, public
from dinh.rights.movements import papers, queries, queries_titles
from dinh.rights.movements.clocks import IN_A_ROW, LOOKS
from dinh.rights.movements.forms import ModelFilter
from dinh.rights.movements.models import Campaign, Entry
from dinh.rights.movements.spread import flat, picture, spread, tree
from dinh.rights.movements.views.forces import counted_forces, mediators
from dinh.rights.movements.views.saying import public_page

PAGE = 20


@public
@require_safe
def index(request: Request) -> HttpResponse:
    """The models, those that live in most places first."""
    form = ModelFilter(request.GET)
    data = form.cleaned_data if form.is_valid() else {}
    wanted = queries.Wanted(data.get("q", ""), data.get("linh_vuc", ""), "", data.get("song", ""))
    found = queries.listed(queries.public(), wanted)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "filtered": wanted != queries.Wanted()}
    return render(request, "movements/index.html", context)


@public
@require_safe
def ranking(request: Request) -> HttpResponse:
    """Models by the places where they really live; those that live nowhere are not ranked."""
    return render(request, "movements/ranking.html", {"rows": queries.ranking(), "looks": LOOKS})


@public
@require_safe
def model_page(request: Any, ref: str) -> HttpResponse:
    """`/p/MH-…`: the recipe, what was measured, the tree."""
    found = queries.find_public(ref)
    if found is None:
        raise Http404(_("Không có mô hình mang mã này, hoặc chưa được công nhận."))
    nodes = tree(queries.places([found.pk]).get(found.pk, []))
    context = {
        "model": found, "steps": found.steps.all(), "measures": found.measures.all(),
        "photos": found.photos.select_related("file"), "spread": spread([one.place for one in flat(nodes)]),
        "nodes": nodes, "svg": picture(nodes), "judged": found.examinations.select_related("sitting__council").first(),
    }  # fmt: skip
    return render(request, "movements/model.html", context)


@public
@require_safe
def model_notice(request: Request, ref: str) -> HttpResponse:
    found = queries.find_public(ref)
    if found is None:
        raise Http404
    base = f"{request.scheme}://{request.get_host()}"
    response = HttpResponse(papers.notice(found, base), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="mo-hinh-{found.ref}.pdf"'
    return response


@public
@require_safe
def titles(request: Request) -> HttpResponse:
    """Titles by year: part and whole of what is posted or recognised."""
    told = []
    for one in queries_titles.rounds():
        rows = queries_titles.standings(one.reviews.all())
        told.append((one, queries_titles.total(rows, of_households=one.title.of_households, public=True)))
    open_ones = [(one, public_page(one)) for one in queries_titles.open_to_comments(today())]
    return render(request, "movements/titles.html", {"rounds": told, "open": open_ones})


@public
@require_safe
def round_(request: Request, pk: int) -> HttpResponse:
    """A year of a title, group by group: only lists that hang out or are recognised tell a number."""
    found = get_object_or_404(queries_titles.rounds(), pk=pk)
    rows = queries_titles.standings(found.reviews.all())
    title = found.title
    context = {
        "round": found, "title": title, "today": today(), "decisions": sorted(
            {one.review.decision for one in rows if one.review.decision}
        ), "criteria": title.criteria.splitlines(), "rows": rows, "shown":
        queries_titles.SHOWN, "years": IN_A_ROW,
        "total": queries_titles.total(rows, of_households=title.of_households, public=True),
        "in_a_row": queries_titles.groups_in_a_row(found) if not title.of_households else set(),
        "said": [] if title.of_households else queries_titles.said_in(found, today()),
    }  # fmt: skip
    return render(request, "movements/round.html", context)


@public
@require_safe
def posted(request: Request, pk: int) -> HttpResponse:
    """A list as it hangs at the house of culture: names of those who reached the title, nothing else about anyone. When
    its days are over the names leave the page, the numbers stay."""
    found = get_object_or_404(queries_titles.shown().filter(round__title__unit="household"), pk=pk)
    count = queries_titles.good_names(found).count()
    names = list(queries_titles.good_names(found)) if queries_titles.names_hang(found, today()) else []
    context = {
        "review": found, "title": found.round.title, "names": names, "years": IN_A_ROW, "count": count,
        "in_a_row": queries_titles.in_a_row(found.round, [one.household_id for one in names]),
        "said": queries_titles.said_of(found, today()),
    }  # fmt: skip
    return render(request, "movements/posted.html", context)


@public
@require_safe
def campaigns(request: Request) -> HttpResponse:
    page = Paginator(queries.campaigns(), PAGE).get_page(request.GET.get("page"))
    return render(request, "movements/campaigns.html", {"page": page})


@public
@require_safe
def campaign(request: Request, pk: int) -> HttpResponse:
    """A posted list, or the decision: names, bodies, awards, votes. Names of persons leave after their days."""
    found = get_object_or_404(Campaign.objects.select_related("council"), pk=pk)
    shown = Entry.State.AWARDED if found.decided_on else Entry.State.PASSED
    entries = found.entries.none() if found.posted_on is None else found.entries.filter(state=shown)
    rows = [(one, one.examinations.first()) for one in entries.select_related("body")]
    context = {"campaign": found, "rows": rows, "names": queries_titles.names_hang(found, today()),
               "said": queries_titles.said_of(found, today())}  # fmt: skip
    return render(request, "movements/campaign.html", context)


@public
@require_safe
def forces(request: Request) -> HttpResponse:
    """Which forces serve the community, how many people, what they did this year. No names."""
    day = today()
    teams, people = mediators()
    context = {"forces": counted_forces(day.year), "year": day.year, "teams": teams, "mediators": people}
    return render(request, "movements/forces.html", context)
