from __future__ import annotations

from dinh.ground.places import permissions
from dinh.ground.room import DESK_LINKS, DeskLink

DESK_LINKS.append(DeskLink("house", 910, "Thôn, tổ dân phố", "places:list", permissions.MANAGE))
