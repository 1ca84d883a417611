"""Limits by address and by thing: counted, hashed, told apart."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.core.cache import cache

from dinh.ground.throttle import Limit, address


@pytest.fixture(autouse=True)
def _fresh():
    cache.clear()


def test_a_limit_is_spent_after_so_many_times():
    limit = Limit("room.ask", 2, 60)
    for _turn in range(2):
        assert not limit.spent("a")
        limit.count("a")
    assert limit.spent("a")
    assert not limit.spent("b")
    assert not Limit("room.other", 2, 60).spent("a")


def test_an_address_belongs_to_a_commune_and_trusts_only_the_proxys_word(settings):
    request = SimpleNamespace(
        META={"HTTP_X_FORWARDED_FOR": "6.6.6.6, 9.9.9.9", "REMOTE_ADDR": "10.0.0.1"}, commune=SimpleNamespace(pk=7)
    )
    settings.SECURE_PROXY_SSL_HEADER = None
    assert address(request) == "7:10.0.0.1"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert address(request) == "7:9.9.9.9"
