from __future__ import annotations

from dinh.ground.journal import permissions
from dinh.ground.room import DESK_LINKS, DeskLink

DESK_LINKS.append(DeskLink("house", 950, "Nhật ký", "journal:list", permissions.READ))
