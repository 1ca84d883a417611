"""Reads that may lag go to streaming replicas of PostgreSQL; everything else stays with the primary.

Nobody's read is routed unless a request asked for it (`routed`), and only for its GET. Then the router sends what the
request reads to one replica, until it wants to write: that raises `Writes`, the request is begun anew on the primary,
and so nothing is ever written on the strength of an old row. Within a transaction, and of accounts, sessions and jobs,
the primary is read always (docs/decisions/0013).

How far a replica has come is compared in positions of the log (LSN, bytes), not in clocks: once a second it is asked
where it stands and the primary where it stands, and the replica is as old as the latest position of the primary that it
has reached. One whose line to the primary is broken shows as old, where PostgreSQL's own times would not.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.utils import Error

PRIMARY = DEFAULT_DB_ALIAS
CHECK = 1.0  # seconds between two questions to a replica, unless somebody needs to know sooner
SOONER = 0.05  # seconds then
AWAY = 5.0  # seconds for which one that failed is not asked
UNKNOWN = float("inf")
OF_THE_PRIMARY = frozenset({"people", "mfa", "account", "sessions", "django_tasks_database"})  # apps, by label
_BLOCK, _SEGMENT = 8_192, 16 * 1024 * 1024  # bytes of the log
_STANDS = "SELECT pg_is_in_recovery(), pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint"
_POSITION = "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint"
log = logging.getLogger("dinh.replicas")


class Writes(Exception):
    """A request that reads from a replica wants to write: it is begun anew, on the primary."""


@dataclass(slots=True)
class Routed:
    """A request under way: where it reads, whether it has read anything there, whether it wanted to write."""

    alias: str
    read: bool = False
    writes: bool = False


_routed: ContextVar[Routed | None] = ContextVar("routed", default=None)


class Router:
    """`DATABASE_ROUTERS`, where there are replicas."""

    def db_for_read(self, model: Any = None, **_hints: Any) -> str:
        return alias(model)

    def db_for_write(self, model: Any = None, **_hints: Any) -> str:
        about_to_write()
        return PRIMARY

    def allow_relation(self, one: Any, other: Any, **_hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **_hints: Any) -> bool:
        return db == PRIMARY


def alias(model: Any = None) -> str:
    """Whence to read now."""
    routed = _routed.get()
    if routed is None or (routed.writes and not routed.read) or connections[PRIMARY].in_atomic_block:
        return PRIMARY
    if model is not None and model._meta.app_label in OF_THE_PRIMARY:
        return PRIMARY
    routed.read = True
    return routed.alias


def about_to_write() -> None:
    """Called before anything is written. Raises Writes where the request has read from a replica, however often it is
    tried; one that has not goes on with the primary."""
    routed = _routed.get()
    if routed is not None:
        routed.writes = True
        if routed.read:
            raise Writes


@contextmanager
def within(one: Routed) -> Iterator[None]:
    """What is read within comes from the replica."""
    token = _routed.set(one)
    try:
        yield
    finally:
        _routed.reset(token)


def begin(one: Routed) -> None:
    """As `within`, from here on, until `end`: for middleware, which has no block around a view."""
    _routed.set(one)


def end() -> None:
    _routed.set(None)


class Replica:
    """What a process knows of one replica. `reached`: position; `lag`: seconds; `asked`, `away`: on the clock."""

    def __init__(self, alias: str) -> None:
        self.alias, self.reached, self.lag = alias, 0, UNKNOWN
        self.asked = self.away = float("-inf")
        self._lock = threading.Lock()

    def fits(self, needed: int) -> bool:
        """Whether it may be read now: near enough, and not before the position `needed`."""
        now = time.monotonic()
        if now < self.away:
            return False
        if now - self.asked >= (CHECK if self.reached >= needed else SOONER):
            self.ask()
        return self.lag <= settings.DINH_REPLICA_LAG and self.reached >= needed

    def ask(self) -> None:
        """Where it stands. One that does not answer is left alone for a while."""
        with self._lock:
            known = _primary.known()
            connection = connections[self.alias]
            try:
                if connection.connection is not None and not connection.in_atomic_block:
                    connection.close_if_unusable_or_obsolete()
                with connection.cursor() as cursor:
                    cursor.execute(_STANDS)
                    follows, reached = cursor.fetchone()
            except Error as error:
                self.fail(error)
                return
            if not follows:  # it has become a primary of its own
                self.fail("no longer in recovery")
                return
            self.asked, self.reached = time.monotonic(), reached or 0
            self.lag = next((self.asked - at for at, position in reversed(known) if position <= self.reached), UNKNOWN)

    def fail(self, why: object) -> None:
        log.warning("replica %s is passed over for %d s: %s", self.alias, AWAY, str(why).splitlines()[:1])
        self.away, self.lag, self.reached = time.monotonic() + AWAY, UNKNOWN, 0
        connections[self.alias].close()


class _Primary:
    """Where the primary stood, and when: at most once a second, for as long as a replica may lag."""

    def __init__(self) -> None:
        self._known: deque[tuple[float, int]] = deque()
        self._lock = threading.Lock()

    def known(self) -> list[tuple[float, int]]:
        with self._lock:
            now = time.monotonic()
            if not self._known or now - self._known[-1][0] >= CHECK:
                self._known.append((now, position()))
            while now - self._known[0][0] > settings.DINH_REPLICA_LAG + 60:
                self._known.popleft()
            return list(self._known)


_primary = _Primary()
_turn = count()


@cache
def replicas() -> tuple[Replica, ...]:
    return tuple(Replica(alias) for alias in settings.DINH_REPLICAS)


def usable(needed: int = 0) -> Replica | None:
    """A replica that has come as far as the position `needed`, each in its turn; None: read the primary."""
    known = replicas()
    start = next(_turn)
    for number in range(len(known)):
        replica = known[(start + number) % len(known)]
        if replica.fits(needed):
            return replica
    return None


def position() -> int:
    """Where the primary's log stands, in bytes: whatever can be seen now was written before it. 0 without replicas.

    At the beginning of a page the primary names the place after the page's head, a replica the place before it."""
    if not settings.DINH_REPLICAS:
        return 0
    with connections[PRIMARY].cursor() as cursor:
        cursor.execute(_POSITION)
        at = int(cursor.fetchone()[0])
    if at % _BLOCK == 24:
        return at - 24
    return at - 40 if at % _SEGMENT == 40 else at
