"""What the room tells the floors above: menus, today's work, what is open to speak to, search, files, the demo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

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
from dinh.rights.consult import actions, permissions, queries
from dinh.rights.consult.actions.common import SEARCH_KIND, TOPIC
from dinh.rights.consult.clocks import result_term
from dinh.rights.consult.demo import load
from dinh.rights.consult.mapping import FEWEST
from dinh.rights.consult.models import Consultation, Opinion
from dinh.rights.consult.views.public import matter_page

SOON, MOST = timedelta(days=7), 10
PATIENT = timedelta(days=10)  # after closing, until the desk calls a step without a day of the law late


def _tone(due: date, day: date) -> Tone:
    return "late" if due < day else "soon" if due - day <= SOON else "info"


def _when(due: date, day: date) -> str:
    left = (due - day).days
    if left < 0:
        return _("Trễ %(days)d ngày") % {"days": -left}
    return _("Hạn hôm nay") if not left else _("Còn %(days)d ngày") % {"days": left}


def today_items(by: Actor, day: date) -> Iterator[TodayItem]:
    """Late steps first: results not yet public, summaries and answers that wait, opinions to look at."""
    writes, decides = (may(by, name, by.commune) for name in (permissions.PLAN, permissions.EXPLAIN_ANY))
    if not (writes or decides):
        return
    waiting = [one for one in Consultation.objects.filter(stopped_on=None) if not one.told_on]
    found = [item for one in waiting for item in _steps(one, day, writes=writes, decides=decides)]
    yield from sorted(found, key=lambda item: (item.tone != "late", item.day or date.max))[:MOST]
    if writes:
        yield from _unread(day)


def _steps(one: Consultation, day: date, *, writes: bool, decides: bool) -> Iterator[TodayItem]:
    stage, url = one.stage(day), reverse("consult_desk:matter", args=[one.ref])
    title = one.title[:120]
    if stage in ("explained", "decided") and writes and (term := result_term(one)):
        words = _("Công khai kết quả lấy ý kiến: %s") % title
        yield TodayItem(words, url, _tone(term.due, day), _when(term.due, day), term.article, term.due, _("Mở"))
    if stage == "closed" and writes:
        due = one.until + PATIENT
        words = _("Tổng hợp ý kiến: %s") % title
        when = _("Hết hạn góp ý %s") % f"{one.until:%d/%m/%Y}"
        yield TodayItem(words, url, "late" if due < day else "soon", when, "", due, _("Mở"))
    if stage == "summarised" and decides:
        words = _("Trả lời các nhóm ý kiến: %s") % title
        yield TodayItem(words, url, "soon", _("Chờ giải trình"), "", one.summarised_on, _("Mở"))
    if stage in ("explained", "published") and decides and not one.decided_on:
        words = _("Ghi quyết định sau khi lấy ý kiến: %s") % title
        yield TodayItem(words, url, "info", _("Chờ quyết định"), "", one.explained_on, _("Mở"))
    if stage == "published" and writes and one.decided_on:
        words = _("Báo cáo Hội đồng nhân dân, Mặt trận: %s") % title
        yield TodayItem(words, url, "info", _("Kỳ họp gần nhất"), "", one.result_on, _("Mở"))
    if stage in ("plan", "sent") and writes:
        words = _("Chuẩn bị lấy ý kiến: %s") % title
        when = _("Chưa gửi kế hoạch") if stage == "plan" else _("Chưa công khai")
        yield TodayItem(words, url, "info", when, "", one.planned_on, _("Mở"))


def _unread(day: date) -> Iterator[TodayItem]:
    rows = Opinion.objects.filter(screened=Opinion.Screened.WAITING, withdrawn_on=None)
    counts: dict[int, int] = {}
    for pk in rows.filter(consultation__explained_on=None, consultation__stopped_on=None).values_list(
        "consultation_id", flat=True
    ):
        counts[pk] = counts.get(pk, 0) + 1
    for one in Consultation.objects.filter(pk__in=counts)[:MOST]:
        words = _("%(count)d ý kiến chờ xem: %(title)s") % {"count": counts[one.pk], "title": one.title[:100]}
        url = f"{reverse('consult_desk:opinions', args=[one.ref])}?hien=waiting"
        yield TodayItem(words, url, "info", _("Chưa hiện cho mọi người"), "", None, _("Xem"))


def _waiting(by: Actor) -> int:
    return queries.waiting_count(today()) if may(by, permissions.READ, by.commune) else 0


_newest: Prepared[Consultation] = Prepared(lambda most: queries.public()[:most])


def public_items(commune: Commune, limit: int) -> Iterator[PublicItem]:
    day = today()
    for one in _newest.each(limit):
        until = f"{one.until:%d/%m/%Y}"
        stage = one.stage(day)
        state = _("góp ý đến hết ngày %s") % until if stage == "open" else str(permissions.STAGES[stage])
        if one.published_on:
            yield PublicItem(one.title, one.path, f"{_('Lấy ý kiến')} · {state}", one.published_on, "ban")


def _searchable() -> QuerySet[Consultation]:
    return queries.public().order_by("pk")


def _document(one: Consultation) -> Item | None:
    """The draft and what it is about: never an opinion, nor who gave it."""
    if one.published_at is None:
        return None
    text = "\n".join([one.about, *(f"{clause.label} {clause.text}" for clause in queries.clauses(one))])
    return Item(
        object_id=str(one.pk), title=one.title, url=one.path, text=text, meta=str(_("Lấy ý kiến")), day=one.published_on
    )


def draw_maps(commune: Commune, day: date) -> int:
    """Periodic work: groups of opinion of what is open, or closed yesterday, as they now stand; returns how many."""
    rows = Consultation.objects.filter(
        statements_open=True, published_at__isnull=False, stopped_on=None, until__gte=day - timedelta(days=1)
    )
    ripe = [one for one in rows if queries.participants(one) >= FEWEST]
    for one in ripe:
        actions.draw_map(by=Actor(commune), consultation=one)
    return len(ripe)


DESK_LINKS.append(
    DeskLink("people", 45, gettext_lazy("Lấy ý kiến"), "consult_desk:index", permissions.ENTER_ROOM, _waiting)  # type: ignore[arg-type]
)
PORTAL_LINKS.append(
    PortalLink(
        15,
        gettext_lazy("Góp ý dự thảo"),  # type: ignore[arg-type]
        "consult:index",
        gettext_lazy("Nói điều mình nghĩ trước khi chính quyền quyết định: không cần tài khoản, có mã để xem trả lời."),  # type: ignore[arg-type]
    )
)
topic(Topic(TOPIC, gettext_lazy("Lấy ý kiến Nhân dân"), 45))
TODAY.append(today_items)
PUBLIC.append(PublicSource(("ban",), public_items))
PUBLIC_PAGES["LY"] = matter_page
FILE_READERS.append(queries.may_read_file)
RING.append(draw_maps)
SEARCH[SEARCH_KIND] = SearchSource(SEARCH_KIND, "Lấy ý kiến", _searchable, _document)
DEMO.append((55, load))
