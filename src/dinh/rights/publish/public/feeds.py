"""Atom 1.0: every version that was made public is an entry with an id of its own (RFC 4151)."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.clock import today
from dinh.ground.http import Request, public
from dinh.rights.publish.models import Version
from dinh.rights.publish.public.addresses import authority, base
from dinh.rights.publish.public.items import BY_CODE, short
from dinh.rights.publish.public.readable import open_versions
from dinh.rights.publish.public.views_groups import find_group

ENTRIES = 50
SUMMARY = 600  # characters
BEGAN = 2026  # the year in ids of feeds: when this address began to mean this


@public
@require_safe
def whole(request: Request) -> HttpResponse:
    """`/biet.atom`."""
    title = _("%(commune)s: mới công khai") % {"commune": request.commune.title}
    return _feed(request, title, "/biet", open_versions())


@public
@require_safe
def of_item(request: Request, item: str) -> HttpResponse:
    """`/biet/ck02.atom`."""
    code = item.upper()
    if code not in BY_CODE:
        raise Http404(_("Không có nguồn tin cho mục này."))
    title = _("%(commune)s: %(item)s") % {"commune": request.commune.title, "item": short(code)}
    return _feed(request, title, f"/biet?muc={code.casefold()}", open_versions().filter(item=code))


@public
@require_safe
def of_group(request: Request, code: str) -> HttpResponse:
    """`/to/to-3.atom`: what names the group, and what concerns the whole commune."""
    group = find_group(code, today())
    # A version names its groups; none are named where it concerns everyone.
    about = Q(pk__in=Version.groups.through.objects.filter(residentialgroup=group).values("version")) | Q(groups=None)
    title = _("%(commune)s: %(group)s") % {"commune": request.commune.title, "group": group}
    return _feed(request, title, f"/to/{group.code}", open_versions().filter(about))


def _feed(request: Request, title: str, path: str, versions: QuerySet[Version]) -> HttpResponse:
    rows = list(
        versions.select_related("publication", "issuer").defer("body").order_by("-published_at", "-pk")[:ENTRIES]
    )
    at, name = base(request), authority(request.commune)
    feed = _Feed(
        title, f"{at}{path}", "", language="vi", feed_url=request.build_absolute_uri(),
        feed_guid=f"tag:{name},{BEGAN}:{request.path}", author_name=request.commune.title,
        changed=rows[0].published_at if rows else datetime(BEGAN, 1, 1).astimezone(),
    )  # fmt: skip
    for row in rows:
        _add(feed, row, at, name)
    response = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    feed.write(response, "utf-8")
    return response


def _add(feed: _Feed, row: Version, at: str, name: str) -> None:
    publication = row.publication
    current = row.state == Version.State.CURRENT
    when = localtime(row.published_at)
    day: date = when.date()
    words = [row.change_note and _("Thay đổi: %(note)s") % {"note": row.change_note}, row.summary[:SUMMARY]]
    again = _("%(title)s (bản số %(n)d)") % {"title": row.title, "n": row.number}
    feed.add_item(
        title=row.title if row.number == 1 else again,
        link=f"{at}/p/{publication.ref}" + ("" if current else f"/ban/{row.number}"),
        description="".join(f"<p>{escape(text)}</p>" for text in words if text),
        unique_id=f"tag:{name},{day:%Y-%m-%d}:{publication.ref}/{row.number}",
        pubdate=when,
        updateddate=when,
        author_name=str(row.issuer),
        categories=(short(row.item),),
    )


class _Feed(Atom1Feed):
    """Django's, except that a feed is as new as its newest entry, and one without entries does not change by itself."""

    def latest_post_date(self) -> datetime:
        changed: datetime = self.feed["changed"]
        return changed
