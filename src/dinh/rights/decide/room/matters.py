"""What matters and votings tell the floors above: menu, today's work, the portal, search, files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.gate import may
from dinh.ground.households.holders import HOLDERS
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
from dinh.rights.decide import permissions
from dinh.rights.decide.actions.matters import PREFIX, SEARCH_KIND
from dinh.rights.decide.demo import load
from dinh.rights.decide.models import Decision, Helper, Matter, MatterFile, Progress, RollEntry, Round, Signature
from dinh.rights.decide.queries import matters, votings
from dinh.rights.decide.views.public import matter_page

if TYPE_CHECKING:
    from dinh.ground.places.models import Commune

SOON = timedelta(days=7)
_newest: Prepared[Matter] = Prepared(lambda most: matters.public().order_by("-tabled_on", "-pk")[:most])


def _mine(by: Actor, rows: QuerySet[Any]) -> QuerySet[Any]:
    """A head's own group alone; the clerk's all."""
    if by.has(permissions.WRITER) or by.post is None:
        return rows
    return rows.filter(group=by.post.group_id)


def _today(by: Actor, day: date) -> Iterator[TodayItem]:
    """For those who prepare votings: steps that are due, votings to open or to shut. For counters: what to count."""
    if may(by, permissions.PREPARE, by.commune):
        rows = _mine(by, Round.objects.select_related("matter", "group", "commune"))
        for round in rows.filter(state=Round.State.PLANNED).order_by("opens_at"):
            yield from _planned(round, day)
        for round in rows.filter(state=Round.State.OPEN, closes_at__lt=now()).order_by("closes_at"):
            yield _item(round, _("Hết hạn, đóng lại: %s"), "soon", _("Đã hết hạn"), timezone.localdate(round.closes_at))
        drafts = _mine(by, Matter.objects.filter(state=Matter.State.DRAFT, agreed_on__isnull=False))
        for matter in drafts.order_by("proposed_on")[:10]:
            url = reverse("decide_desk:matter", args=[matter.ref])
            yield TodayItem(_("Đưa ra bàn: %s") % matter, url, "info", _("Đã thống nhất"), matter.where, None, _("Mở"))
    if may(by, permissions.COUNT_ROOM, by.commune):
        for round in _mine(by, Round.objects.select_related("matter", "group").filter(state=Round.State.CLOSED)):
            url = reverse("decide_desk:count", args=[round.pk])
            yield TodayItem(
                _("Kiểm phiếu: %s") % round.matter, url, "soon", _("Chờ hai người đếm"), str(round.group), None,
                _("Đếm"),
            )  # fmt: skip


def _planned(round: Round, day: date) -> Iterator[TodayItem]:
    opens = timezone.localdate(round.opens_at)
    waiting = [each for each in votings.standings(round) if each.wrong]
    for each in waiting:
        due = each.term.due if each.term and each.waits else opens
        if due - day <= SOON:
            late = due < day or not each.waits
            when = _("Quá hạn") if late else _("Hạn %(day)s") % {"day": f"{due:%d/%m}"}
            yield _item(round, f"{each.step.title}: %s", "late" if late else "soon", when, due)
    if not waiting and opens <= day:
        yield _item(round, _("Mở biểu quyết: %s"), "soon", _("Đến ngày"), opens)


def _item(round: Round, words: str, tone: Any, when: str, due: date) -> TodayItem:
    url = reverse("decide_desk:round", args=[round.pk])
    return TodayItem(words % round.matter, url, tone, when, str(round.group), due, _("Mở"))


def _waiting(by: Actor) -> int:
    rows = Round.objects.filter(state__in=[Round.State.OPEN, Round.State.CLOSED], closes_at__lt=now())
    return int(_mine(by, rows).count())


def _public(commune: Commune, limit: int) -> Iterator[PublicItem]:
    for each in _newest.each(limit):
        meta = f"{each.where} · {each.get_state_display()}"
        yield PublicItem(each.title, f"/p/{each.ref}", meta, each.tabled_on or each.proposed_on, "ban")


def _document(matter: Matter) -> Item | None:
    if matter.tabled_on is None:
        return None
    return Item(
        object_id=str(matter.pk), title=matter.title, url=f"/p/{matter.ref}", text=f"{matter.content}\n{matter.where}",
        meta=str(_("Nhân dân bàn và quyết định")), day=matter.tabled_on,
    )  # fmt: skip


def _reads(by: Actor, pk: int) -> bool:
    """Papers of a matter on the table and photos of its progress: anyone. Signed scans: those who read the desk."""
    shown = MatterFile.objects.filter(file=pk, matter__tabled_on__isnull=False, role="document").exists()
    if shown or Progress.objects.filter(file=pk).exists():
        return True
    inside = MatterFile.objects.filter(file=pk).exists() or Decision.objects.filter(scan=pk).exists()
    return inside and may(by, permissions.READ, by.commune)


def _stands_on(commune: Commune, households: set[int]) -> str | None:
    """What keeps households in the register: a list they stand on, a proposal they signed, a count they watched."""
    kept: tuple[QuerySet[Any], ...] = (RollEntry.objects.all(), Signature.objects.all(), Helper.objects.all())
    for rows in kept:
        found = rows.filter(commune=commune, household__in=households).select_related("household").first()
        if found is not None:
            words = _("%(household)s đã có trong hồ sơ bàn, quyết định của thôn, tổ dân phố.")
            return words % {"household": found.household}
    return None


DESK_LINKS.append(
    DeskLink("people", 43, gettext_lazy("Bàn, quyết định"), "decide_desk:home", permissions.READ, _waiting)  # type: ignore[arg-type]
)
PORTAL_LINKS.append(
    PortalLink(
        43,
        gettext_lazy("Việc bà con bàn và quyết định"),  # type: ignore[arg-type]
        "decide:index",
        gettext_lazy("Họp thôn, tổ dân phố, phiếu lấy ý kiến hộ: bàn gì, quyết thế nào, làm đến đâu."),  # type: ignore[arg-type]
    )
)
TODAY.append(_today)
DEMO.append((45, load))
HOLDERS.append(_stands_on)
PUBLIC.append(PublicSource(("ban",), _public))
PUBLIC_PAGES[PREFIX] = matter_page
FILE_READERS.append(_reads)
SEARCH[SEARCH_KIND] = SearchSource(
    SEARCH_KIND, "Nhân dân bàn và quyết định", lambda: matters.public().order_by("pk"), _document
)
