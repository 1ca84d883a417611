"""A school with its head Nga and the office of the ward; the day is in October, after the second version came."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from tests import people

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body

VN = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = date(2026, 10, 12)


def on(day: date) -> time_machine.travel:
    return time_machine.travel(datetime(day.year, day.month, day.day, 9, tzinfo=VN), tick=False)


def client_of(actor: Actor) -> Client:
    client = Client()
    if actor.user:
        client.force_login(actor.user)
    return client


@pytest.fixture(autouse=True)
def _monday():
    cache.clear()
    with on(DAY):
        yield


@pytest.fixture
def nga(ward) -> Actor:
    return ward.official("nga", "Đặng Thúy Nga", "THĐM", "Hiệu trưởng", people.MEMBER, leads=True)


@pytest.fixture
def office(ward) -> Body:
    """The office of the council and the committee, under the UBND."""
    body = Body(
        commune=ward.commune, name="Văn phòng HĐND và UBND phường", symbol="VP", kind="agency", system="state",
        parent=ward.bodies["UBND"], valid_from=people.BEGAN,
    )  # fmt: skip
    body.save()
    ward.bodies["VP"] = body
    return body
