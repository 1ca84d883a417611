"""Numbers for Prometheus, in its text format. Several processes serve: each adds to files of its own, which are summed
when they are asked for (`begin` names the folder before any process starts).

Rooms, not routes, are told apart: a few dozen lines instead of thousands.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram, Metric, generate_latest, multiprocess
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from dinh.house.running import state

FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # the library reads this when it is first imported
_STEPS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)  # seconds
_SECONDS = Histogram("dinh_request_seconds", "Time of a request in the server", ["room", "status"], buckets=_STEPS)
_STATEMENTS = Counter("dinh_statements", "Statements sent to the database by requests", ["room"])
_STATEMENT_SECONDS = Counter("dinh_statement_seconds", "Time requests waited for the database", ["room"])


def begin(folder: Path) -> None:
    """An empty folder for the numbers of the processes about to start."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ[FOLDER] = str(folder)


def request_done(route: str, status: int, seconds: float, statements: int, statement_seconds: float) -> None:
    room = route.partition(":")[0]
    _SECONDS.labels(room, f"{status // 100}xx").observe(seconds)
    _STATEMENTS.labels(room).inc(statements)
    _STATEMENT_SECONDS.labels(room).inc(statement_seconds)


class _Now(Collector):
    """What stands at the moment of asking: jobs, messages, backups, room on the disk."""

    def collect(self) -> Iterator[Metric]:
        for name, about, value in state.gauges():
            yield GaugeMetricFamily(f"dinh_{name}", about, value=value)


def exposed() -> bytes:
    registry = CollectorRegistry()
    if FOLDER in os.environ:
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        ours = b""
    else:
        ours = generate_latest(REGISTRY)
    registry.register(_Now())
    return ours + generate_latest(registry)
