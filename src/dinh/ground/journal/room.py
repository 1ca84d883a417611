from __future__ import annotations

from dinh.ground.journal import permissions
from dinh.ground.journal.anchors import daily
from dinh.ground.room import DESK_LINKS, RING, DeskLink

DESK_LINKS.append(DeskLink("house", 950, "Nhật ký", "journal:list", permissions.READ))
RING.append(daily)
