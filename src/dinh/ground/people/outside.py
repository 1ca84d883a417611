"""Signing in through a provider outside (OpenID Connect): a province's single sign-on, or one like VNeID.

What the provider says of a person stands in for the password and nothing else: a second factor enrolled here is asked
all the same, and no account is ever made. State, nonce and PKCE are Authlib's; what it leaves open is checked here.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cache
from typing import Any

from authlib.integrations.base_client import OAuthError
from authlib.integrations.django_client import OAuth
from authlib.oauth2.rfc6749 import OAuth2Error
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from joserfc.errors import JoseError
from requests import RequestException

LOG = logging.getLogger(__name__)
TIMEOUT = 10  # seconds for each of the provider's answers
# Signed by a key of the provider's own; a shared secret or no signature at all proves nothing.
SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")


class NotProven(Exception):
    """The provider did not prove who this is: an answer not asked for, for another, or not its own."""


class Away(Exception):
    """The provider does not answer, or not as OpenID Connect says."""


@dataclass(frozen=True, slots=True)
class Claims:
    """Who the provider says is there. `email` is empty unless the provider says it has been verified."""

    issuer: str
    subject: str
    email: str


def configured() -> bool:
    return bool(settings.DINH_OIDC_ISSUER)


def begin(request: HttpRequest, back: str) -> HttpResponse:
    """To the provider; `back` is our own absolute address it answers to. Raises Away."""
    try:
        response: HttpResponse = _provider().authorize_redirect(request, back)
    except (RequestException, RuntimeError, OAuth2Error, OAuthError, ValueError) as error:
        raise Away from error
    return response


def answered(request: HttpRequest) -> Claims:
    """What the provider's answer proves, asked for by this session and not before. Raises NotProven, Away."""
    try:
        token = _provider().authorize_access_token(request)
    except RequestException as error:
        raise Away from error
    except (OAuthError, OAuth2Error, JoseError, RuntimeError, ValueError, KeyError, TypeError) as error:
        LOG.warning("The provider outside: %s: %s", type(error).__name__, error)  # what the operator has to mend
        raise NotProven from error
    told = token.get("userinfo") or {}
    if told.get("iss") != settings.DINH_OIDC_ISSUER or not told.get("sub"):
        raise NotProven
    email = str(told.get("email") or "") if told.get("email_verified") is True else ""
    return Claims(settings.DINH_OIDC_ISSUER, str(told["sub"]), email.strip().lower())


def _provider() -> Any:
    """Raises Away when what the provider publishes about itself is not about the issuer that was configured."""
    made = _made(settings.DINH_OIDC_ISSUER, settings.DINH_OIDC_CLIENT_ID, settings.DINH_OIDC_CLIENT_SECRET)
    try:
        published = made.load_server_metadata()
    except (RequestException, ValueError) as error:
        raise Away from error
    if str(published.get("issuer", "")).rstrip("/") != settings.DINH_OIDC_ISSUER:
        raise Away
    offered = published.get("id_token_signing_alg_values_supported") or ["RS256"]
    published["id_token_signing_alg_values_supported"] = [name for name in offered if name in SIGNATURES]
    return made


@cache
def _made(issuer: str, client_id: str, client_secret: str) -> Any:
    return OAuth().register(
        "outside",
        client_id=client_id,
        client_secret=client_secret,
        server_metadata_url=f"{issuer}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid email", "code_challenge_method": "S256", "default_timeout": TIMEOUT},
    )
