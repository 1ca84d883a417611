"""Who may do what about alerts. Following needs no account; the desk's page needs a power of its own."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.gate import Refusal, at_home, holds, holds_a_post, permission, power

power("alerts.manage", "Quản lý tin báo: kênh gửi, số người theo dõi, tin không gửi được")


def is_own(by: Actor, thing: Any) -> Refusal | None:
    """`thing` is a Notice, or the commune at the door of the page."""
    owner = getattr(thing, "user_id", None)
    if owner is None or (by.user and owner == by.user.pk):
        return None
    return Refusal(_("Tin này gửi cho người khác."))


ANNOUNCE = permission("alerts.announce", at_home)
FOLLOW = permission("alerts.follow", at_home)
PROVE = permission("alerts.prove", at_home)
MANAGE = permission("alerts.manage", holds("alerts.manage"))
OWN = permission("alerts.own", holds_a_post, is_own)
