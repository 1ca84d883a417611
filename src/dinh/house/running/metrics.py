"""Numbers for Prometheus, in its text format. Several processes serve: each adds to files of its own, which are summed
when they are asked for (`begin` names the folder before any process starts).

Rooms, not routes, are told apart: a few dozen lines instead of thousands.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from prometheus_client import (
    REGISTRY,
    CollectorRegistry,
    Counter,
    Histogram,
    Metric,
    generate_latest,
    multiprocess,
    values,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from dinh.ground import replicas
from dinh.house.running import state

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_STEPS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)  # seconds
_SECONDS = Histogram("dinh_request_seconds", "Time of a request in the server", ["room", "status"], buckets=_STEPS)
_STATEMENTS = Counter("dinh_statements", "Statements sent to the database by requests", ["room"])
_STATEMENT_SECONDS = Counter("dinh_statement_seconds", "Time requests waited for the database", ["room"])
_ROUTED = Counter("dinh_routed", "Requests that might lag, by the database that was read", ["database"])


def begin(folder: Path) -> None:
    """An empty folder for the numbers of the processes about to start."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ[FOLDER] = str(folder)
    values.ValueClass = values.get_value_class()  # type: ignore[no-untyped-call]  # chosen when it was imported, before


def request_done(route: str, status: int, seconds: float, statements: int, statement_seconds: float) -> None:
    room = route.partition(":")[0]
    _SECONDS.labels(room, f"{status // 100}xx").observe(seconds)
    _STATEMENTS.labels(room).inc(statements)
    _STATEMENT_SECONDS.labels(room).inc(statement_seconds)


def routed(database: str) -> None:
    if settings.DINH_METRICS_TOKEN:
        _ROUTED.labels(database).inc()


class _Now(Collector):
    """What stands at the moment of asking: jobs, messages, backups, room on the disk."""

    def collect(self) -> Iterator[Metric]:
        for name, about, value in state.gauges():
            yield GaugeMetricFamily(f"dinh_{name}", about, value=value)
        if settings.DINH_REPLICAS:
            yield from _replicas()


def _replicas() -> Iterator[Metric]:
    """Each replica, asked now."""
    lag = GaugeMetricFamily(
        "dinh_replica_lag_seconds", "At most so old is what it shows, -1: unknown", labels=["database"]
    )
    behind = GaugeMetricFamily("dinh_replica_behind_bytes", "Log it has yet to replay, -1: away", labels=["database"])
    for replica in replicas.replicas():
        if time.monotonic() >= replica.away:
            replica.ask()
        reached = replica.reached
        lag.add_metric([replica.alias], replica.lag if replica.lag < replicas.UNKNOWN else -1)
        behind.add_metric([replica.alias], max(0, replicas.position() - reached) if reached else -1)
    yield from (lag, behind)


def exposed() -> bytes:
    registry = CollectorRegistry()
    if FOLDER in os.environ:
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        ours = b""
    else:
        ours = generate_latest(REGISTRY)
    registry.register(_Now())
    return ours + generate_latest(registry)
