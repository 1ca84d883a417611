"""A ward with households in groups 1 and 2, a matter of group 1 in effect, and a work opened on it."""

from __future__ import annotations

import pytest

from dinh.rights.works.models import Fund
from dinh.rights.works.tests.world import households, opened


@pytest.fixture
def road(ward, ba) -> Fund:
    """The road of group 1: ten households owe 1.000.000 each; three lines, 12.000.000 in all."""
    households(ward.commune, 10)
    return opened(ba)
