"""What the room of people listens to: allauth's and Django's own words about sign-in and second factors."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_removed
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from dinh.ground.people import actions
from dinh.ground.people.models import User
from dinh.ground.people.sessions import note_origin
from dinh.ground.throttle import remote


@receiver(user_logged_in)
def signed_in(request: HttpRequest, **_more: Any) -> None:
    note_origin(request, remote(request))


@receiver(authenticator_removed)
def factor_removed(request: Any, user: User, authenticator: Authenticator, **_more: Any) -> None:
    """Recovery codes go with the factor they belong to: the loss is told once."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        fresh = actions.factor_lost(by=request.actor, user_id=user.pk, kind=authenticator.type)
        update_session_auth_hash(request, fresh)
