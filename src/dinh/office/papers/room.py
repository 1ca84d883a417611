"""What papers offer to the floors above: the desk's menu, today's work, the portal, downloads, search."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dinh.ground.actor import Actor
from dinh.ground.gate import may
from dinh.ground.prepared import Prepared
from dinh.ground.room import (
    DESK_LINKS,
    FILE_READERS,
    PUBLIC,
    PUBLIC_PAGES,
    SEARCH,
    TODAY,
    DeskLink,
    PublicItem,
    PublicSource,
    SearchSource,
    TodayItem,
)
from dinh.ground.search.index import Item
from dinh.office.papers import permissions
from dinh.office.papers.models import Paper
from dinh.office.papers.queries.papers import readable_source
from dinh.office.papers.queries.registers import drafts, waiting
from dinh.office.papers.views.public import public_paper

if TYPE_CHECKING:
    from dinh.ground.places.models import Commune

MOST = 10


def _waiting(by: Actor) -> int:
    return waiting().count()


def _today(by: Actor, day: date) -> Iterator[TodayItem]:
    """Papers to confirm, for those who keep the register; drafts to issue, for those who issue."""
    if may(by, permissions.REGISTER):
        for paper in waiting()[:MOST]:
            days = (day - paper.arrived).days if paper.arrived else 0
            when = (
                ngettext("Đến %(days)d ngày trước", "Đến %(days)d ngày trước", days) % {"days": days}
                if days
                else _("Đến hôm nay")
            )
            url = reverse("papers:reading", args=[paper.ref])
            yield TodayItem(
                _title(paper), url, "info", when, _("Chờ xác nhận để vào sổ"), paper.arrived, _("Đọc và xác nhận")
            )
    if may(by, permissions.ISSUE):
        for paper in drafts()[:MOST]:
            url = reverse("papers:issue", args=[paper.ref])
            yield TodayItem(_title(paper), url, "info", _("Bản thảo"), paper.body.name, None, _("Kiểm tra và ban hành"))


def _title(paper: Paper) -> str:
    return str(paper)[:160]


_newest_public: Prepared[Paper] = Prepared(
    lambda most: (
        Paper.objects.filter(public=True, state=Paper.State.REGISTERED)
        .only("ref", "type_name", "number", "subject", "issuer", "issued", "arrived")
        .order_by("-issued", "-pk")[:most]
    )
)


def _public(commune: Commune, limit: int) -> Iterator[PublicItem]:
    for paper in _newest_public.each(limit):
        meta = " · ".join(filter(None, [paper.issuer, f"{paper.issued:%d/%m/%Y}" if paper.issued else ""]))
        day = paper.issued or paper.arrived
        if day:
            yield PublicItem(_title(paper), f"/p/{paper.ref}", meta, day)


def _searchable() -> QuerySet[Paper]:
    papers: QuerySet[Paper] = Paper.objects.filter(state=Paper.State.REGISTERED).select_related("body").order_by("pk")
    return papers


def _document(paper: Paper) -> Item | None:
    """Registered papers only: nobody finds what no person has confirmed."""
    if not paper.in_register:
        return None
    return Item(
        object_id=str(paper.pk),
        title=f"{paper.type_name} {paper.number} {paper.subject}".strip(),
        url=f"/p/{paper.ref}" if paper.public else reverse("papers:paper", args=[paper.ref]),
        text=paper.text,
        meta=paper.issuer,
        day=paper.issued or paper.arrived,
        power="" if paper.public else permissions.READ_POWER,
    )


DESK_LINKS += [
    DeskLink("lead", 10, _("Nhập văn bản"), "papers:intake", permissions.REGISTER),
    DeskLink("lead", 11, _("Chờ xác nhận"), "papers:waiting", permissions.REGISTER, _waiting),
    DeskLink("lead", 12, _("Văn bản đến"), "papers:register_in", permissions.READ),
    DeskLink("lead", 13, _("Văn bản đi"), "papers:register_out", permissions.READ),
    DeskLink("lead", 14, _("Soạn văn bản"), "papers:drafts", permissions.DRAFT),
    DeskLink("lead", 15, _("Viện dẫn"), "papers:citations", permissions.READ),
    DeskLink("lead", 16, _("Hồ sơ công việc"), "papers:dossiers", permissions.READ),
]
TODAY.append(_today)
PUBLIC.append(PublicSource(("biet",), _public))
PUBLIC_PAGES["VB"] = public_paper
FILE_READERS.append(readable_source)
SEARCH["papers"] = SearchSource("papers", _("Văn bản"), _searchable, _document)
