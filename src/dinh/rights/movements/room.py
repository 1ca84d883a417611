"""What the room tells the floors above: menus, today's work, public lists, search, photos, the demo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.actor import Actor
from dinh.ground.gate import may
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
    Tone,
)
from dinh.ground.search.index import Item
from dinh.rights.movements import permissions, queries, queries_titles
from dinh.rights.movements.actions.common import SEARCH_KIND
from dinh.rights.movements.demo import load
from dinh.rights.movements.models import PracticeModel
from dinh.rights.movements.views.public import model_page

if TYPE_CHECKING:
    from dinh.ground.places.models import Commune

MOST = 10


def today_items(by: Actor, day: date) -> Iterator[TodayItem]:
    """Looks that are due for the writer; what waits for the chair; what was sent back or suggested to a body; the
    meetings a head of a group still owes."""
    if not may(by, permissions.ENTER):
        return
    if may(by, permissions.WRITE):
        yield from _for_writer(day)
    if may(by, permissions.DECIDE):
        yield from _for_chair(day)
    for model in queries.own_returned(by)[:MOST]:
        url = reverse("movements_desk:model", args=[model.ref])
        yield TodayItem(
            _("Viết tiếp mô hình: %s") % model, url, "info", _("Trả lại"), model.reason[:100], None, _("Mở")
        )
    for hint in queries.hints_for(by)[:MOST]:
        url = reverse("movements_desk:model", args=[hint.model.ref])
        title = _("Mô hình gợi ý: %s") % hint.model
        yield TodayItem(title, url, "info", "", hint.about_title[:100], None, _("Xem"))
    if group := permissions.own_group(by):
        for said in queries_titles.unanswered(group)[:MOST]:
            url = reverse("movements_desk:review", args=[said.review_id])
            yield TodayItem(
                _("Trả lời ý kiến: %s") % said.review, url, "soon", "", said.words[:100], None, _("Trả lời")
            )
        for review in queries_titles.unreviewed(group, day)[:MOST]:
            until = review.round.until
            tone: Tone = "late" if until < day else "soon" if (until - day).days <= 7 else "info"
            url = reverse("movements_desk:review", args=[review.pk])
            yield TodayItem(_("Bình xét: %s") % review.round, url, tone, f"{until:%d/%m/%Y}", "", until, _("Mở"))


def _for_writer(day: date) -> Iterator[TodayItem]:
    for one in queries.looks_due(day)[:MOST]:
        if one.due:
            url = reverse("movements_desk:adoption", args=[one.adoption.ref])
            title = _("Xem lại sau %(months)d tháng: %(what)s") % {"months": one.due.months, "what": one.adoption}
            tone: Tone = "late" if one.due.tone == "late" else "soon"
            yield TodayItem(title, url, tone, one.due.words, "", one.due.day, _("Xem lại"))
    if count := queries.to_examine().count():
        title = _("%(count)d mô hình chờ hội đồng xét") % {"count": count}
        yield TodayItem(title, reverse("movements_desk:home"), "info", "", "", None, _("Mở"))
    if count := queries_titles.unanswered().count():
        title = _("%(count)d ý kiến về danh sách chưa trả lời") % {"count": count}
        yield TodayItem(title, reverse("movements_desk:home"), "soon", "", "", None, _("Trả lời"))


def _for_chair(day: date) -> Iterator[TodayItem]:
    for model in queries.to_decide()[:MOST]:
        url = reverse("movements_desk:model", args=[model.ref])
        yield TodayItem(_("Quyết định về mô hình: %s") % model, url, "info", _("Hội đồng đã xét"), "", None, _("Mở"))
    rounds = {review.round_id: review.round for review in queries_titles.to_recognise(day)}
    for round_ in rounds.values():
        url = reverse("movements_desk:round", args=[round_.pk])
        yield TodayItem(_("Công nhận: %s") % round_, url, "info", _("Đã niêm yết xong"), "", None, _("Mở"))


def public_models(commune: Commune, limit: int) -> Iterator[PublicItem]:
    for model in queries.newest.each(limit):
        if model.decided_on:
            meta = f"{_('Mô hình')} · {model.get_field_display()}"
            yield PublicItem(model.title, model.path, meta, model.decided_on, "lam")


def public_lists(commune: Commune, limit: int) -> Iterator[PublicItem]:
    for review in queries_titles.posted.each(limit):
        if review.posted_on:
            name = "posted" if review.round.title.of_households else "round"
            key = review.pk if review.round.title.of_households else review.round_id
            yield PublicItem(
                str(review), reverse(f"movements:{name}", args=[key]), _("Danh hiệu"), review.posted_on, "lam"
            )


def _searchable() -> QuerySet[PracticeModel]:
    return queries.public().order_by("pk")


def _document(model: PracticeModel) -> Item | None:
    """Recognised models: never a household, an entry or a member of a force."""
    if not model.public:
        return None
    steps = [step.text for step in model.steps.all()]
    text = "\n".join([model.problem, *steps, model.story, model.body.name, str(model.group or "")])
    return Item(
        object_id=str(model.pk), title=model.title, url=model.path, text=text, meta=str(_("Mô hình Dân vận khéo")),
        day=model.decided_on,
    )  # fmt: skip


def _waiting(by: Actor) -> int:
    if may(by, permissions.DECIDE):
        return queries.to_decide().count()
    return queries.to_examine().count() if may(by, permissions.WRITE) else 0


DESK_LINKS.append(
    DeskLink("people", 120, gettext_lazy("Phong trào, mô hình"), "movements_desk:home", permissions.ENTER, _waiting)  # type: ignore[arg-type]
)
PORTAL_LINKS.append(
    PortalLink(
        120,
        gettext_lazy("Mô hình, danh hiệu"),  # type: ignore[arg-type]
        "movements:index",
        gettext_lazy("Cách làm hay đang lan đến đâu; gia đình, tổ dân phố văn hóa; thi đua, khen thưởng."),  # type: ignore[arg-type]
    )
)
TODAY.append(today_items)
PUBLIC += [PublicSource(("lam",), public_models), PublicSource(("lam",), public_lists)]
PUBLIC_PAGES["MH"] = model_page
FILE_READERS.append(queries.may_read_file)
SEARCH[SEARCH_KIND] = SearchSource(SEARCH_KIND, "Mô hình Dân vận khéo", _searchable, _document)
DEMO.append((85, load))
