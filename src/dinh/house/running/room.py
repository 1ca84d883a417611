from __future__ import annotations

from dinh.ground.bodies.permissions import MANAGE
from dinh.ground.room import DESK_LINKS, DeskLink

DESK_LINKS.append(DeskLink("house", 890, "Mở đơn vị", "running:setting_up", MANAGE))
DESK_LINKS.append(DeskLink("house", 990, "Vận hành", "running:now", MANAGE))
