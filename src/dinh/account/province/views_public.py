"""The public door of a province's or the country's office: its communes, and where each of them is to be found."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from dinh.ground.fold import words
from dinh.ground.http import Request
from dinh.ground.places.queries import communes_of

ON_A_PAGE = 200


def gate_of(request: Request, open_data: str) -> HttpResponse:
    """Answers for the portal's home, which is public. `?q=` narrows by name, without diacritics.
    `open_data` is where its data sets are, empty where it has none."""
    asked = words(request.GET.get("q", "")[:100])
    found = [
        one for one in communes_of(request.commune)
        if all(any(part.startswith(word) for part in words(f"{one} {one.province}")) for word in asked)
    ]  # fmt: skip
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "province/gate.html", {"page": page, "q": request.GET.get("q", ""), "open_data": open_data})
