"""The ways out of the house, each one used only when it is configured."""

from __future__ import annotations

from django.conf import settings

from dinh.ground.alerts.models import Channel
from dinh.ground.people.models import User


def configured(channel: str) -> bool:
    if channel == Channel.EMAIL:
        return bool(settings.DINH_EMAIL_URL)
    if channel == Channel.SMS:
        return bool(settings.DINH_SMS_URL)
    if channel == Channel.ZALO:
        return bool(settings.DINH_ZALO_APP_ID)
    return channel == Channel.PUSH


def offered() -> list[Channel]:
    """The channels residents may choose from, in the order of the form."""
    return [channel for channel in Channel if configured(channel)]


def channels_of_official(user: User) -> list[Channel]:
    """E-mail when they have one, otherwise SMS: officials are told once outside the desk, not twice."""
    if user.email and configured(Channel.EMAIL):
        return [Channel.EMAIL]
    return [Channel.SMS] if user.phone and configured(Channel.SMS) else []
