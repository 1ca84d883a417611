"""Open data for people: the catalogue, one data set with its columns and first rows, the files, the changes."""

from __future__ import annotations

from itertools import islice
from typing import Any
from urllib.parse import quote, urlencode

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.clock import today
from dinh.ground.datasets import DataSet, Wanted, offered
from dinh.ground.fold import fold
from dinh.ground.http import Request, public
from dinh.house.api import asking, catalog, licence, queries, speaking
from dinh.house.api.files import TYPES, WRITERS, lines, worded
from dinh.house.yard.rights import RIGHTS

PREVIEW, IN_FEED, CHANGES = 10, 100, 8
BUTTONS = ("xlsx", "csv", "json", "jsonl")  # as most people need them
KINDS = {
    "text": "chữ", "integer": "số nguyên", "number": "số", "date": "ngày (2026-11-22)", "datetime": "ngày giờ",
    "boolean": "có, không", "path": "địa chỉ",
}  # fmt: skip


def find(request: Request, key: str) -> DataSet:
    found = offered(request.commune).get(key)
    if found is None:
        raise Http404(_("Không có bộ dữ liệu này. Xem mục lục ở /du-lieu."))
    return found


@public
@require_safe
def catalogue(request: Request) -> HttpResponse:
    """`/du-lieu`: every data set, by right; `?q=` narrows by words, typed with marks or without."""
    q = request.GET.get("q", "").strip()[:100]
    right = request.GET.get("quyen", "")
    words = fold(q).split()
    sets = offered(request.commune)
    found = [
        each for each in sets.values()
        if (not right or each.right == right)
        and all(word in fold(f"{each.title} {each.about} {' '.join(c.title for c in each.columns)}") for word in words)
    ]  # fmt: skip
    groups = [(one, [each for each in found if each.right == one.slug]) for one in RIGHTS]
    context = {
        "groups": [(one, some) for one, some in groups if some], "q": q, "right": right, "rights": RIGHTS,
        "count": len(found), "all": len(sets), "licence": licence,
        "changes": [(sets[each.dataset], each) for each in queries.newest_editions(CHANGES)
                    if each.dataset in sets],
    }  # fmt: skip
    return render(request, "api/catalogue.html", context)


@public
@require_safe
def page(request: Request, key: str) -> HttpResponse:
    """`/du-lieu/<key>`: what it is, its columns, its first rows, how to take it away and to cite it."""
    declared = find(request, key)
    at = speaking.base(request) + reverse("api:dataset", args=[key])
    shown = [
        [(column, worded(column, cell)) for column, cell in zip(declared.columns, line, strict=True)]
        for line in islice(lines(request.commune, declared, Wanted()), PREVIEW)
    ]
    context = {
        "set": declared, "rows": shown, "count": declared.count(), "licence": licence, "at": at, "today": today(),
        "columns": [(column, _(KINDS[column.kind])) for column in declared.columns], "files": BUTTONS,
        "right": next(one for one in RIGHTS if one.slug == declared.right), "preview": PREVIEW,
        "example": f"{at}.csv?{urlencode({'from': f'{today().year}-01-01'})}" if declared.day else f"{at}.csv",
    }  # fmt: skip
    return render(request, "api/dataset.html", context)


@public
@speaking.answering("GET")
def download(request: Request, key: str, kind: str) -> HttpResponseBase:
    """`/du-lieu/<key>.csv` and its kind, whole or narrowed by days and values, streamed."""
    declared = find(request, key)
    wanted = asking.wanted(declared, request.GET)
    mark, ended = speaking.tag(request, key, kind)
    if same := speaking.unchanged(request, mark):
        return same
    if request.method == "HEAD":
        response: HttpResponseBase = HttpResponse(content_type=TYPES[kind])
    else:
        speaking.counted(request, speaking.FILES)
        parts = WRITERS[kind](request.commune, declared, wanted, speaking.base(request))
        response = StreamingHttpResponse(parts, content_type=TYPES[kind])
    name = f"{key}-{request.commune.code}-{today():%Y%m%d}.{kind}"
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["Link"] = f'<{licence.URL}>; rel="license"'
    return speaking.dated(response, mark, ended)


def _catalogue(request: Request) -> dict[str, Any]:
    return catalog.catalogue(request.commune, speaking.base(request), queries.head(request.commune))


@public
@speaking.answering("GET")
def json_ld(request: Request) -> HttpResponseBase:
    return HttpResponse(catalog.as_json_ld(_catalogue(request)), content_type="application/ld+json")


@public
@speaking.answering("GET")
def turtle(request: Request) -> HttpResponseBase:
    return HttpResponse(catalog.as_turtle(_catalogue(request)), content_type="text/turtle; charset=utf-8")


@public
@require_safe
def feed(request: Request) -> HttpResponse:
    """Which data sets changed, the newest first: a feed for those who keep a copy."""
    made = Atom1Feed(
        title=_("Dữ liệu mở thay đổi – %(commune)s") % {"commune": request.commune.title},
        link=request.build_absolute_uri(reverse("api:catalogue")), description="",
        feed_url=request.build_absolute_uri(), language="vi", author_name=request.commune.title,
    )  # fmt: skip
    for each in queries.newest_editions(IN_FEED):
        if declared := offered(request.commune).get(each.dataset):
            link = request.build_absolute_uri(reverse("api:dataset", args=[each.dataset]))
            words = _("%(rows)d dòng, đến dòng nhật ký %(seq)d.") % {"rows": each.rows, "seq": each.seq}
            made.add_item(
                title=declared.title, link=link, description=words, unique_id=f"{link}#{each.seq}", updateddate=each.at
            )
    return HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
