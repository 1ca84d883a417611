from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dinh.ground.http import Request, public
from dinh.ground.room import SEARCH
from dinh.ground.search.queries import BOUND, search

PAGE = 20


@public
@require_safe
def page(request: Request) -> HttpResponse:
    """Search for everyone: visitors find what is public, officials also what their post may open."""
    text = " ".join(request.GET.get("q", "").split())[:200]
    kind = request.GET.get("loai", "") if request.GET.get("loai", "") in SEARCH else ""
    wanted = request.GET.get("page", "1")
    number = min(max(int(wanted), 1), BOUND // PAGE) if wanted.isascii() and wanted.isdigit() else 1
    results = search(request.actor, text, PAGE, (number - 1) * PAGE, kind)
    paginator = Paginator(range(results.total), PAGE)
    context = {
        "text": text,
        "kind": kind,
        "kinds": sorted(SEARCH.values(), key=lambda source: source.label),
        "results": results,
        "page": paginator.get_page(number),
    }
    return render(request, "search/page.html", context)
