"""Gateways that answer, topics to follow, and people who follow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from dinh.ground.actor import Actor
from dinh.ground.alerts import topics
from dinh.ground.alerts.actions import Wish, announce, ask, confirm_by_link, follow_by_push
from dinh.ground.alerts.channels import http, push
from dinh.ground.alerts.models import Follower
from dinh.ground.alerts.rounds import run_round
from dinh.ground.alerts.tests import fakes
from dinh.ground.alerts.topics import Topic
from dinh.ground.places.models import ResidentialGroup

VN = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2026, 11, 19, 12, 0, tzinfo=VN)  # a Thursday


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=VN)


@pytest.fixture(autouse=True)
def _topics(monkeypatch) -> None:
    monkeypatch.setitem(topics.TOPICS, "thu", Topic("thu", "Chuyện thử", 1))
    monkeypatch.setitem(topics.TOPICS, "duong", Topic("duong", "Đường sá", 2))


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def mail(settings, clock):
    """E-mail goes to Django's own box of the test."""
    settings.DINH_EMAIL_URL = "memory:"
    settings.DEFAULT_FROM_EMAIL = "tin@dinhminh.example"
    settings.DINH_URL = "https://dinhminh.example"
    from django.core import mail

    return mail


@pytest.fixture
def sms(settings, clock, monkeypatch) -> Iterator[fakes.Sms]:
    monkeypatch.setattr(http, "PATIENCE", (0.5, 0.5))
    with fakes.running(fakes.Sms) as gateway:
        settings.DINH_SMS_URL, settings.DINH_SMS_TOKEN = gateway.url, "khoa-sms"
        settings.DINH_SMS_FROM, settings.DINH_URL = "DINHMINH", "https://dm.example"
        yield gateway


@pytest.fixture
def zalo(settings, clock, monkeypatch) -> Iterator[fakes.Zalo]:
    monkeypatch.setattr(http, "PATIENCE", (0.5, 0.5))
    with fakes.running(fakes.Zalo) as gateway:
        settings.DINH_ZALO_APP_ID, settings.DINH_ZALO_APP_SECRET = "app", "bi-mat"
        settings.DINH_ZALO_REFRESH_TOKEN = "refresh-0"
        settings.DINH_ZALO_TEMPLATE_NEWS, settings.DINH_ZALO_TEMPLATE_CODE = "1001", "1002"
        settings.DINH_ZALO_URL, settings.DINH_ZALO_OAUTH_URL = f"{gateway.url}/send", f"{gateway.url}/oauth"
        yield gateway


@pytest.fixture
def browser(settings, clock, monkeypatch) -> Iterator[fakes.Push]:
    with fakes.running(fakes.Push) as gateway:
        monkeypatch.setattr(push, "allowed", lambda endpoint: endpoint.startswith(gateway.url))
        settings.DINH_VAPID_PRIVATE_KEY = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE"
        settings.DINH_URL = "https://dm.example"
        yield gateway


def group(code: str) -> ResidentialGroup:
    return ResidentialGroup.objects.get(code=code)


def wish(*codes: str, frequency: str = "now", topics: tuple[str, ...] = ()) -> Wish:
    """Without groups: everything."""
    return Wish(frequency, not codes, tuple(group(code) for code in codes), topics)


def followed(by: Actor, address: str, *codes: str, channel: str = "email", **more: object) -> Follower:
    """Someone whose address is confirmed; the message that asked for it stays unsent and uncounted."""
    follower = ask(by=by, channel=channel, address=address, wish=wish(*codes, **more))  # type: ignore[arg-type]
    follower.messages.all().delete()
    return confirm_by_link(by=by, follower=follower)


def followed_by_push(by: Actor, browser: fakes.Push, *codes: str) -> Follower:
    return follow_by_push(by=by, subscription=browser.subscription, wish=wish(*codes))


def tell(by: Actor, key: str = "publish:CK-7K3M-9QXT:1", **changes: object):
    given = {
        "topics": ["thu"], "groups": None, "title": "Quyết toán quý III", "summary": "Thu, chi quỹ quý III.",
        "url": "/p/CK-7K3M-9QXT",
    }  # fmt: skip
    return announce(by=by, key=key, **{**given, **changes})  # type: ignore[arg-type]


def go(by: Actor) -> int:
    """A delivery round now."""
    return run_round(by.commune)
