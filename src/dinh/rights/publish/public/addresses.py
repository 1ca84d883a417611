"""Addresses that pages of this room give away: to type, to follow, to subscribe to."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from dinh.ground.places.models import Commune, ResidentialGroup
from dinh.rights.publish.public.rows import Asked


def base(request: HttpRequest) -> str:
    """`https://dinhminh.example`: where this reader found us."""
    return f"{request.scheme}://{request.get_host()}"


def follow(group: ResidentialGroup | None, item: str) -> str:
    """The page to follow a group, a topic, or both."""
    query = {"to": group.code if group else "", "muc": item.casefold()}
    chosen = urlencode({key: value for key, value in query.items() if value})
    return f"/theo-doi/?{chosen}" if chosen else "/theo-doi/"


def feed_of(wanted: Asked) -> str:
    """The feed nearest to what a list shows."""
    if wanted.group:
        return reverse("publish:group_feed", args=[wanted.group.code])
    if wanted.item:
        return reverse("publish:item_feed", args=[wanted.item.casefold()])
    return reverse("publish:feed")


def authority(commune: Commune) -> str:
    """The name under which ids of feeds and calendars are made: the same whatever address a reader came by."""
    return commune.host or urlsplit(settings.DINH_URL).hostname or "localhost"
