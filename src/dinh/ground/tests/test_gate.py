"""The gate answers with reasons, fails closed, and knows nobody above it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dinh.ground import gate
from dinh.ground.actor import Actor
from dinh.ground.gate import Refusal, Refused, holds, permission, power, require, why_not
from dinh.law.cite import Cite


@pytest.fixture
def lantern(monkeypatch):
    """A permission of its own, forgotten after the test."""
    monkeypatch.setattr(gate, "PERMISSIONS", {})
    monkeypatch.setattr(gate, "POWERS", {})
    power("lantern.light", "Thắp đèn")
    return permission("lantern.light", holds("lantern.light"))


def entrusted(by: Actor, *powers: str) -> Actor:
    by.holding.post.powers = list(powers)
    return by


def test_a_post_with_the_power_may(lantern, lua):
    assert why_not(entrusted(lua, "lantern.light"), lantern) is None


def test_a_post_without_it_may_not_and_is_told_which_is_missing(lantern, lua):
    assert "không được giao quyền “Thắp đèn”" in str(why_not(entrusted(lua), lantern))


@pytest.mark.parametrize(("who", "words"), [("visitor", "đăng nhập"), ("lan", "không giữ chức danh")])
def test_those_without_a_post_are_told_what_to_do(request, lantern, who, words):
    assert words in str(why_not(request.getfixturevalue(who), lantern))


def test_a_superuser_is_not_above_the_gate(lantern, lan):
    lan.user.is_superuser = lan.user.is_staff = True
    with pytest.raises(Refused):
        require(lan, lantern)


def test_a_thing_of_another_commune_is_refused_even_to_who_holds_the_power(lantern, lua, khanh):
    theirs = khanh.body
    assert "đơn vị hành chính khác" in str(why_not(entrusted(lua, "lantern.light"), lantern, theirs))


def test_an_ended_post_gives_nothing(lantern, lua):
    assert why_not(replace(entrusted(lua, "lantern.light"), holding=None), lantern) is not None


def test_a_permission_nobody_declared_is_an_error_and_not_a_yes(lua):
    with pytest.raises(KeyError):
        why_not(lua, "lantern.burn")


def test_nothing_is_declared_twice_or_without_a_check(lantern):
    with pytest.raises(ValueError, match="twice"):
        permission("lantern.light", holds("lantern.light"))
    with pytest.raises(ValueError, match="no check"):
        permission("lantern.dim")
    with pytest.raises(ValueError, match="twice"):
        power("lantern.light", "Thắp đèn")


def test_the_first_refusal_is_the_answer_and_carries_its_article(lantern, lua):
    article = Cite("Luật 10/2022/QH15", article=17, clause=2)
    never = permission("lantern.sell", lambda by, thing: Refusal("Không bán đèn.", article), holds("lantern.light"))
    with pytest.raises(Refused, match=r"Không bán đèn\. \(khoản 2 Điều 17 Luật 10/2022/QH15\)"):
        require(lua, never)
