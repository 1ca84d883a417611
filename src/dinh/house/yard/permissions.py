from __future__ import annotations

from dinh.ground.gate import holds_a_post, permission

ENTER_DESK = permission("desk.enter", holds_a_post)
