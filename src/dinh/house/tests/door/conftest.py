"""A door before a counting page, on a clock of its own."""

from __future__ import annotations

import pytest

from dinh.house.door import Door
from dinh.house.tests.door.visits import Clock, Page


@pytest.fixture(autouse=True)
def _served(connection_stays: None) -> None:
    """Each test here asks the door as a server does."""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def door(ward, page, clock) -> Door:
    return Door(page, 2_000_000, clock)
