"""A school of forty with its head Nga, the ward's union with Dũng, an enterprise; the day is a Monday."""

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
from dinh.rights.workplaces import actions
from dinh.rights.workplaces.actions import Call, Elected, Talk

VN = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = date(2026, 3, 2)
THREE = [Elected("Trần Thị Mận", "Giáo viên", 25), Elected("Lò Văn Pha", "Thư viện", 24), Elected("Đào Nhài", "", 20)]


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
def dung(ward) -> Actor:
    """Chair of the ward's union."""
    body = Body(commune=ward.commune, name="Công đoàn phường", symbol="CĐ", kind="union", system="front",
                valid_from=people.BEGAN)  # fmt: skip
    body.save()
    ward.bodies["CĐ"] = body
    return ward.official("dung", "Lâm Văn Dũng", "CĐ", "Chủ tịch Công đoàn", [*people.MEMBER, "workplaces.watch"])


@pytest.fixture
def school(ward, nga) -> Body:
    """Forty people since the first of January."""
    body: Body = ward.bodies["THĐM"]
    actions.describe(by=nga, body=body, day=date(2026, 1, 1), staff=40, union=True)
    return body


@pytest.fixture
def shoes(dung) -> Body:
    return actions.add_enterprise(
        by=dung, name="Công ty Giày", day=date(2026, 1, 5), staff=120, union=False, state=False
    )


def call_of(**more) -> Call:
    facts = {"year": 2025, "form": "plenary", "day": DAY, "place": "Phòng họp", "agenda": "Báo cáo năm", **more}
    return Call(**facts)


def talk_of(**more) -> Talk:
    facts = {"kind": "regular", "day": DAY, "place": "Nhà ăn", "employer_side": "Giám đốc", "workers_side": "Công đoàn",
             "attended": 12, "matters": "Suất cơm", **more}  # fmt: skip
    return Talk(**facts)


@pytest.fixture
def called(school, nga):
    return actions.invite(by=nga, body=school, call=call_of())


@pytest.fixture
def held(called, nga):
    """Thirty of forty came."""
    return actions.attend(
        by=nga, conference=called, held_on=DAY, attended=30, chair="Đặng Thúy Nga", secretary="Phạm Cúc"
    )
