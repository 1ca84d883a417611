"""A door before a counting page, on a clock of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from dinh.house.door import Door
from dinh.house.tests.door.visits import Clock, Page


@pytest.fixture(autouse=True)
def _connection_stays() -> Iterator[None]:
    """The test's transaction would end with the connection, which Django closes around each request."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def door(ward, page, clock) -> Door:
    return Door(page, 2_000_000, clock)
