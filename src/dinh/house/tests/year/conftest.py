"""The demo year, loaded once for the modules here: what a test changes is taken back after it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
import time_machine
from django.db import connection, transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker
from tests.statements import Watch

from dinh.ground.places.models import Commune
from dinh.house.demo import load_demo


@pytest.fixture(scope="package")
def loading() -> Watch:
    """What the loading of the demo year asked the database."""
    return Watch()


@pytest.fixture(scope="package")
def _demo_year(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory, loading: Watch
) -> Iterator[tuple[Commune, Path]]:
    files = tmp_path_factory.mktemp("year")
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(DINH_FILES=files):
        watching = loading.watching() if connection.vendor == "postgresql" else nullcontext()
        with time_machine.travel("2026-11-21T05:00:00Z"), watching:
            commune = load_demo()
        yield commune, files
        transaction.set_rollback(True)


@pytest.fixture
def demo(_demo_year: tuple[Commune, Path], db: None, settings) -> Iterator[Commune]:
    commune, settings.DINH_FILES = _demo_year
    with time_machine.travel("2026-11-21T05:00:00Z"):
        yield commune
