"""A publication on paper, as a picture, and what changed between its versions."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.http import Request, public
from dinh.rights.publish import outputs
from dinh.rights.publish.public import addresses, comparing, documents, readable
from dinh.rights.publish.public.views import content_of
from dinh.scribe.posters import qr_svg

MOST_PRINTED = 30_000  # letters of all documents together on the print page; beyond, their own pages are printed


@public
@require_safe
def printed(request: Request, ref: str) -> HttpResponse:
    """`/p/CK-…/in`: everything on A4, with the code that leads back to the page."""
    version = readable.in_force(readable.find_published(ref))
    base = addresses.base(request)
    context = content_of(version) | {
        "documents": _printable(version),
        "address": outputs.short_address(version, base),
        "qr": mark_safe(qr_svg(outputs.short_url(version, base))),  # noqa: S308  drawn by us from our own address
    }
    return render(request, "publish/public/print.html", context)


@public
@require_safe
def notice(request: Request, ref: str) -> HttpResponse:
    """`/p/CK-…/thong-bao.pdf`: the sheet that hangs on the board."""
    version = readable.in_force(readable.find_published(ref))
    return HttpResponse(outputs.notice(version, addresses.base(request)), content_type="application/pdf")


@public
@require_safe
def card(request: Request, ref: str) -> HttpResponse:
    """`/p/CK-…/anh.png`: the picture for a group chat."""
    version = readable.in_force(readable.find_published(ref))
    return HttpResponse(outputs.card(version, addresses.base(request)), content_type="image/png")


@public
@require_safe
def changes(request: Request, ref: str, number: int) -> HttpResponse:
    """`/p/CK-…/thay-doi/2`: version 2 against the one before it, word by word."""
    newer = readable.find_version(readable.find_published(ref), number)
    older = readable.version_before(newer)
    if older is None:
        raise Http404(_("Bản số %(n)s là bản đầu tiên, không có bản trước để so.") % {"n": number})
    shown = readable.is_open(newer) and readable.is_open(older)
    context: dict[str, Any] = {"publication": newer.publication, "newer": newer, "older": older, "shown": shown}
    if shown:
        context["parts"] = comparing.compare(older, newer)
    return render(request, "publish/public/changes.html", context)


def _printable(version: Any) -> list[tuple[Any, Any]]:
    """Documents short enough to print with the page, each with its words; the rest with None."""
    room, found = MOST_PRINTED, []
    for one in readable.open_attachments(version):
        size = len(one.text)
        fits = 0 < size <= room
        leaves = [documents.leaf(one.text, one.tables, 1)] if fits else []
        leaves += [documents.leaf(one.text, one.tables, n) for n in range(2, leaves[0].of + 1)] if leaves else []
        room -= size if fits else 0
        found.append((one, leaves))
    return found
