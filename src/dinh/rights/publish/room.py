"""What publicity offers to the floors above: the desk's menu, today's work, the portal, downloads, search, topics."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.alerts.topics import Topic, topic
from dinh.ground.gate import may
from dinh.ground.room import (
    DESK_LINKS,
    FILE_READERS,
    PUBLIC,
    PUBLIC_PAGES,
    RIGHT_PAGES,
    RING,
    SEARCH,
    TODAY,
    DeskLink,
    PublicSource,
    SearchSource,
    TodayItem,
    Tone,
)
from dinh.law.publicity import ITEMS
from dinh.rights.publish import permissions
from dinh.rights.publish.actions.releasing import withdraw_ended
from dinh.rights.publish.public.files import public_file_readable
from dinh.rights.publish.public.portal import public_items
from dinh.rights.publish.public.searching import document, searchable
from dinh.rights.publish.public.views import listing, publication
from dinh.rights.publish.queries.files import proof_readable
from dinh.rights.publish.queries.work import Chore, chores, lists_wanted, open_drafts

MOST = 12


def _today(by: Actor, day: date) -> Iterator[TodayItem]:
    """A head sees what to post and to tell in the own group; the clerk what the whole commune still lacks."""
    group = by.post.group_id if by.post else None
    if group is not None and may(by, permissions.PROVE):
        for chore in chores(day, group)[:MOST]:
            yield _chore(chore, reverse("publish_desk:mine"))
        return
    if may(by, permissions.WRITE):
        for chore in chores(day)[:MOST]:
            yield _chore(chore, reverse("publish_desk:matter", args=[chore.ref]))
        for draft in open_drafts()[:MOST]:
            url = reverse("publish_desk:check", args=[draft.publication.ref])
            yield TodayItem(draft.title, url, "info", _("Bản soạn"), _("Chờ kiểm tra và công khai"), None, _("Mở"))
        for quarter in lists_wanted(day):
            title = _("Lập danh sách các nội dung đã công khai %(quarter)s") % {"quarter": quarter.label}
            url = f"{reverse('publish_desk:quarter')}?quy={quarter}"
            yield TodayItem(title, url, "soon", quarter.label, _("Khoản 2 Điều 13 Luật 10/2022/QH15"), None, _("Lập"))


def _chore(chore: Chore, url: str) -> TodayItem:
    tone: Tone = (
        "late" if chore.late else "soon" if chore.due and chore.due - chore.day <= timedelta(days=7) else "info"
    )
    return TodayItem(chore.title, url, tone, chore.when, chore.what, chore.due, chore.verb)


def _waiting(by: Actor) -> int:
    return open_drafts().count()


for _item in ITEMS:
    topic(Topic(_item.code.casefold(), _item.title, _item.clause))

DESK_LINKS += [
    DeskLink("people", 200, _("Sổ công khai"), "publish_desk:book", permissions.READ),
    DeskLink("people", 201, _("Công khai nội dung mới"), "publish_desk:new", permissions.WRITE, _waiting),
    DeskLink("people", 202, _("Còn thiếu ở đâu"), "publish_desk:gaps", permissions.READ),
    DeskLink("people", 203, _("Việc ở tổ tôi"), "publish_desk:mine", permissions.HEAD),
    DeskLink("people", 204, _("Danh sách quý"), "publish_desk:quarter", permissions.READ),
    DeskLink("people", 205, _("Kế hoạch công khai"), "publish_desk:plan_now", permissions.READ),
]
TODAY.append(_today)
PUBLIC.append(PublicSource(("biet",), public_items))
RIGHT_PAGES["biet"] = listing
PUBLIC_PAGES["CK"] = publication
FILE_READERS += [public_file_readable, proof_readable]
SEARCH["publish"] = SearchSource("publish", _("Nội dung công khai"), searchable, document)
RING.append(withdraw_ended)
