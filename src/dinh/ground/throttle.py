"""How often one address, or one thing, may do something. Keys are kept hashed, in the cache only, for the time told.

A village behind one connection shares its address: limits are generous, and a room that can should hold what comes
above them rather than refuse it.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from dinh.ground.http import Request

HOUR = 3600  # seconds


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `times` in `seconds` for one key. `name` is the limit's own, with its room: `information.ask`."""

    name: str
    times: int
    seconds: int

    def spent(self, key: str) -> bool:
        """Whether the limit is used up; does not count."""
        return int(cache.get(self._slot(key), 0)) >= self.times

    def left(self, key: str) -> int:
        """How many times more."""
        return max(0, self.times - int(cache.get(self._slot(key), 0)))

    def count(self, key: str) -> None:
        slot = self._slot(key)
        if not cache.add(slot, 1, self.seconds):
            try:
                cache.incr(slot)
            except ValueError:  # it ran out between the two calls
                cache.add(slot, 1, self.seconds)

    def _slot(self, key: str) -> str:
        hashed = salted_hmac("dinh.throttle", key, algorithm="sha256").hexdigest()
        return f"{self.name}:{hashed}"


def address(request: Request) -> str:
    """The visitor's address within this commune."""
    return f"{request.commune.pk}:{remote(request)}"


def remote(request: HttpRequest) -> str:
    """The visitor's address; the last hop's word when the operator says there is a proxy."""
    told = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return str(told.rsplit(",", 1)[-1].strip() or request.META.get("REMOTE_ADDR", ""))
