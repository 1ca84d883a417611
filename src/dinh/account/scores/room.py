"""What the room tells the floors above: menus, today's work, what is open to speak to, search, files, the demo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.account.scores import permissions, queries
from dinh.account.scores.actions.common import SEARCH_KIND
from dinh.account.scores.demo import load
from dinh.account.scores.models import Appeal, Campaign, Comment, Sheet
from dinh.account.scores.views.public import campaign_page
from dinh.ground.actor import Actor
from dinh.ground.alerts.actions import notify_holder
from dinh.ground.bodies.queries import holders_of
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
    RING,
    SEARCH,
    TODAY,
    DeskLink,
    PortalLink,
    PublicItem,
    PublicSource,
    SearchSource,
    TodayItem,
    Tone,
)
from dinh.ground.search.index import Item

MOST = 8
AHEAD = timedelta(days=7)  # ours: so long before its day a sheet that was not handed in is called to mind


def _tone(due: date, day: date) -> Tone:
    return "late" if due < day else "soon" if due - day <= AHEAD else "info"


def today_items(by: Actor, day: date) -> Iterator[TodayItem]:
    """One's own sheet to score; sheets to appraise; comments and appeals to answer; steps that are due."""
    if not may(by, permissions.READ, by.commune):
        return
    if by.has(permissions.SELF):
        for one in queries.own_sheets(by)[:MOST]:
            due = one.campaign.self_until
            url = reverse("scores_desk:sheet", args=[one.campaign.ref, one.key])
            words = _("Bổ sung phiếu bị trả lại: %s") if one.returned_on else _("Tự chấm điểm: %s")
            yield TodayItem(
                words % one.campaign.title, url, _tone(due, day), f"{due:%d/%m/%Y}", one.name, due, _("Mở phiếu")
            )
    runs = by.has(permissions.DRAFTER)
    for campaign in Campaign.objects.filter(stopped_on=None, published_on=None).select_related("rubric")[:MOST]:
        yield from _steps(by, campaign, day, runs=runs)
    if by.has(permissions.ADOPTER):
        for each in Appeal.objects.filter(answered_on=None).select_related("sheet__campaign")[:MOST]:
            url = reverse("scores_desk:appeal", args=[each.sheet.campaign.ref, each.pk])
            title = _("Trả lời khiếu nại kết quả chấm điểm: %s") % each.sheet.name
            yield TodayItem(
                title, url, "soon", f"{each.made_on:%d/%m/%Y}", each.sheet.campaign.title, None, _("Trả lời")
            )


def _steps(by: Actor, campaign: Campaign, day: date, *, runs: bool) -> Iterator[TodayItem]:
    stage, url = campaign.stage(day), reverse("scores_desk:campaign", args=[campaign.ref])
    title = campaign.title[:120]
    if stage == "appraisal" and by.has(permissions.APPRAISER):
        due = campaign.appraise_until
        yield TodayItem(_("Thẩm định điểm: %s") % title, url, _tone(due, day), f"{due:%d/%m/%Y}", "", due, _("Mở"))
    if stage == "self" and runs and campaign.self_until < day:
        words = _("Hết hạn tự chấm, chuyển sang thẩm định: %s") % title
        yield TodayItem(words, url, "late", f"{campaign.self_until:%d/%m/%Y}", "", campaign.self_until, _("Mở"))
    if stage in ("posted", "ready") and runs:
        waiting = Comment.objects.filter(campaign=campaign, answered_on=None).count()
        if waiting:
            words = _("%(count)d ý kiến về dự thảo chờ trả lời: %(title)s") % {"count": waiting, "title": title}
            yield TodayItem(
                words, reverse("scores_desk:comments", args=[campaign.ref]), "soon", "", "", None, _("Trả lời")
            )
    if stage == "ready" and by.has(permissions.ADOPTER):
        yield TodayItem(
            _("Quyết định kết quả chấm điểm: %s") % title, url, "soon", _("Đã niêm yết đủ ngày"), "", None, _("Mở")
        )
    if stage == "decided" and runs:
        yield TodayItem(_("Công bố kết quả chấm điểm: %s") % title, url, "soon", campaign.decision, "", None, _("Mở"))


def _waiting(by: Actor) -> int:
    """One query: sheets of one's own that still wait."""
    return queries.own_sheets(by).count() if by.has(permissions.SELF) else 0


_newest: Prepared[Campaign] = Prepared(
    lambda most: queries.public().order_by(Coalesce("published_on", "posted_on").desc(), "-pk")[:most]
)


def public_items(commune: Commune, limit: int) -> Iterator[PublicItem]:
    day = today()
    for one in _newest.each(limit):
        if one.published_on:
            yield PublicItem(one.title, one.path, _("Kết quả chấm điểm"), one.published_on, "giam-sat")
        elif one.posted_on:
            until = f"{one.posted_until:%d/%m/%Y}"
            state = _("góp ý đến hết ngày %s") % until if one.stage(day) == "posted" else _("chờ quyết định")
            yield PublicItem(
                one.title, one.path, f"{_('Dự thảo kết quả chấm điểm')} · {state}", one.posted_on, "giam-sat"
            )


def _searchable() -> QuerySet[Campaign]:
    return queries.public().order_by("pk")


def _document(one: Campaign) -> Item | None:
    """A posted or published campaign, with who was scored."""
    if not one.public:
        return None
    text = "\n".join([one.rubric.title, *one.sheets.values_list("name", flat=True)])
    return Item(
        object_id=str(one.pk), title=one.title, url=one.path, text=text, meta=str(_("Chấm điểm")), day=one.posted_on
    )


def remind(commune: Commune, day: date) -> int:
    """Periodic work: tell who has not handed in a self-score that its day is near, once a sheet; returns how many."""
    rows = Sheet.objects.filter(
        submitted_on=None, campaign__stopped_on=None, campaign__appraised_from=None,
        campaign__self_until__range=(day, day + AHEAD),
    ).select_related("campaign")  # fmt: skip
    holders = holders_of(permissions.SELF, day) if rows else []
    told = 0
    for one in rows:
        own = [
            held
            for held in holders
            if held.post.group_id == one.group_id and (one.group_id or held.post.body_id == one.body_id)
        ]
        if own:
            title = _("Tự chấm điểm %(name)s: hạn %(day)s") % {
                "name": one.name,
                "day": f"{one.campaign.self_until:%d/%m/%Y}",
            }
            notify_holder(
                by=Actor(commune), key=f"scores:{one.pk}:self", users=[held.user for held in own], title=title,
                text=one.campaign.title, url=reverse("scores_desk:sheet", args=[one.campaign.ref, one.key]),
            )  # fmt: skip
            told += 1
    return told


DESK_LINKS.append(DeskLink("account", 20, gettext_lazy("Chấm điểm"), "scores_desk:index", permissions.READ, _waiting))  # type: ignore[arg-type]
PORTAL_LINKS.append(
    PortalLink(
        120,
        gettext_lazy("Kết quả chấm điểm"),  # type: ignore[arg-type]
        "scores:index",
        gettext_lazy("Cơ quan, tổ dân phố được mấy điểm, vì sao; tải về tự tính lại; góp ý dự thảo."),  # type: ignore[arg-type]
    )
)
TODAY.append(today_items)
PUBLIC.append(PublicSource(("giam-sat",), public_items))
PUBLIC_PAGES["CD"] = campaign_page
FILE_READERS.append(queries.may_read_file)
RING.append(remind)
SEARCH[SEARCH_KIND] = SearchSource(SEARCH_KIND, "Chấm điểm", _searchable, _document)
DEMO.append((120, load))
