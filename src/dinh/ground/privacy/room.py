"""What this room tells the others: menus, today's work, periodic work, the demo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.gate import may
from dinh.ground.places.models import Commune
from dinh.ground.privacy import actions, lapsed, permissions, rounds
from dinh.ground.privacy.actions.reading import unsealed
from dinh.ground.privacy.demo import load
from dinh.ground.privacy.extent import open_incidents, steps_of
from dinh.ground.privacy.models import Pack, Request
from dinh.ground.room import DEMO, DESK_LINKS, PORTAL_LINKS, RING, TODAY, DeskLink, PortalLink, TodayItem, Tone


def _waiting(by: Actor) -> int:
    return Request.objects.filter(state=Request.State.FOUND).count()


def _incidents(by: Actor, day: date) -> Iterator[TodayItem]:
    """To who keeps them the clock, to who manages too once it has run out; to each post the steps it was given."""
    moment = now()
    if may(by, permissions.INCIDENT_READ):
        for each in open_incidents():
            late, url = each.late(moment), reverse("privacy_desk:incident", args=[each.ref])
            if each.notified_at is None and (late or may(by, permissions.INCIDENT)):
                when = _("Báo cơ quan chuyên trách trước %(at)s") % {"at": f"{localtime(each.due.due_at):%H:%M %d/%m}"}
                yield TodayItem(
                    f"{each}: {each.title}", url, "late" if late else "soon", when, day=each.due.due_at.date()
                )
            elif each.notified_at and may(by, permissions.INCIDENT):
                yield TodayItem(f"{each}: {each.title}", url, "info", _("Đang xử lý"), day=each.found_at.date())
    for step in steps_of(by.post, moment + timedelta(days=2)) if by.post else ():
        url = reverse("privacy_desk:incident", args=[step.incident.ref])
        when = _("Trước %(at)s") % {"at": f"{localtime(step.due_at):%H:%M %d/%m}"}
        tone: Tone = "late" if step.late(moment) else "soon"
        yield TodayItem(f"{step.incident}: {step.text}", url, tone, when, day=step.due_at.date())


def _open_ones(by: Actor) -> int:
    return open_incidents().count()


def _today(by: Actor, day: date) -> Iterator[TodayItem]:
    if not may(by, permissions.READ):
        return
    for asked in Request.objects.filter(state=Request.State.FOUND).order_by("asked_on", "pk"):
        title = _("%(kind)s dữ liệu cá nhân: %(ref)s") % {
            "kind": asked.get_kind_display().capitalize(), "ref": asked.ref
        }  # fmt: skip
        url = reverse("privacy_desk:item", args=[asked.ref])
        yield TodayItem(title, url, "soon", _("Chờ quyết định"), day=asked.asked_on)
    for held in lapsed.ending_holds(day):
        record = f"{held.about_label}, {held.law.what}" if held.about_label else held.law.what
        title = _("Sắp hết hạn giữ lại: %(record)s") % {"record": record}
        url = reverse("privacy_desk:kind", args=[held.key])
        when = _("Giữ đến %(day)s") % {"day": f"{held.until:%d/%m/%Y}"}
        yield TodayItem(title, url, "soon", when, held.reason, day=held.until)


def periodic(commune: Commune, day: date) -> int:
    """Copies whose hour has come go; the reads of past days are sealed into the journal; what is past its term goes.
    Returns how many."""
    by, done = Actor(commune), 0
    if Pack.objects.filter(until__lte=now()).exists():
        done += actions.end_copies(by=by)
    for past in unsealed(day):
        done += actions.seal_day(by=by, day=past)
    return done + rounds.let_go(commune, day)


DESK_LINKS.append(
    DeskLink("house", 940, gettext_lazy("Dữ liệu cá nhân"), "privacy_desk:index", permissions.READ, _waiting)  # type: ignore[arg-type]
)
DESK_LINKS.append(
    DeskLink(
        "house",
        940,
        gettext_lazy("Sự cố dữ liệu"),  # type: ignore[arg-type]
        "privacy_desk:incidents",
        permissions.INCIDENT_READ,
        _open_ones,
    )
)
PORTAL_LINKS.append(
    PortalLink(
        95,
        gettext_lazy("Dữ liệu của bà con"),  # type: ignore[arg-type]
        "privacy:notice",
        gettext_lazy("Phường, xã giữ gì của bà con, để làm gì, giữ bao lâu; xin xem, xin xóa."),  # type: ignore[arg-type]
    )
)
TODAY.extend((_today, _incidents))
RING.append(periodic)
DEMO.append((96, load))
