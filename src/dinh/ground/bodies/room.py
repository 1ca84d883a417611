from __future__ import annotations

from dinh.ground.bodies import permissions
from dinh.ground.people.permissions import MANAGE
from dinh.ground.room import DESK_LINKS, DeskLink

DESK_LINKS.append(DeskLink("house", 900, "Cơ quan, chức danh", "bodies:list", permissions.MANAGE))
DESK_LINKS.append(DeskLink("house", 920, "Người, tài khoản", "bodies:people", MANAGE))
