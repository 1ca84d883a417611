"""A resident at a browser, the gateways that carry codes, and what was sent before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail as boxes
from django.core.cache import cache
from django.test import Client

from dinh.ground.actor import Actor
from dinh.ground.alerts.channels import http
from dinh.ground.alerts.rounds import run_round
from dinh.ground.alerts.tests import fakes

HOME, CHECK = "/viec-cua-toi/", "/viec-cua-toi/nhap-ma"
PHONE, MAIL = "0905123456", "lan@example.vn"
NOON = datetime(2026, 11, 2, 12, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1"


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    cache.clear()
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def mail(settings, clock):
    """Letters go to Django's own box of the test."""
    settings.DINH_EMAIL_URL, settings.DEFAULT_FROM_EMAIL = "memory:", "tin@dinhminh.example"
    return boxes


@pytest.fixture
def sms(settings, clock, monkeypatch) -> Iterator[fakes.Sms]:
    monkeypatch.setattr(http, "PATIENCE", (0.5, 0.5))
    with fakes.running(fakes.Sms) as gateway:
        settings.DINH_SMS_URL, settings.DINH_SMS_TOKEN = gateway.url, "khoa-sms"
        settings.DINH_SMS_FROM = "DINHMINH"
        yield gateway


class Post:
    """What reached somebody: by e-mail and by SMS alike."""

    def __init__(self, by: Actor, gateway: fakes.Sms) -> None:
        self.by, self.gateway = by, gateway

    def to(self, address: str) -> list[str]:
        run_round(self.by.commune)
        if "@" in address:
            return [str(letter.body) for letter in boxes.outbox if letter.to == [address]]
        number = f"84{address[1:]}"
        return [str(message["text"]) for message in self.gateway.received if message["to"] == number]

    def code(self, address: str) -> str:
        found = re.search(r"\b\d{6}\b", self.to(address)[-1])
        assert found
        return found[0]


@pytest.fixture
def post(ward, visitor, mail, sms) -> Post:
    return Post(visitor, sms)


class Browser(Client):
    """One browser of a resident."""

    def __init__(self, agent: str = WINDOWS, **more: Any) -> None:
        super().__init__(HTTP_USER_AGENT=agent, **more)

    def ask(self, address: str) -> Any:
        return self.post(HOME, {"address": address})

    def type(self, code: str) -> Any:
        return self.post(CHECK, {"code": code})

    def page(self, path: str = HOME) -> str:
        text: str = self.get(path).content.decode()
        return text

    @property
    def is_open(self) -> bool:
        return "Gửi mã cho tôi" not in self.page()


@pytest.fixture
def opened(post, clock):
    """A browser in which this address was proven, from asking to typing."""

    def make(address: str = PHONE, agent: str = WINDOWS) -> Browser:
        browser = Browser(agent)
        assert browser.ask(address)["Location"] == CHECK
        assert browser.type(post.code(address))["Location"] == HOME
        clock.shift(timedelta(minutes=2))  # so that the next code may go out
        return browser

    return make
