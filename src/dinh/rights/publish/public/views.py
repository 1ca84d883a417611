"""The list of what is public, and one publication with everything a resident may want of it."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.clock import today
from dinh.ground.http import Request, public
from dinh.ground.room import PUBLIC
from dinh.law.cite import Cite
from dinh.law.rules.sources import DEMOCRACY
from dinh.rights.publish import outputs
from dinh.rights.publish.models import Publication, Version
from dinh.rights.publish.public import addresses, documents, readable, rows
from dinh.rights.publish.public.items import BY_CODE, short
from dinh.rights.publish.public.places import reach, shares
from dinh.rights.publish.public.portal import public_items

PUBLICITY = Cite(DEMOCRACY, "11–14")
ON_A_PAGE = 25
MOST_OTHERS = 500  # newest; older ones are found by searching


@public
@require_safe
def listing(request: Request) -> HttpResponse:
    """`/biet`."""
    offered = rows.choices(today())
    wanted = rows.asked(request.GET, offered)
    page = rows.page_of(wanted, request.GET.get("page"))
    hung = {}
    if wanted.period and wanted.period.months == 3:  # the home page counts a quarter: here are the rows behind it
        hung = shares([row.pk for row in page.object_list])
    shown = [(row, hung.get(row.pk)) for row in page.object_list]
    context = {
        "page": page, "rows": shown, "wanted": wanted, "options": offered.options(wanted), "cite": PUBLICITY,
        "feed": addresses.feed_of(wanted), "follow": addresses.follow(wanted.group, wanted.item),
    }  # fmt: skip
    return render(request, "publish/public/list.html", context)


@public
@require_safe
def others(request: Request) -> HttpResponse:
    """`/biet/van-ban`: what other rooms show under «Dân biết»."""
    sources = [source for source in PUBLIC if "biet" in source.rights and source.items is not public_items]
    found = [item for source in sources for item in source.items(request.commune, MOST_OTHERS) if item.right == "biet"]
    found.sort(key=lambda item: item.day, reverse=True)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "publish/public/others.html", {"page": page})


@public
@require_safe
def publication(request: Request, ref: str) -> HttpResponse:
    """`/p/CK-…`, as it is now."""
    version = readable.current(ref)
    if version is not None:
        return render(request, "publish/public/publication.html", _whole(request, version))
    found = readable.find(ref)
    if found.state != Publication.State.WITHDRAWN:
        raise Http404(_("Nội dung này chưa được công khai."))
    return render(request, "publish/public/withdrawn.html", {"publication": found, "tag": short(found.item)})


@public
@require_safe
def version(request: Request, ref: str, number: int) -> HttpResponse:
    """`/p/CK-…/ban/1`: what it said before."""
    found = readable.find_version(readable.find_published(ref), number)
    context = content_of(found) if readable.is_open(found) else {"version": found, "publication": found.publication}
    newer = readable.in_force(found.publication) if found.state != Version.State.CURRENT else None
    return render(request, "publish/public/version.html", context | {"newer": newer, "open": readable.is_open(found)})


@public
@require_safe
def document(request: Request, ref: str, pk: int) -> HttpResponse:
    """`/p/CK-…/tai-lieu/12`: the words of a document, page by page."""
    held = readable.find_document(readable.find_published(ref), pk)
    leaf = documents.leaf(held.text, held.tables, request.GET.get("trang", "1"))
    context = {"attachment": held, "version": held.version, "publication": held.version.publication, "leaf": leaf}
    return render(request, "publish/public/document.html", context)


def content_of(version: Version) -> dict[str, Any]:
    """What a version says: its words, or where it has none those of its first document; its documents; whom it
    concerns."""
    attachments = readable.documents_of(version)
    first = next((one for one in attachments if one.reading == one.Reading.DONE), None) if not version.body else None
    return {
        "version": version, "publication": version.publication, "tag": short(version.item),
        "cite": BY_CODE[version.item].cite, "law_title": BY_CODE[version.item].title,
        "blocks": documents.blocks(version.body), "summary": documents.blocks(version.summary),
        "attachments": attachments, "first": first,
        "leaf": documents.leaf(*readable.words_of(first), 1) if first else None,
        "groups": [] if version.publication.whole_commune and version.state == Version.State.CURRENT
        else list(version.groups.order_by("code")),
    }  # fmt: skip


def _whole(request: Request, version: Version) -> dict[str, Any]:
    content = content_of(version)
    groups = content["groups"]
    base = addresses.base(request)
    past = readable.history(version.publication) if version.number > 1 else []
    return content | {
        "reach": reach(version, today(), request.commune.group_label),
        "history": past,
        "changed": next((one for one in past if one.current), None),
        "follow": addresses.follow(groups[0] if len(groups) == 1 else None, version.item),
        "address": outputs.short_address(version, base),
        "share": outputs.short_text(version, base),
        "base": base,
    }
