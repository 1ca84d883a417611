"""What the room tells the floors above it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy

from dinh.ground.actor import Actor
from dinh.ground.own import queries
from dinh.ground.own.actions import clear_ended
from dinh.ground.places.models import Commune
from dinh.ground.room import PORTAL_LINKS, RING, PortalLink


def ring(commune: Commune, day: date) -> int:
    return clear_ended(by=Actor(commune=commune)) if queries.ended().exists() else 0


PORTAL_LINKS.append(
    PortalLink(
        15,
        gettext_lazy("Việc của tôi"),  # type: ignore[arg-type]
        "own:home",
        gettext_lazy("Xem lại đơn, phản ánh đã gửi bằng số điện thoại hoặc thư điện tử; mất phiếu thì in phiếu mới."),  # type: ignore[arg-type]
    )
)
RING.append(ring)
