"""What the room of alerts tells the floors above it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dinh.ground.actor import Actor
from dinh.ground.alerts import permissions, queries
from dinh.ground.alerts.actions import empty_old_letters, forget_codes, forget_unconfirmed
from dinh.ground.alerts.jobs import deliver
from dinh.ground.gate import may
from dinh.ground.places.models import Commune
from dinh.ground.room import DESK_LINKS, OWN_TODAY, PORTAL_LINKS, RING, DeskLink, PortalLink, TodayItem


def new_notices(by: Actor, day: date) -> Iterator[TodayItem]:
    """Unread notices, one line each; many are one line."""
    if not may(by, permissions.OWN, by.commune):
        return
    notices = list(queries.unread(by.person)[:6])
    url = reverse("alerts_desk:mine")
    if len(notices) > 5:
        count = queries.unread(by.person).count()
        title = ngettext("%(count)s tin mới chưa xem", "%(count)s tin mới chưa xem", count) % {"count": count}
        yield TodayItem(title, url, "info", _("Tin mới"))
        return
    for notice in notices:
        yield TodayItem(notice.title, f"{url}#tin-{notice.pk}", "info", _("Tin mới"), notice.text[:200])


def troubles(by: Actor, day: date) -> Iterator[TodayItem]:
    """For those who run the channels: messages that did not arrive."""
    if not may(by, permissions.MANAGE, by.commune):
        return
    count = sum(trouble.count for trouble in queries.troubles())
    if count:
        title = ngettext(
            "%(count)s tin báo chưa đến được người nhận", "%(count)s tin báo chưa đến được người nhận", count
        )
        yield TodayItem(title % {"count": count}, reverse("alerts_desk:home"), "info", _("Tin báo"))


def ring(commune: Commune, day: date) -> int:
    """Addresses nobody confirmed are erased, old letters emptied, and a delivery round is put in line."""
    by = Actor(commune=commune)
    done = forget_unconfirmed(by=by) if queries.to_forget().exists() else 0
    done += forget_codes(by=by) if queries.codes_to_forget().exists() else 0
    done += empty_old_letters(by=by) if queries.letters_to_empty().exists() else 0
    deliver.enqueue(commune.pk)
    return done


DESK_LINKS.append(DeskLink("house", 930, "Tin báo", "alerts_desk:home", permissions.MANAGE))
PORTAL_LINKS.append(
    PortalLink(
        40,
        gettext_lazy("Theo dõi tổ mình"),  # type: ignore[arg-type]
        "alerts:follow",
        gettext_lazy("Có tin của thôn, tổ, xã, phường là được báo, không cần tài khoản"),  # type: ignore[arg-type]
    )
)
OWN_TODAY.extend((new_notices, troubles))
RING.append(ring)
