"""Time, for files that go after a day."""

from __future__ import annotations

import pytest
import time_machine

from dinh.ground.clock import now


@pytest.fixture
def time_later():
    return lambda span: time_machine.travel(now() + span, tick=False)
