"""The demo year: a fictional ward at work, made by the same acts that real officials use."""

from __future__ import annotations

from django_scopes import scope

from dinh.ground.clock import today
from dinh.ground.places.models import Commune
from dinh.ground.room import DEMO
from dinh.house.demo.ward import SIGN_INS, found_ward
from dinh.house.demo.year import play

__all__ = ["SIGN_INS", "load_demo"]


def load_demo() -> Commune:
    """Fill an empty database with phường Đình Minh and its year up to today."""
    commune = found_ward()
    with scope(commune=commune):
        # Rooms first: the year's reports count what they did.
        _load(commune, range(AFTER_THE_YEAR))
        play(commune, today())
        _load(commune, range(AFTER_THE_YEAR, 1000))
    return commune


AFTER_THE_YEAR = 100  # loaders from this order on: what takes a number in a register after the year's own papers


def _load(commune: Commune, orders: range) -> None:
    for order, loader in sorted(DEMO, key=lambda item: item[0]):
        if order in orders:
            loader(commune)
