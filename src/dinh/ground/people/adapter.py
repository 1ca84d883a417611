from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter

from dinh.ground.people.devices import device_of
from dinh.ground.throttle import remote

# Ten wrong passwords for one account from one address in five minutes; an office behind one address has many accounts.
FAILED_SIGN_INS = {"login_failed": "10/5m/key,200/5m/ip"}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts of officials are made by their commune, not by signing up.

    Wrong passwords are counted for an account and an address together: a stranger cannot lock an official out by
    guessing from elsewhere, nor one forgetful colleague lock out the whole office.
    """

    def is_open_for_signup(self, request: Any) -> bool:
        return False

    def get_client_ip(self, request: Any) -> str:
        """As everywhere in the house: behind a proxy it is the proxy's word, or all who come would be one."""
        return remote(request)

    def pre_authenticate(self, request: Any, **credentials: Any) -> None:
        usage = ratelimit.consume(
            request,
            app="allauth.account",
            action="login_failed",
            config=FAILED_SIGN_INS,
            key=self._get_login_attempts_cache_key(request, **credentials),
        )
        self._login_failed_rl_usage = usage
        if not usage:
            raise self.validation_error("too_many_login_attempts")

    def _get_login_attempts_cache_key(self, request: Any, **credentials: Any) -> str:
        key: str = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{key}:{self.get_client_ip(request)}"


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """What a passkey is called unless its owner says otherwise: the machine it is made on."""
        return str(device_of(context.request.META.get("HTTP_USER_AGENT", "")))
