"""A PIN opens its own row, also after the house changed its key; its hash tells nothing without the key."""

from __future__ import annotations

import pytest

from dinh.ground.pins import hash_pin, key_of, new_key, pin_for, right_pin


def test_a_form_has_one_pin_of_six_digits():
    key = key_of(new_key("a"), "a")
    assert pin_for(key, "a") == pin_for(key, "a") != pin_for(key, "b")
    assert len(pin_for(key, "a")) == 6
    assert pin_for(key, "a").isdecimal()
    assert key_of(new_key("a"), "b") is None


@pytest.mark.parametrize(("typed", "opens"), [("042917", True), (" 042 917 ", True), ("042918", False), ("", False)])
def test_only_the_right_pin_opens(typed, opens):
    assert right_pin(typed, hash_pin("042917")) is opens


@pytest.mark.parametrize("stored", [None, "", "$", "abc"])
def test_nothing_opens_where_no_pin_is_kept(stored):
    assert not right_pin("042917", stored)
    assert not right_pin("", stored)


def test_a_new_house_key_still_opens_while_the_old_one_is_told(settings):
    kept, old = hash_pin("042917"), settings.SECRET_KEY
    settings.SECRET_KEY = "another" * 10
    assert not right_pin("042917", kept)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert right_pin("042917", kept)


def test_equal_pins_are_kept_unlike():
    assert hash_pin("042917") != hash_pin("042917")
