"""What the house knows of an account's second factors. A password alone opens no desk of a real commune."""

from __future__ import annotations

from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils import timezone

from dinh.ground.actor import Actor
from dinh.ground.people.models import OutsideName
from dinh.ground.people.outside import Claims

SECOND = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_factor(user_id: int) -> bool:
    """An authenticator app or a passkey. Recovery codes alone are none: they stand in for one that got lost."""
    found: bool = Authenticator.objects.filter(user_id=user_id, type__in=SECOND).exists()
    return found


def codes_left(user_id: int) -> int | None:
    """How many recovery codes are unused; None where there are none at all."""
    kept = Authenticator.objects.filter(user_id=user_id, type=Authenticator.Type.RECOVERY_CODES).first()
    return len(kept.wrap().get_unused_codes()) if kept else None


def factor_due(by: Actor) -> date | None:
    """From which day the desk stays shut to this official without a second factor; None where nothing is asked of
    them: they have one, hold no post, or the commune is a demo.

    A newcomer has DINH_TOTP_GRACE_DAYS from the opening of the account and of the post; whoever manages accounts none.
    """
    if not settings.DINH_TOTP_REQUIRED or by.user is None or by.holding is None or by.commune.is_demo:
        return None
    if has_factor(by.user.pk):
        return None
    began = max(timezone.localdate(by.user.date_joined), by.holding.begins)
    grace = 0 if by.has("house.manage") else settings.DINH_TOTP_GRACE_DAYS
    return began + timedelta(days=grace)


def must_set_up_factor(by: Actor, day: date) -> bool:
    due = factor_due(by)
    return due is not None and day >= due


def outside_name(claims: Claims) -> OutsideName | None:
    """Whom a manager prepared for this person of the provider: by subject, or, while no subject is known, by an address
    the provider has verified."""
    prepared = OutsideName.objects.filter(issuer=claims.issuer).select_related("user")
    bound = prepared.filter(subject=claims.subject).first()
    if bound is not None or not claims.email:
        return bound
    return prepared.filter(subject="", email=claims.email).first()


def outside_name_of(user_id: int) -> OutsideName | None:
    return OutsideName.objects.filter(user_id=user_id, issuer=settings.DINH_OIDC_ISSUER).first()
