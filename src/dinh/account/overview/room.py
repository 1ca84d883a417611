"""What the room adds: the first line of the desk's menu, a way in from the portal, its periodic work."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.account.overview import permissions
from dinh.account.overview.ward import keep
from dinh.ground.room import DESK_LINKS, PORTAL_LINKS, RING, DeskLink, PortalLink

DESK_LINKS.append(
    DeskLink("lead", 1, gettext_lazy("Toàn cảnh"), "overview_desk:home", permissions.ENTER)  # type: ignore[arg-type]
)
PORTAL_LINKS.append(
    PortalLink(
        5,
        gettext_lazy("Xã, phường làm đến đâu"),  # type: ignore[arg-type]
        "overview:home",
        gettext_lazy("Tháng này có gì mới, việc gì trễ, còn thiếu gì; tiền góp, tiền chi."),  # type: ignore[arg-type]
    )
)
RING.append(keep)
