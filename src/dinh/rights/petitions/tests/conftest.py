"""Fixtures of this room's tests."""

from __future__ import annotations

import pytest
import time_machine
from django.core.cache import cache

from dinh.rights.petitions.tests.desking import browser
from dinh.rights.petitions.tests.walking import Walk


@pytest.fixture
def walk(tu, binh):
    cache.clear()
    with time_machine.travel("2026-11-02 09:00+07:00", tick=False) as clock:
        yield Walk(clock, browser(tu), browser(binh))
