"""A province's office with one official, and four communes that keep their records elsewhere."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.test import Client
from django_scopes import scope

from dinh.account.province import actions
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body, Holding, Post
from dinh.ground.people.models import User
from dinh.ground.places.models import Commune

HOST = "lam-giang.example"
UNITS = [
    actions.Unit(f"9010{number}", name, "xa") for number, name in enumerate(("Bến Đá", "Cẩm Sơn", "Hòa Khê", "Mỹ Lạc"))
]


@pytest.fixture(autouse=True)
def _in_november(settings):
    settings.ALLOWED_HOSTS = ["*"]
    with time_machine.travel("2026-11-20 09:00+07:00", tick=False):
        yield


@pytest.fixture
def office(ward) -> Actor:
    """Quyên reads and enters for the province."""
    province = Commune.objects.create(
        province=ward.commune.province, name="Lam Giang", kind="tinh", code="90", host=HOST, is_demo=True
    )
    return staffed(province, "quyen", "Tạ Thị Quyên")


def staffed(place: Commune, username: str, name: str) -> Actor:
    """An office with one official, who reads and enters."""
    with scope(commune=place):
        body = Body(
            commune=place, name="Ban Tuyên giáo và Dân vận", kind="party", system="party", valid_from=date(2025, 7, 1)
        )
        body.save()
        post = Post(commune=place, body=body, title="Chuyên viên", powers=["province.read", "province.write"])
        post.save()
        user = User.objects.create_user(username, full_name=name, password="gốc đa bến nước")
        holding = Holding(commune=place, post=post, user=user, begins=date(2025, 7, 1))
        holding.save()
    return Actor(place, user, holding)


@pytest.fixture
def units(office) -> dict[str, Commune]:
    with scope(commune=office.commune):
        actions.list_units(by=office, units=UNITS)
    return {each.code: each for each in Commune.objects.filter(here=False)}


@pytest.fixture
def browser(office) -> Client:
    client = Client(HTTP_HOST=HOST)
    client.force_login(office.user)
    return client
