"""Answers of common interest, for everyone: the list, its feed, one answer by its reference."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.http import Request, public
from dinh.rights.information import queries

PAGE, IN_FEED = 20, 50


@public
@require_safe
def answers(request: Request) -> HttpResponse:
    q, year = request.GET.get("q", "").strip()[:100], request.GET.get("nam", "")
    page = Paginator(queries.published(q, year), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "q": q, "year": year, "years": queries.published_years()}
    return render(request, "information/answers.html", context)


@public
@require_safe
def feed(request: Request) -> HttpResponse:
    """The newest public answers, as Atom."""
    made = Atom1Feed(
        title=_("Hỏi đáp thông tin – %(commune)s") % {"commune": request.commune.title},
        link=request.build_absolute_uri(reverse("information:answers")),
        description="", feed_url=request.build_absolute_uri(), language="vi", author_name=request.commune.title,
    )  # fmt: skip
    for item in queries.published()[:IN_FEED]:
        link = request.build_absolute_uri(f"/p/{item.ref}")
        made.add_item(
            title=item.question, link=link, description=item.text, unique_id=link, updateddate=item.changed_at
        )
    return HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


@public
@require_safe
def public_answer(request: Any, ref: str) -> HttpResponse:
    """`/p/TT-…`: the published answer; otherwise the same page whether the reference exists or not."""
    item = queries.published_as(ref)
    if item is None:
        response = render(request, "information/not_public.html")
        response["X-Robots-Tag"] = "noindex"
        return response
    return render(request, "information/answer.html", {"item": item, "files": item.files.all()})
