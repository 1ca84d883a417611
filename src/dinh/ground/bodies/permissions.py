from __future__ import annotations

from typing import Any

from dinh.ground.actor import Actor
from dinh.ground.gate import Refusal, holds, permission, power, why_not

power("house.manage", "Quản trị cơ quan, chức danh, tài khoản, thôn, tổ dân phố")
MANAGE = permission("bodies.manage", holds("house.manage"))
HEADS_NAMED_BY: set[str] = set()
"""Powers, declared by rooms above, whose acts give the post of a group's head to whom the people elected."""


def _appoints(by: Actor, post: Any) -> Refusal | None:
    """The manager gives every post; the post of a group's head also whoever recognises its election. Never through it
    the power to manage."""
    refusal = why_not(by, MANAGE, post)
    if refusal is None or post.group_id is None or "house.manage" in post.powers:
        return refusal
    at_home = post.commune_id == by.commune.pk
    return None if at_home and any(by.has(name) for name in HEADS_NAMED_BY) else refusal


APPOINT = permission("bodies.appoint", _appoints)
