"""What the room tells the floors above: menus, today's work, public teams, search, the demo. No door here leads to
private life: what is shown elsewhere holds numbers, fields and days only.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import may
from dinh.ground.journal import words as journal_words
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
from dinh.rights.mediation import permissions, queries
from dinh.rights.mediation.actions.teams import SEARCH_KIND
from dinh.rights.mediation.demo import load
from dinh.rights.mediation.models import Case, Team
from dinh.rights.mediation.views.public import by_reference
from dinh.rights.mediation.words import ACTS

if TYPE_CHECKING:
    from dinh.ground.places.models import Commune

State = Case.State
NEXT = {
    State.ASKED: gettext_lazy("Xem lời nhờ hòa giải"),
    State.TAKEN: gettext_lazy("Phân công hòa giải viên"),
    State.ASSIGNED: gettext_lazy("Bắt đầu hòa giải"),
    State.UNDER_WAY: gettext_lazy("Hòa giải tiếp, ghi kết quả"),
}


def today_items(by: Actor, day: date) -> Iterator[TodayItem]:
    """For a head and a mediator: their open cases. For the chair: risks raised, mediators to recognise. For the clerk:
    pay to write down."""
    yield from _cases(by, day)
    if may(by, permissions.MAY_RECOGNISE):
        for one in queries.unanswered():
            url = reverse("mediation_desk:case", args=[one.case.ref])
            title = _("Nguy cơ bạo lực: vụ hòa giải %(label)s") % {"label": one.case.label}
            yield TodayItem(title, url, "late", _("Cần biện pháp"), str(one.case.team), None, _("Mở"))
        if waiting := queries.to_recognise().count():
            title = _("Công nhận hòa giải viên đã bầu: %(count)d người") % {"count": waiting}
            yield TodayItem(title, reverse("mediation_desk:recognise"), "info", "", "", None, _("Công nhận"))
    if may(by, permissions.WRITE) and (count := queries.unpaid().count()):
        title = _("Ghi thù lao hòa giải: %(count)d vụ") % {"count": count}
        yield TodayItem(title, reverse("mediation_desk:overview"), "info", "", "", None, _("Mở"))


def _cases(by: Actor, day: date) -> Iterator[TodayItem]:
    for line in queries.waiting_for(by, day) if may(by, permissions.ENTER) else ():
        case = line.case
        title = f"{NEXT[State(case.state)]}: {case.label}"
        url = reverse("mediation_desk:case", args=[case.ref])
        tone = "info" if line.tone == "ok" else line.tone
        due = line.term.due if line.term else case.received_on
        yield TodayItem(title, url, tone, line.words, case.get_field_display(), due, _("Mở"))  # type: ignore[arg-type]


def _waiting(by: Actor) -> int:
    count = len(queries.waiting_for(by, today()))
    return count + (queries.unanswered().count() if may(by, permissions.MAY_RECOGNISE) else 0)


def public_items(commune: Commune, limit: int) -> Iterator[PublicItem]:
    """Teams with mediators newly recognised: what the law wants published (khoản 4 Điều 8)."""
    for team, name, day, count in queries.latest_recognitions.each(limit):
        meta = _("Công nhận %(count)d hòa giải viên · %(day)s") % {"count": count, "day": f"{day:%d/%m/%Y}"}
        yield PublicItem(name, reverse("mediation:team", args=[team]), meta, day, "lam")


def _searchable() -> QuerySet[Team]:
    return queries.teams(today()).order_by("pk")


def _document(team: Team) -> Item | None:
    """Teams and their published mediators: a case is never found, nor its parties."""
    if team.ended_on:
        return None
    names = [member.name for member in queries.published_members(team)]
    return Item(
        object_id=str(team.pk), title=team.name, url=reverse("mediation:team", args=[team.pk]),
        text="\n".join([str(team.group), team.contact, *names]), meta=str(_("Hòa giải ở cơ sở")), day=team.founded_on,
    )  # fmt: skip


journal_words.ACTS.update(ACTS)
DESK_LINKS.append(
    DeskLink("people", 80, gettext_lazy("Hòa giải"), "mediation_desk:home", permissions.ENTER, _waiting)  # type: ignore[arg-type]
)
PORTAL_LINKS.append(
    PortalLink(
        80,
        gettext_lazy("Nhờ hòa giải"),  # type: ignore[arg-type]
        "mediation:index",
        gettext_lazy("Tổ hòa giải ở thôn, tổ dân phố: ai, gặp ở đâu, nhờ thế nào. Chuyện riêng được giữ kín."),  # type: ignore[arg-type]
    )
)
TODAY.append(today_items)
PUBLIC.append(PublicSource(("lam",), public_items))
PUBLIC_PAGES["HG"] = by_reference
SEARCH[SEARCH_KIND] = SearchSource(SEARCH_KIND, "Hòa giải ở cơ sở", _searchable, _document)
DEMO.append((80, load))
