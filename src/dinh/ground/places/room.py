from __future__ import annotations

from dinh.ground.places import demo, permissions
from dinh.ground.room import DEMO, DESK_LINKS, DeskLink

DESK_LINKS.append(DeskLink("house", 910, "Thôn, tổ dân phố", "places:list", permissions.MANAGE))
DESK_LINKS.append(DeskLink("house", 911, "Bản đồ địa bàn", "places:map", permissions.MANAGE))
DEMO.append((5, demo.load))
