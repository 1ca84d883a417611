"""What the outreach room tells the floors above it: menus, today's work, the public calendar, search, topics, demo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.actor import Actor
from dinh.ground.alerts.topics import Topic, topic
from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.places.models import Commune
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
from dinh.rights.outreach import permissions, queries
from dinh.rights.outreach.actions.sessions import TOPIC
from dinh.rights.outreach.demo import load
from dinh.rights.outreach.models import Session
from dinh.rights.outreach.views.public import page

MOST = 10


def _today(by: Actor, day: date) -> Iterator[TodayItem]:
    if not may(by, permissions.READ):
        return
    for session in queries.without_result(day, by)[:MOST]:
        if may(by, permissions.RESULT, session):
            url = reverse("outreach_desk:result", args=[session.ref])
            held = _("Tổ chức ngày %s") % f"{session.day:%d/%m/%Y}"
            yield TodayItem(str(session), url, "info", _("Chưa ghi kết quả"), held, session.day, _("Ghi kết quả"))
    for session in queries.this_week(day, by)[:MOST]:
        at = f"{session.starts:%H:%M} " if session.starts else ""
        url = reverse("outreach_desk:session", args=[session.ref])
        detail = session.place if session.published_on else _("%s. Chưa công bố lịch") % session.place
        when = f"{at}{session.day.day}/{session.day.month}"
        yield TodayItem(_("Tuyên truyền: %s") % session, url, "soon", when, detail, session.day)


def _waiting(by: Actor) -> int:
    return queries.without_result(today(), by).count()


_newest_public: Prepared[Session] = Prepared(
    lambda most: queries.public().prefetch_related(None).order_by("-published_on", "-pk")[:most]
)


def _public(commune: Commune, most: int) -> Iterator[PublicItem]:
    for session in _newest_public.each(most):
        at = f"{session.starts:%H:%M}, " if session.starts else ""
        state = _("đã hủy") if session.cancelled_on else ""
        meta = " · ".join(filter(None, [_("Tuyên truyền"), f"{at}{session.day:%d/%m/%Y}", session.place, state]))
        if session.published_on:
            yield PublicItem(session.topic, session.path, meta, session.published_on)


def _searchable() -> QuerySet[Session]:
    return queries.public().order_by("pk")


def _document(session: Session) -> Item | None:
    if session.published_on is None:
        return None
    text = " ".join([session.cited, session.place, session.presenter, queries.groups_text(session)])
    return Item(
        object_id=str(session.pk), title=session.topic, url=session.path, text=text,
        meta=f"{session.get_form_display()}, {session.place}", day=session.day,
    )  # fmt: skip


topic(Topic(TOPIC, gettext_lazy("Lịch tuyên truyền, học luật"), 60))
DESK_LINKS.append(
    DeskLink("people", 40, gettext_lazy("Tuyên truyền"), "outreach_desk:index", permissions.READ, _waiting)  # type: ignore[arg-type]
)
PORTAL_LINKS.append(
    PortalLink(
        40,
        gettext_lazy("Lịch tuyên truyền, học luật"),  # type: ignore[arg-type]
        "outreach:index",
        gettext_lazy("Buổi nào, ở đâu, nói về luật gì; làm thử câu hỏi ngắn."),  # type: ignore[arg-type]
    )
)
TODAY.append(_today)
PUBLIC.append(PublicSource(("biet",), _public))
PUBLIC_PAGES["TR"] = page
FILE_READERS.append(queries.downloadable)
SEARCH["outreach"] = SearchSource("outreach", _("Buổi tuyên truyền"), _searchable, _document)
DEMO.append((40, load))
