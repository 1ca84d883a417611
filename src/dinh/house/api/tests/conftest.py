"""A ward where something of each kind is public, and beside it things that are not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from dinh.rights.petitions import actions as petitions
from dinh.rights.petitions.models import Petition, Service
from dinh.rights.petitions.tests.petitioning import sent


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """No count of how often one asked is left from another test."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def web() -> Client:
    return Client()


@pytest.fixture
def matters(ward, tu) -> list[Petition]:
    """Three reflections; the first two are public, the first with words a spreadsheet would run."""
    petitions.set_up_services(by=tu)
    lamps = Service.objects.get(code="den-duong")
    made = [sent(ward.visitor(), service=lamps).petition for _turn in range(3)]
    for petition in made[:2]:
        petitions.show(by=tu, petition=petition, public=True, edition=petition.edition)
    Petition.objects.filter(pk=made[0].pk).update(title="=HYPERLINK(1)", lat=20.95, lon=106.08)
    return made
