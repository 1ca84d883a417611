from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.gate import Refusal, holds, permission, signed_in


def is_oneself(by: Actor, thing: Any) -> Refusal | None:
    """`thing` is a User."""
    return None if by.user == thing else Refusal(_("Mỗi người chỉ kết thúc được phiên của chính mình."))


OWN_ACCOUNT = permission("people.own_account", signed_in)
END_OWN_SESSIONS = permission("people.end_own_sessions", signed_in, is_oneself)
MANAGE = permission("people.manage", holds("house.manage"))
