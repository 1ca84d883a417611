"""The portal: what anyone may read, without an account."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from itertools import islice

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.account.province.views_public import gate_of
from dinh.ground.clock import today
from dinh.ground.http import Request, public
from dinh.ground.places.models import Commune
from dinh.ground.places.queries import groups_today
from dinh.ground.room import PORTAL_LINKS, PUBLIC, PUBLIC_PAGES, RIGHT_PAGES, PublicItem
from dinh.house.yard.rights import BY_SLUG, RIGHTS
from dinh.rights.publish.public.portal import coming, quarter

ON_HOME = 8
ON_HOME_COMING = 4
MOST_GROUPS = 60
ON_RIGHT = 500  # newest; older ones are found by searching


def public_items(commune: Commune, most: int, right: str = "") -> Iterator[PublicItem]:
    """What every room shows the public, or under one right, the newest first; `most` bounds what each kind is asked
    for."""
    sources = [source.items(commune, most) for source in PUBLIC if not right or right in source.rights]
    items = merge(*sources, key=lambda item: item.day, reverse=True)
    return (item for item in items if not right or item.right == right)


@public
@require_safe
def home(request: Request) -> HttpResponse:
    """Asks a bounded number of things, whatever there is: it is the page opened most."""
    if request.commune.gathers:
        return gate_of(request, reverse("api:catalogue"))
    day = today()
    context = {
        "items": list(islice(public_items(request.commune, ON_HOME), ON_HOME)),
        "rights": RIGHTS,
        "links": _links,
        "groups": [(group.code, str(group)) for group in groups_today(day=day)[:MOST_GROUPS]],
        "coming": coming(day, ON_HOME_COMING),
        "quarter": quarter(day),
    }
    return render(request, "yard/home.html", context)


def _links() -> list[dict[str, str]]:
    """What residents can do here; the template asks once in each language."""
    links = sorted(PORTAL_LINKS, key=lambda link: link.order)
    return [{"title": link.title, "help": link.help, "url": reverse(link.url_name)} for link in links]


@public
@require_safe
def right(request: Request, slug: str) -> HttpResponse:
    """A right's page: its room's own where one has registered it, otherwise what every room shows under it."""
    if slug in RIGHT_PAGES:
        own: HttpResponse = RIGHT_PAGES[slug](request)
        return own
    page = Paginator(list(public_items(request.commune, ON_RIGHT, slug)), 25).get_page(request.GET.get("page"))
    return render(request, "yard/right.html", {"right": BY_SLUG[slug], "page": page})


@public
def matter(request: Request, ref: str) -> HttpResponse:
    """Any public matter by its reference, as printed on papers and QR codes: the room that owns the prefix answers."""
    page = PUBLIC_PAGES.get(ref.split("-", 1)[0].upper())
    if page is None:
        raise Http404(_("Không có hồ sơ nào mang mã %(ref)s. Hãy xem lại mã in trên giấy.") % {"ref": ref})
    response: HttpResponse = page(request, ref.upper())
    return response
