"""The map of tỉnh Lam Giang, which does not exist: drawn by us where there is only sea, bent so that no border is
straight. Three rows of communes from the hills to the coast, and two islands that are one special zone."""

from __future__ import annotations

import json
from math import cos, pi, sin

from dinh.account.province import actions
from dinh.ground.actor import Actor
from dinh.ground.places.geometry import Point
from dinh.ground.places.outlines import read_grounds
from dinh.ground.places.queries import communes_of

WEST, SOUTH, ACROSS, UP, STEPS = 107.05, 19.15, 0.16, 0.14, 5
ROWS = (("98003", "98002", "98001", "98005"), ("98006", "98004", "98009", "98010"), ("98007", "98008", "98011"))
ISLANDS, ISLES = "98012", ((4.75, 0.7, 0.32), (5.15, 1.35, 0.18))  # (column, row, half its width)


def draw(by: Actor) -> None:
    """Inside the office's scope. A code that is not in the list is left out."""
    units = list(communes_of(by.commune))
    known = {unit.code for unit in units}
    features = [each for each in _features() if each["properties"]["ma"] in known]
    data = json.dumps({"type": "FeatureCollection", "features": features})
    actions.draw_map(by=by, pieces=read_grounds(data, "lam-giang.geojson", units))


def _features() -> list[dict[str, dict[str, object]]]:
    grounds = [(code, [[_around(column, row)]]) for row, codes in enumerate(ROWS) for column, code in enumerate(codes)]
    return [
        {"type": "Feature", "properties": {"ma": code}, "geometry": {"type": "MultiPolygon", "coordinates": shape}}  # type: ignore[dict-item]
        for code, shape in (*grounds, (ISLANDS, [[_isle(*isle)] for isle in ISLES]))
    ]


def _around(column: int, row: int) -> list[Point]:
    """Against the clock; neighbours share their points."""
    steps = [step / STEPS for step in range(STEPS)]
    ring = [_at(column + step, row) for step in steps] + [_at(column + 1, row + step) for step in steps]
    ring += [_at(column + 1 - step, row + 1) for step in steps] + [_at(column, row + 1 - step) for step in steps]
    return [*ring, ring[0]]


def _isle(column: float, row: float, half: float) -> list[Point]:
    turns = [2 * pi * step / 14 for step in range(14)]
    ring = [_at(column + half * cos(turn) * (1 + 0.2 * sin(3 * turn)), row + half * sin(turn)) for turn in turns]
    return [*ring, ring[0]]


def _at(column: float, row: float) -> Point:
    east = column + 0.16 * sin(1.9 * row + 1.3 * column) + 0.06 * sin(6.1 * row + column)
    north = row + 0.15 * sin(1.1 * column + 0.7 * row) + 0.05 * sin(5.3 * column)
    return round(WEST + east * ACROSS, 6), round(SOUTH + north * UP, 6)
