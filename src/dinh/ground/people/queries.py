from __future__ import annotations

from allauth.mfa.models import Authenticator

from dinh.ground.actor import Actor


def has_totp(user_id: int) -> bool:
    found: bool = Authenticator.objects.filter(user_id=user_id, type=Authenticator.Type.TOTP).exists()
    return found


def must_set_up_totp(by: Actor) -> bool:
    """An official without a second factor, in a real commune."""
    return by.user is not None and by.holding is not None and not by.commune.is_demo and not has_totp(by.user.pk)
