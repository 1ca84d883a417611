from __future__ import annotations

from dinh.ground.places import demo, permissions, queries
from dinh.ground.room import DEMO, DESK_LINKS, FILE_READERS, DeskLink

DESK_LINKS.append(DeskLink("house", 910, "Thôn, tổ dân phố", "places:list", permissions.MANAGE))
DESK_LINKS.append(DeskLink("house", 911, "Bản đồ địa bàn", "places:map", permissions.MANAGE))
DESK_LINKS.append(DeskLink("house", 912, "Biểu trưng, lời chào", "emblem:home", permissions.MANAGE))
FILE_READERS.append(queries.may_read_emblem)
DEMO.append((5, demo.load))
