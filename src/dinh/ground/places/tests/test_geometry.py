from __future__ import annotations

import random
from itertools import pairwise
from math import cos, hypot, pi, sin

import pytest

from dinh.ground.places.geometry import Projection, bounds, centre, crossing, inside, signed_area, simplified, wound

SQUARE = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]
HOLE = [(1.0, 1.0), (1.0, 3.0), (3.0, 3.0), (3.0, 1.0), (1.0, 1.0)]
HORSESHOE = [(0.0, 0.0), (6.0, 0.0), (6.0, 6.0), (4.0, 6.0), (4.0, 2.0), (2.0, 2.0), (2.0, 6.0), (0.0, 6.0), (0.0, 0.0)]


def _away(point, a, b):
    """The distance of a point from the stretch between two others."""
    length = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2
    along = ((point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return hypot(point[0] - a[0] - along * (b[0] - a[0]), point[1] - a[1] - along * (b[1] - a[1]))


def star(corners: int, seed: int) -> list[tuple[float, float]]:
    """A ring around the origin that never crosses itself."""
    chance = random.Random(seed)
    ring = []
    for place in range(corners):
        angle, far = 2 * pi * place / corners, chance.uniform(0.5, 1)
        ring.append((far * cos(angle), far * sin(angle)))
    return [*ring, ring[0]]


@pytest.mark.parametrize(
    ("point", "within"),
    [((0.5, 0.5), True), ((2, 2), False), ((3.5, 2), True), ((5, 2), False), ((-1, 2), False), ((2, 4.5), False)],
)
def test_a_point_in_a_hole_is_not_inside(point, within):
    assert inside([[SQUARE, HOLE]], *point) is within


def test_a_shape_of_two_parts_holds_points_of_both_and_nothing_between():
    far = [(lon + 10, lat) for lon, lat in SQUARE]
    assert inside([[SQUARE], [far]], 1, 1)
    assert inside([[SQUARE], [far]], 11, 1)
    assert not inside([[SQUARE], [far]], 7, 1)
    assert not inside([], 1, 1)


def test_rings_are_turned_as_the_standard_asks():
    turned = wound([SQUARE[::-1], HOLE[::-1]])
    assert signed_area(turned[0]) == 16
    assert signed_area(turned[1]) == -4
    assert wound(turned) == turned


@pytest.mark.parametrize(
    ("ring", "where"),
    [
        ([(0, 0), (4, 4), (4, 0), (0, 4), (0, 0)], (2, 2)),  # a bow tie
        ([(0, 0), (4, 0), (2, 0), (2, 2), (0, 0)], None),  # runs back over itself
        ([(0, 0), (4, 0), (4, 4), (2, 0), (0, 4), (0, 0)], (2, 0)),  # touches itself
    ],
)
def test_a_ring_that_meets_itself_is_told_where(ring, where):
    met = crossing(ring)
    assert met is not None
    assert where in (None, met)


@pytest.mark.parametrize("ring", [SQUARE, HOLE, HORSESHOE, star(200, 1), star(3, 2), SQUARE[::-1]])
def test_a_simple_ring_meets_itself_nowhere(ring):
    assert crossing(ring) is None


def test_what_is_left_out_lay_within_the_tolerance():
    ring = star(400, 3)
    fewer = simplified(ring, 0.05)
    assert 4 <= len(fewer) < len(ring)
    assert fewer[0] == fewer[-1]
    assert set(fewer) <= set(ring)
    for point in ring:
        assert min(_away(point, a, b) for a, b in pairwise(fewer)) <= 0.05 + 1e-9


@pytest.mark.parametrize("tolerance", [0, 0.1, 1, 100])
@pytest.mark.parametrize("ring", [SQUARE, HORSESHOE, star(50, 4), SQUARE[:4] + SQUARE[:1]])
def test_a_ring_stays_a_ring_however_coarse(ring, tolerance):
    fewer = simplified(ring, tolerance)
    assert len(fewer) >= 4
    assert fewer[0] == fewer[-1]
    assert signed_area(fewer) != 0


@pytest.mark.parametrize("ring", [SQUARE, HORSESHOE, star(30, 5), star(7, 6)])
def test_a_name_stands_inside_its_ground(ring):
    assert inside([[ring]], *centre([[ring]]))


def test_a_picture_has_north_up_and_everything_in_it():
    box = bounds([(107.62, 19.58), (107.66, 19.60)])
    picture = Projection.of(box)
    assert picture.xy(107.62, 19.60) == (16, 16)
    assert picture.xy(107.66, 19.58) == (
        pytest.approx(picture.width - 16, abs=1),
        pytest.approx(picture.height - 16, abs=1),
    )
    tall = Projection.of((107.0, 8.0, 107.01, 23.0))
    assert tall.height <= 1000


def test_a_picture_of_one_point_is_no_error():
    assert Projection.of((107.0, 19.0, 107.0, 19.0)).xy(107.0, 19.0) == (16, 16)


def test_nothing_has_no_bounds():
    with pytest.raises(ValueError, match="No point"):
        bounds([])


def test_a_path_is_short():
    ring = [(107.62 + lon / 100, 19.58 + lat / 100) for lon, lat in star(400, 7)]
    picture = Projection.of(bounds(ring))
    path = picture.path([[ring]])
    assert path.startswith("M")
    assert path.endswith("z")
    assert len(path) < 400 * 8
