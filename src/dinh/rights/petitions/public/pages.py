"""What everyone may read: the list and its feed, one matter, the numbers with their rows, the paper forms.

The same for every visitor, so that the door may keep them; never a sender's data.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from dinh.ground.clock import now, today
from dinh.ground.gate import may
from dinh.ground.http import Request, public
from dinh.ground.places.queries import groups_on
from dinh.ground.refs import new_ref
from dinh.law.periods import Period
from dinh.rights.petitions import permissions
from dinh.rights.petitions.models import Kind
from dinh.rights.petitions.queries import figures
from dinh.rights.petitions.queries import public as read
from dinh.rights.petitions.queries.courses import clocks_of
from dinh.rights.petitions.queries.public import VOICES, Wanted
from dinh.scribe.personal import mask_text
from dinh.scribe.posters.qr import qr_svg

PAGE, IN_FEED, IN_FIGURE = 20, 50, 50
MOST_FORMS = 50  # sheets printed at once
STATES = (
    ("dang", gettext_lazy("Đang giải quyết")),
    ("tra-loi", gettext_lazy("Đã trả lời, chờ xác nhận")),
    ("xong", gettext_lazy("Đã kết thúc")),
    ("khac", gettext_lazy("Nơi khác giải quyết")),
)


@public
@require_safe
def listing(request: Request) -> HttpResponse:
    ask = request.GET
    wanted = Wanted(ask.get("q", "").strip()[:100], *(ask.get(k, "")[:40] for k in ("linh-vuc", "to", "tt", "nam")))
    page = Paginator(read.listed(wanted), PAGE).get_page(ask.get("page"))
    _cover(page)
    points = [(each.lon, each.lat, mask_text(each.title), each.path) for each in page if each.lon is not None]
    context = {
        "page": page, "wanted": wanted, "points": points, "states": STATES, "services": read.services(),
        "groups": groups_on(today()),
        "years": read.years(), "filtered": any((wanted.q, wanted.service, wanted.group, wanted.state, wanted.year)),
    }  # fmt: skip
    return render(request, "petitions/public/list.html", context)


def _cover(page: Page[Any]) -> None:
    """Titles as others may read them: an office's own, and still no phone number."""
    for petition in page:
        petition.shown_title = mask_text(petition.title)


@public
@require_safe
def feed(request: Request) -> HttpResponse:
    """The newest public matters, as Atom."""
    made = Atom1Feed(
        title=_("Phản ánh, kiến nghị – %(commune)s") % {"commune": request.commune.title},
        link=request.build_absolute_uri(reverse("petitions:list")), description="",
        feed_url=request.build_absolute_uri(), language="vi", author_name=request.commune.title,
    )  # fmt: skip
    for petition in read.shown().prefetch_related("steps")[:IN_FEED]:
        link = request.build_absolute_uri(petition.path)
        steps = [step for step in petition.steps.all() if not step.inside]
        text = f"{petition.get_state_display().capitalize()}. {mask_text(petition.text)}".strip()
        made.add_item(
            title=mask_text(petition.title), link=link, description=text, unique_id=link,
            updateddate=steps[-1].at if steps else now(),
        )  # fmt: skip
    return HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


@public
@require_safe
def matter(request: Any, ref: str) -> HttpResponse:
    """`/p/PA-…`: a public matter; otherwise the same page whether the reference exists or not."""
    petition = read.find(ref)
    if petition is None:
        response = render(request, "petitions/public/not_public.html")
        response["X-Robots-Tag"] = "noindex"
        return response
    clocks = [clock for clock in clocks_of(petition) if not clock.alarm]
    context = {
        "petition": petition, "title": mask_text(petition.title), "text": mask_text(petition.text),
        "place": mask_text(petition.place), "lines": read.timeline(petition), "answers": read.answers(petition),
        "askers": petition.askings.count(), "photos": read.photos(petition), "today": today(),
        "clocks": [clock for clock in clocks if clock.key != "petition.silence"],
    }  # fmt: skip
    return render(request, "petitions/public/matter.html", context)


def _period(request: Request) -> Period:
    year = request.GET.get("nam", "")
    known = [today().year, *read.years()]
    return Period.parse(year if year.isdecimal() and int(year[:4]) in known else str(today().year))


@public
@require_safe
def numbers(request: Request) -> HttpResponse:
    """Received, on time, confirmed, ageing: each number opens its rows. Complaints and denunciations are counted only,
    and not at all under five."""
    period = _period(request)
    kinds = [(kind.value, kind.label, {t.figure.key: t for t in figures.told(period, None, kind)}) for kind in VOICES]
    rows = [(figure, [(kind, told[key]) for kind, _label, told in kinds]) for key, figure in figures.FIGURES.items()]
    context = {
        "period": period, "kinds": kinds, "rows": rows, "years": sorted({today().year, *read.years()}, reverse=True),
        "complaints": figures.masked(figures.received(period, None, Kind.COMPLAINT).count()),
        "denunciations": figures.masked(figures.denunciations(period).count()),
    }  # fmt: skip
    return render(request, "petitions/public/numbers.html", context)


@public
@require_safe
def rows(request: Request, key: str) -> HttpResponse:
    """The matters that one number counts. One that is not public has no title, place or reference here."""
    figure = figures.FIGURES.get(key)
    kind = request.GET.get("loai", "")
    if figure is None or kind not in VOICES:
        raise Http404(_("Không có con số này."))
    period = _period(request)
    page = Paginator(figure.rows(period, None, kind), IN_FIGURE).get_page(request.GET.get("page"))
    _cover(page)
    context = {"figure": figure, "kind": Kind(kind).label, "period": period, "page": page}
    return render(request, "petitions/public/rows.html", context)


@public
@never_cache
@require_safe
def paper_form(request: Request) -> HttpResponse:
    """Sheets to print and fill in by hand, each with its own number. `?so=` how many; `?loai=to-cao` the one for tố
    cáo."""
    asked = request.GET.get("so", "1")
    count = min(max(int(asked) if asked.isdecimal() and len(asked) < 4 else 1, 1), MOST_FORMS)
    sheets = []
    for _turn in range(count):
        number = new_ref("PG")
        address = request.build_absolute_uri(reverse("petitions:sheet", args=[number]))
        sheets.append((number, mark_safe(qr_svg(address))))  # noqa: S308  # drawn here
    accuse = request.GET.get("loai") == "to-cao"
    name = "denounce_paper" if accuse else "paper"
    return render(request, f"petitions/public/{name}.html", {"sheets": sheets, "day": today()})


@public
@never_cache
@require_safe
def sheet(request: Request, number: str) -> HttpResponse:
    """What the QR code of a paper form opens: for a resident how to follow it, for an official the page to enter it."""
    number = number[:12].upper()
    for permission, page in ((permissions.ENTER, "enter"), (permissions.PASS_ON, "pass_on")):
        if may(request.actor, permission, request.commune):
            return redirect(f"{reverse(f'petitions_desk:{page}')}?{urlencode({'phieu': number})}")
    return render(request, "petitions/public/sheet.html", {"number": number})
