"""Keeping Zalo's tokens: the newest refresh token is the only one that works, so it is stored before it is used."""

from __future__ import annotations

from datetime import timedelta

import requests
from django.conf import settings
from django.db import transaction

from dinh.ground.alerts.channels import http
from dinh.ground.alerts.models import ZaloToken
from dinh.ground.alerts.sealing import digest, seal, unseal
from dinh.ground.clock import now

EARLY = timedelta(minutes=5)  # renewed a little before it ends


class NoToken(requests.RequestException):
    """Zalo gave no access token."""


def access_token(*, renew: bool = False) -> str:
    """A token that works now. Raises requests.RequestException when Zalo gives none.

    Not an act of anyone in a commune: it belongs to the installation, and leaves no line in a commune's journal. The
    row is locked while Zalo is asked, so that two workers never spend the same refresh token.
    """
    seed = digest("zalo", settings.DINH_ZALO_REFRESH_TOKEN)
    with transaction.atomic():
        kept, _new = ZaloToken.objects.get_or_create(
            app=settings.DINH_ZALO_APP_ID,
            defaults={"seed": seed, "refresh_sealed": seal(settings.DINH_ZALO_REFRESH_TOKEN, "zalo")},
        )
        kept = ZaloToken.objects.select_for_update().get(pk=kept.pk)
        if kept.seed != seed:  # somebody configured a new one
            kept.seed, kept.refresh_sealed = seed, seal(settings.DINH_ZALO_REFRESH_TOKEN, "zalo")
            kept.access_sealed, kept.expires_at = "", None
        fresh = unseal(kept.access_sealed, "zalo") if kept.expires_at and kept.expires_at > now() + EARLY else None
        if fresh and not renew:
            return fresh
        said = _ask(unseal(kept.refresh_sealed, "zalo") or settings.DINH_ZALO_REFRESH_TOKEN)
        kept.access_sealed, kept.refresh_sealed = seal(said[0], "zalo"), seal(said[1], "zalo")
        kept.expires_at = now() + timedelta(seconds=said[2])
        kept.save()
        return said[0]


def _ask(refresh: str) -> tuple[str, str, int]:
    """The new access token, the new refresh token, and the seconds the first lives."""
    response = http.post(
        settings.DINH_ZALO_OAUTH_URL,
        data={"refresh_token": refresh, "app_id": settings.DINH_ZALO_APP_ID, "grant_type": "refresh_token"},
        headers={"secret_key": settings.DINH_ZALO_APP_SECRET},
    )
    said = http.body_of(response)
    if not said.get("access_token") or not said.get("refresh_token"):
        raise NoToken(f"Zalo gave no token: {said.get('error_name') or said.get('error') or response.status_code}")
    return str(said["access_token"]), str(said["refresh_token"]), int(said.get("expires_in") or 3600)
