"""What the room tells the floors above: menus, today's work, public answers, search, downloads, the demo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.actor import Actor
from dinh.ground.alerts.topics import Topic, topic
from dinh.ground.gate import may
from dinh.ground.prepared import Prepared
from dinh.ground.room import (
    DEMO,
    DESK_LINKS,
    FILE_READERS,
    PORTAL_LINKS,
    PUBLIC,
    PUBLIC_PAGES,
    SEARCH,
    TODAY,
    DeskLink,
    PortalLink,
    PublicItem,
    PublicSource,
    SearchSource,
    TodayItem,
)
from dinh.ground.search.index import Item
from dinh.rights.information import permissions, queries
from dinh.rights.information.actions.publicity import SEARCH_KIND, TOPIC
from dinh.rights.information.demo import play
from dinh.rights.information.models import InformationRequest, PublicAnswer
from dinh.rights.information.views.public import public_answer

if TYPE_CHECKING:
    from dinh.ground.places.models import Commune

MOST = 20
State = InformationRequest.State


def today_items(by: Actor, day: date) -> Iterator[TodayItem]:
    """For those who handle requests: new ones, those near or past their day, those to look at again."""
    if not may(by, permissions.HANDLE, by.commune):
        return
    for line in queries.waiting(day)[:MOST]:
        asked = line.asked
        if asked.state == State.ACCEPTED and line.tone == "ok":
            continue
        words = {
            State.NEW: (_("Yêu cầu thông tin mới"), _("Tiếp nhận")),
            State.REVIEW: (_("Xem lại yêu cầu thông tin"), _("Mở")),
        }.get(State(asked.state), (_("Trả lời yêu cầu thông tin"), _("Mở")))
        title = f"{words[0]} {asked.number}/{asked.year}" + (f": {asked.subject}" if asked.subject else "")
        url = reverse("information_desk:item", args=[asked.ref])
        tone = "info" if line.tone == "ok" else line.tone
        due = line.term.due if line.term else None
        way = _("Cách nhận: %s") % asked.get_way_display()
        yield TodayItem(title, url, tone, line.words, way, due or asked.received_on, words[1])  # type: ignore[arg-type]


def _waiting(by: Actor) -> int:
    return queries.count_waiting()


_newest_public: Prepared[PublicAnswer] = Prepared(
    lambda most: queries.published().only("question", "day", "request__ref")[:most]
)


def public_items(commune: Commune, limit: int) -> Iterator[PublicItem]:
    for item in _newest_public.each(limit):
        yield PublicItem(item.question, f"/p/{item.ref}", f"{_('Hỏi đáp thông tin')} · {item.day:%d/%m/%Y}", item.day)


def _searchable() -> QuerySet[PublicAnswer]:
    return queries.published().order_by("pk")


def _document(item: PublicAnswer) -> Item | None:
    """Public answers only: a request is never found, nor its asker."""
    if not item.shown:
        return None
    return Item(
        object_id=str(item.pk), title=item.question, url=f"/p/{item.ref}", text=item.text,
        meta=str(_("Hỏi đáp thông tin")), day=item.day,
    )  # fmt: skip


DESK_LINKS.append(DeskLink("people", 20, "Cung cấp thông tin", "information_desk:book", permissions.HANDLE, _waiting))
PORTAL_LINKS.append(
    PortalLink(
        20,
        gettext_lazy("Xin cung cấp thông tin"),  # type: ignore[arg-type]
        "information:start",
        gettext_lazy("Hỏi điều chính quyền đang giữ: không cần tài khoản, có giấy biên nhận, có ngày trả lời."),  # type: ignore[arg-type]
    )
)
topic(Topic(TOPIC, gettext_lazy("Hỏi đáp thông tin"), 50))
TODAY.append(today_items)
PUBLIC.append(PublicSource(("biet",), public_items))
PUBLIC_PAGES["TT"] = public_answer
FILE_READERS.append(queries.may_read_file)
SEARCH[SEARCH_KIND] = SearchSource(SEARCH_KIND, "Hỏi đáp thông tin", _searchable, _document)
DEMO.append((30, play))
