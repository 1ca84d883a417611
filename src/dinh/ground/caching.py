"""A cache shared by all processes, in Redis or Valkey, and each process's own memory while that does not answer.

While it is away limits are counted by each process for itself, as in a house without it: somebody may do a thing as
often as there are processes, nobody is kept from doing it once. Values are pickled: the server belongs to the house
alone.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

Result = TypeVar("Result")
PATIENCE = 0.5  # seconds for an answer
REST = 5.0  # seconds for which it is not asked again after it failed
logger = logging.getLogger(__name__)


class Shared(RedisCache):
    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        options = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE, **params.get("OPTIONS", {})}
        super().__init__(server, {**params, "OPTIONS": options})
        self._own = LocMemCache("dinh-shared", {key: value for key, value in params.items() if key != "OPTIONS"})
        self._rested = float("-inf")

    def _either(self, shared: Callable[[], Result], own: Callable[[], Result]) -> Result:
        if time.monotonic() - self._rested >= REST:
            try:
                return shared()
            except (RedisError, OSError) as error:
                self._rested = time.monotonic()
                logger.warning("DINH_CACHE_URL does not answer, counting alone for a while: %s", error)
        return own()

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None) -> bool:
        return self._either(
            lambda: bool(super(Shared, self).add(key, value, timeout, version)),
            lambda: self._own.add(key, value, timeout, version),
        )

    def get(self, key: Any, default: Any = None, version: Any = None) -> Any:
        return self._either(
            lambda: super(Shared, self).get(key, default, version), lambda: self._own.get(key, default, version)
        )

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None) -> None:
        self._either(
            lambda: super(Shared, self).set(key, value, timeout, version),
            lambda: self._own.set(key, value, timeout, version),
        )

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None) -> bool:
        return self._either(
            lambda: bool(super(Shared, self).touch(key, timeout, version)),
            lambda: self._own.touch(key, timeout, version),
        )

    def delete(self, key: Any, version: Any = None) -> bool:
        return self._either(
            lambda: bool(super(Shared, self).delete(key, version)), lambda: self._own.delete(key, version)
        )

    def has_key(self, key: Any, version: Any = None) -> bool:
        return self._either(
            lambda: bool(super(Shared, self).has_key(key, version)), lambda: self._own.has_key(key, version)
        )

    def incr(self, key: Any, delta: int = 1, version: Any = None) -> int:
        """ValueError where it is not, in whichever of the two is asked."""
        return self._either(
            lambda: int(super(Shared, self).incr(key, delta, version)), lambda: self._own.incr(key, delta, version)
        )

    def get_many(self, keys: Any, version: Any = None) -> dict[Any, Any]:
        keys = list(keys)
        return self._either(
            lambda: super(Shared, self).get_many(keys, version), lambda: self._own.get_many(keys, version)
        )

    def set_many(self, data: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None) -> list[Any]:
        return self._either(
            lambda: super(Shared, self).set_many(data, timeout, version),
            lambda: self._own.set_many(data, timeout, version),
        )

    def delete_many(self, keys: Any, version: Any = None) -> None:
        keys = list(keys)
        self._either(
            lambda: super(Shared, self).delete_many(keys, version), lambda: self._own.delete_many(keys, version)
        )

    def clear(self) -> bool:  # type: ignore[override]  # the stubs leave out what Django's own says
        self._own.clear()
        return self._either(lambda: bool(super(Shared, self).clear()), lambda: True)
