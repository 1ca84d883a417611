from __future__ import annotations

from dinh.ground.gate import holds, permission

MANAGE = permission("places.manage", holds("house.manage"))
