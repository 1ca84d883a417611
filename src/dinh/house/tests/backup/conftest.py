from __future__ import annotations

from pathlib import Path

import pytest
from tests.migrated import Migrated


@pytest.fixture
def empty(db: None, _migrated: Migrated) -> Path:
    """The migrated and empty SQLite file that the tests began with; on PostgreSQL their own database is one."""
    return _migrated.path
