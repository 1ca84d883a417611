"""The public door of a province's or the country's office: its communes, and where each of them is to be found. At the
country's the provinces come first."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dinh.account.province.queries import area_of
from dinh.ground.fold import words
from dinh.ground.http import Request
from dinh.ground.places.models import Commune, Province
from dinh.ground.places.queries import GATHERING, communes_of

ON_A_PAGE = 200


def gate_of(request: Request, open_data: str) -> HttpResponse:
    """Answers for the portal's home, which is public. `?q=` narrows by name, without diacritics; at the country's door
    `?tinh=` to a province. `open_data` is where its data sets are."""
    asked, country = words(request.GET.get("q", "")[:100]), request.commune.kind == Commune.Kind.COUNTRY
    code = request.GET.get("tinh", "")
    area = area_of(request.commune, code)
    if area is None:
        raise Http404(_("Không có tỉnh, thành phố nào mang mã này."))
    context = {"q": request.GET.get("q", ""), "open_data": open_data, "country": country, "area": area}
    if country and not asked and not code:
        return render(request, "province/gate.html", context | {"provinces": _provinces()})
    found = [
        one for one in communes_of(area)
        if all(any(part.startswith(word) for part in words(f"{one} {one.province}")) for word in asked)
    ]  # fmt: skip
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "province/gate.html", context | {"page": page})


def _provinces() -> list[tuple[Province, int]]:
    """Those that have communes, by code, with how many."""
    there = Commune.objects.exclude(kind__in=GATHERING).order_by().values_list("province")
    counts = dict(there.annotate(Count("pk")))
    return [(one, counts[one.pk]) for one in Province.objects.filter(pk__in=counts).order_by("code")]
