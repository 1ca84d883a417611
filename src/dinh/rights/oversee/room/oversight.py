"""What inspections, supervision, criticism and the planner tell the floors above: menus, today's work, what is public,
search, files, the demo. Inspections of bodies and violations are in none of the public lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.actor import Actor
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
from dinh.rights.oversee import (
    acts_inspections,
    indicators_oversight,
    permissions_inspections,
    permissions_planner,
    permissions_supervision,
)
from dinh.rights.oversee.demo_oversight import issue, load
from dinh.rights.oversee.models import Criticism, Hearing, Inspection, Session, Supervised, Supervision
from dinh.rights.oversee.permissions import ANSWERER, FRONT, INSPECTOR
from dinh.rights.oversee.queries import supervision as queries
from dinh.rights.oversee.room.boards import MOST, stand
from dinh.rights.oversee.views import oversight_public

__all__ = ["acts_inspections", "indicators_oversight"]


def _item(words: str, url: str, due: date, day: date, detail: str = "") -> TodayItem:
    tone, when = stand(due, day)
    return TodayItem(words, url, tone, when, detail, due, _("Mở"))


def today_items(by: Actor, day: date) -> Iterator[TodayItem]:
    """For who inspects, for bodies that owe a report or an answer, for the Front that waits for one."""
    found = [*_inspecting(by, day), *_owing(by, day), *_criticising(by, day)]
    yield from sorted(found, key=lambda item: (item.tone != "late", item.day or date.max))[:MOST]


def _inspecting(by: Actor, day: date) -> Iterator[TodayItem]:
    if not by.has(INSPECTOR):
        return
    rows = queries.inspections().filter(given_on=None, cancelled_on=None).order_by("planned_on")
    for one in rows[: MOST * 2]:
        url = reverse("oversee_desk:inspection", args=[one.ref])
        if one.concluded_on:
            words = _("Ban hành kết luận kiểm tra: %s") % one.body.name
            yield TodayItem(words, url, "soon", _("Đã kết luận"), one.theme.title, one.concluded_on, _("Mở"))
        elif one.visited_on:
            words = _("Chấm, kết luận kiểm tra: %s") % one.body.name
            yield TodayItem(words, url, "soon", _("Đã đi %s") % f"{one.visited_on:%d/%m}", "", one.visited_on, _("Mở"))
        else:
            yield _item(_("Kiểm tra %s") % one.body.name, url, one.planned_on, day, one.theme.title)


def _owing(by: Actor, day: date) -> Iterator[TodayItem]:
    if not by.has(ANSWERER) or by.body is None:
        return
    asked = queries.inspections().filter(
        body=by.body, asked_on__isnull=False, reported_on=None, visited_on=None, cancelled_on=None
    )
    for one in asked:
        url = reverse("oversee_desk:inspection_step", args=[one.ref, "bao-cao"])
        if one.report_by:
            yield _item(_("Nộp báo cáo tự kiểm tra: %s") % one.theme.title, url, one.report_by, day)
    for row in queries.reports_due(by):
        url = reverse("oversee_desk:supervised_report", args=[row.supervision.ref])
        if row.supervision.report_by:
            yield _item(_("Báo cáo để giám sát: %s") % row.supervision.theme, url, row.supervision.report_by, day)
    waiting = Criticism.objects.filter(drafter=by.body, sent_on__isnull=False, answered_on=None, stopped_on=None)
    for draft in waiting:
        url = reverse("oversee_desk:criticism_step", args=[draft.ref, "tra-loi"])
        if draft.answer_by:
            words = _("Trả lời phản biện: %s") % draft.title
            yield _item(words, url, draft.answer_by, day, str(_("ngày do Mặt trận đề nghị")))


def _criticising(by: Actor, day: date) -> Iterator[TodayItem]:
    if not by.has(FRONT):
        return
    for draft in Criticism.objects.filter(stopped_on=None, answered_on=None).order_by("received_on")[:MOST]:
        url = reverse("oversee_desk:criticism", args=[draft.ref])
        if draft.sent_on is None:
            when = _("Nhận %s") % f"{draft.received_on:%d/%m}"
            yield TodayItem(_("Phản biện: %s") % draft.title, url, "info", when, "", draft.received_on, _("Mở"))
        elif draft.answer_by and draft.answer_by < day:
            yield _item(_("Chưa được trả lời phản biện: %s") % draft.title, url, draft.answer_by, day)


_supervisions: Prepared[Supervision] = Prepared(lambda most: queries.shown_supervisions()[:most])
_criticisms: Prepared[Criticism] = Prepared(lambda most: queries.shown_criticisms()[:most])


def public_supervisions(commune: Commune, limit: int) -> Iterator[PublicItem]:
    for one in _supervisions.each(limit):
        if one.shown_on:
            yield PublicItem(one.theme, one.path, f"{_('Giám sát')} · {one.holder.name}", one.shown_on, "giam-sat")


def public_criticisms(commune: Commune, limit: int) -> Iterator[PublicItem]:
    for draft in _criticisms.each(limit):
        if draft.shown_on:
            words = f"{_('Phản biện xã hội')} · {draft.drafter.name}"
            yield PublicItem(draft.title, draft.path, words, draft.shown_on, "giam-sat")


def may_read_file(by: Actor, pk: int) -> bool:
    """Files of an inspection, a supervision, a criticism: whoever may read that."""
    inspected = Inspection.objects.filter(report_files=pk) | Inspection.objects.filter(marks__files=pk)
    if any(may(by, permissions_inspections.READ, one) for one in inspected.distinct()):
        return True
    reports = [row.supervision for row in Supervised.objects.filter(files=pk).select_related("supervision")]
    sessions = [row.supervision for row in Session.objects.filter(minutes=pk).select_related("supervision")]
    if any(may(by, permissions_supervision.READ, one) for one in [*reports, *sessions]):
        return True
    drafts = [*Criticism.objects.filter(file=pk)]
    drafts += [row.criticism for row in Hearing.objects.filter(minutes=pk).select_related("criticism")]
    return any(may(by, permissions_supervision.READ_CRITICISM, one) for one in drafts)


def _supervision_document(one: Supervision) -> Item | None:
    if one.shown_on is None:
        return None
    return Item(str(one.pk), one.theme, one.path, one.shown, str(_("Giám sát")), one.shown_on)


def _criticism_document(one: Criticism) -> Item | None:
    if one.shown_on is None:
        return None
    text = "\n".join([one.shown, *(f"{each.part} {each.text}" for each in one.points.all())])
    return Item(str(one.pk), one.title, one.path, text, str(_("Phản biện xã hội")), one.shown_on)


DESK_LINKS.append(
    DeskLink(
        "people", 71, gettext_lazy("Kiểm tra đơn vị, phản biện"), "oversee_desk:inspections",  # type: ignore[arg-type]
        permissions_inspections.ENTER,
    )
)  # fmt: skip
DESK_LINKS.append(
    DeskLink("people", 72, gettext_lazy("Nơi nên đến"), "oversee_desk:proposals", permissions_planner.READ)  # type: ignore[arg-type]
)
PORTAL_LINKS.append(
    PortalLink(
        36,
        gettext_lazy("Giám sát, phản biện xã hội"),  # type: ignore[arg-type]
        "oversee:oversight",
        gettext_lazy("Hội đồng nhân dân, Mặt trận giám sát việc gì, phản biện dự thảo nào, cơ quan trả lời ra sao."),  # type: ignore[arg-type]
    )
)
TODAY.append(today_items)
PUBLIC += [PublicSource(("giam-sat",), public_supervisions), PublicSource(("giam-sat",), public_criticisms)]
PUBLIC_PAGES["GS"] = oversight_public.supervision
PUBLIC_PAGES["PB"] = oversight_public.criticism
PUBLIC_PAGES["DX"] = oversight_public.proposal
FILE_READERS.append(may_read_file)
SEARCH["oversee_supervision"] = SearchSource(
    "oversee_supervision", "Giám sát", lambda: Supervision.objects.order_by("pk"), _supervision_document
)
SEARCH["oversee_criticism"] = SearchSource(
    "oversee_criticism", "Phản biện xã hội", lambda: Criticism.objects.order_by("pk"), _criticism_document
)
DEMO.append((73, load))
DEMO.append((101, issue))
