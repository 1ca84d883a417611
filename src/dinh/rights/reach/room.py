"""What the reach room tells the floors above it: menus, today's work, the public pages, search, demo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.places.models import Commune
from dinh.ground.prepared import Prepared
from dinh.ground.room import (
    DEMO,
    DESK_LINKS,
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
from dinh.rights.reach import permissions, queries
from dinh.rights.reach.demo import load
from dinh.rights.reach.models import Survey
from dinh.rights.reach.views.public import page


def _today(by: Actor, day: date) -> Iterator[TodayItem]:
    if not may(by, permissions.READ):
        return
    for survey, need in queries.waiting_for_someone(day):
        url = reverse("reach_desk:survey", args=[survey.ref])
        done, asked = queries.rate(survey)
        if need == "draw" and may(by, permissions.DRAW, survey):
            yield TodayItem(str(survey), url, "soon", _("Bốc thăm"), survey.seed_rule, survey.seed_day)
        elif need == "close" and may(by, permissions.CLOSE, survey):
            yield TodayItem(str(survey), url, "late", _("Hết hạn hỏi, chưa khóa"), f"{done}/{asked}", survey.ends)
        elif need == "ask" and may(by, permissions.TYPE, survey) and survey.begins <= day:
            detail = _("Đã trả lời %(done)d/%(asked)d hộ") % {"done": done, "asked": asked}
            yield TodayItem(str(survey), url, "info", _("Đang hỏi"), detail, survey.ends)


def _waiting(by: Actor) -> int:
    needs = queries.waiting_for_someone(today())
    return sum(1 for survey, need in needs if need in ("draw", "close") and may(by, permissions.CANCEL, survey))


_newest_public: Prepared[Survey] = Prepared(
    lambda most: queries.public().filter(closed_on__isnull=False).order_by("-closed_on", "-pk")[:most]
)


def _public(commune: Commune, most: int) -> Iterator[PublicItem]:
    for survey in _newest_public.each(most):
        if survey.closed_on:
            meta = " · ".join([_("Kết quả hỏi bà con"), f"{survey.closed_on:%d/%m/%Y}"])
            yield PublicItem(survey.title, survey.path, meta, survey.closed_on)


def _searchable() -> QuerySet[Survey]:
    return queries.public().order_by("pk")


def _document(survey: Survey) -> Item | None:
    if survey.announced_on is None:
        return None
    text = " ".join([_("Thông tin có đến với dân không"), *(fact.about for fact in queries.facts(survey))])
    if survey.closed_on:
        text = " ".join([text, *(fact["text"] for fact in survey.result["facts"])])
    day, meta = survey.closed_on or survey.announced_on, _("có kết quả") if survey.closed_on else ""
    return Item(object_id=str(survey.pk), title=survey.title, url=survey.path, text=text, day=day, meta=meta)


DESK_LINKS.append(
    DeskLink("people", 50, gettext_lazy("Thông tin đến dân"), "reach_desk:index", permissions.READ, _waiting)  # type: ignore[arg-type]
)
PORTAL_LINKS.append(
    PortalLink(
        50,
        gettext_lazy("Tin có đến với bà con không"),  # type: ignore[arg-type]
        "reach:index",
        gettext_lazy("Kết quả hỏi các hộ bốc thăm; ai cũng kiểm lại được cách bốc."),  # type: ignore[arg-type]
    )
)
TODAY.append(_today)
PUBLIC.append(PublicSource(("biet",), _public))
PUBLIC_PAGES["DH"] = page
SEARCH["reach"] = SearchSource("reach", _("Đợt hỏi bà con"), _searchable, _document)
DEMO.append((50, load))
