"""Bà Lan's neighbour asks: requests for the room's tests, on a day of choice."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache

from dinh.ground.clock import today
from dinh.rights.information import actions
from dinh.rights.information.actions import Who

VN = ZoneInfo("Asia/Ho_Chi_Minh")
WHO = Who("Vũ Thị Lan", "Số 5 ngõ 3, tổ dân phố 2", "0900000002", "lan@dinhminh.example", "0240000009")
WANTED = "Năm ngoái quỹ Đền ơn đáp nghĩa thu, chi thế nào?"
OLD_LAW, NEW_LAW = date(2026, 8, 3), date(2026, 11, 20)


def on(day: date) -> time_machine.travel:
    return time_machine.travel(datetime(day.year, day.month, day.day, 9, 0, tzinfo=VN), tick=False)


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.fixture
def ask(visitor):
    """A visitor asks; returns the receipt."""
    count = iter(range(1000))

    def make(way="email", key="", who=WHO, wanted=WANTED):
        return actions.ask(by=visitor, key=key or f"khoa-{next(count)}-{today()}", wanted=wanted, way=way, who=who)

    return make


@pytest.fixture
def accepted(ask, tu):
    """A request accepted on the day of the test."""

    def make(sort="complex", way="email", **more):
        asked = ask(way=way, **more).request
        return actions.accept(by=tu, asked=asked, sort=sort, subject="Thu, chi quỹ", edition=asked.edition)

    return make


@pytest.fixture
def answered(accepted, tu):
    def make(text="Thu 86 triệu đồng, chi 79 triệu đồng.", uploads=(), **more):
        asked = accepted(**more)
        return actions.answer(by=tu, asked=asked, text=text, uploads=uploads, edition=asked.edition)

    return make
