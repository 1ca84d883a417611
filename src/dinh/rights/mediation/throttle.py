"""How often one address may ask or try a PIN. Addresses are kept hashed, for an hour, in the cache only."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac

from dinh.ground.http import Request


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `times` in `seconds` for one key."""

    name: str
    times: int
    seconds: int

    def spent(self, key: str) -> bool:
        return int(cache.get(self._slot(key), 0)) >= self.times

    def count(self, key: str) -> None:
        slot = self._slot(key)
        if not cache.add(slot, 1, self.seconds):
            try:
                cache.incr(slot)
            except ValueError:  # it ran out between the two calls
                cache.add(slot, 1, self.seconds)

    def _slot(self, key: str) -> str:
        hashed = salted_hmac("dinh.mediation.throttle", key, algorithm="sha256").hexdigest()
        return f"mediation:{self.name}:{hashed}"


ASKS = Limit("ask", 10, 3600)
WRONG_PINS = Limit("pin", 5, 900)  # for one reference
WRONG_TRIES = Limit("tries", 30, 3600)  # from one address


def address(request: Request) -> str:
    """The visitor's address within this commune; the last hop's word when the operator says there is a proxy."""
    told = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    last = told.rsplit(",", 1)[-1].strip()
    return f"{request.commune.pk}:{last or request.META.get('REMOTE_ADDR', '')}"
