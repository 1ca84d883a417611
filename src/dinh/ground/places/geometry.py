"""Shapes on the ground, as the map needs them: inside or not, fewer points, a picture. Pure.

A point is (longitude, latitude) in degrees of WGS84; a ring is closed (its last point is its first); a polygon is its
outer ring and its holes; a shape is several polygons, as a GeoJSON MultiPolygon has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, radians

Point = tuple[float, float]
Ring = list[Point]
Polygon = list[Ring]
Shape = list[Polygon]
Box = tuple[float, float, float, float]  # west, south, east, north


def signed_area(ring: Sequence[Point]) -> float:
    """In square degrees; positive when the ring runs against the clock."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring)) / 2


def wound(polygon: Polygon) -> Polygon:
    """The outer ring against the clock, holes with it (RFC 7946, 3.1.6)."""
    return [
        ring if (signed_area(ring) > 0) == (place == 0) else ring[::-1]  # the first is the outer one
        for place, ring in enumerate(polygon)
    ]


def bounds(points: Iterable[Point]) -> Box:
    """Raises ValueError when there is no point."""
    every = list(points)
    if not every:
        raise ValueError("No point has no bounds.")
    lons, lats = [lon for lon, _ in every], [lat for _, lat in every]
    return min(lons), min(lats), max(lons), max(lats)


def points_of(shape: Shape) -> list[Point]:
    return [point for polygon in shape for ring in polygon for point in ring]


def inside(shape: Shape, lon: float, lat: float) -> bool:
    """Whether a point lies in a shape and in none of its holes."""
    return any(
        _in_ring(polygon[0], lon, lat) and not any(_in_ring(hole, lon, lat) for hole in polygon[1:])
        for polygon in shape
        if polygon
    )


def _in_ring(ring: Ring, lon: float, lat: float) -> bool:
    found = False
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > lat) != (by > lat) and lon < (bx - ax) * (lat - ay) / (by - ay) + ax:
            found = not found
    return found


def crossing(ring: Ring) -> Point | None:
    """Where a ring crosses or touches itself, the first such place found; None when it is simple."""
    sides = [(a, b) for a, b in pairwise(ring) if a != b]
    count = len(sides)
    order = sorted(range(count), key=lambda place: min(sides[place][0][0], sides[place][1][0]))
    open_sides: list[int] = []
    for place in order:
        a, b = sides[place]
        west = min(a[0], b[0])
        open_sides = [other for other in open_sides if max(sides[other][0][0], sides[other][1][0]) >= west]
        for other in open_sides:
            near = abs(place - other) in (1, count - 1)
            if (met := _meeting(a, b, *sides[other], neighbours=near)) is not None:
                return met
        open_sides.append(place)
    return None


def _meeting(a: Point, b: Point, c: Point, d: Point, *, neighbours: bool) -> Point | None:
    """Where two sides meet; the corner that neighbours share is no meeting, running back over each other is."""
    if max(a[1], b[1]) < min(c[1], d[1]) or max(c[1], d[1]) < min(a[1], b[1]):
        return None
    turn_c, turn_d, turn_a, turn_b = _turn(a, b, c), _turn(a, b, d), _turn(c, d, a), _turn(c, d, b)
    if neighbours:
        if turn_c == turn_d == 0:
            corner = a if a in (c, d) else b
            one, other = (b if corner == a else a), (d if corner == c else c)
            back = (one[0] - corner[0]) * (other[0] - corner[0]) + (one[1] - corner[1]) * (other[1] - corner[1])
            return corner if back > 0 else None
        return None
    if (turn_c > 0) != (turn_d > 0) and (turn_a > 0) != (turn_b > 0) and 0 not in (turn_c, turn_d, turn_a, turn_b):
        share = turn_a / (turn_a - turn_b)
        return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])
    ends = ((turn_c, a, b, c), (turn_d, a, b, d), (turn_a, c, d, a), (turn_b, c, d, b))
    return next((point for turn, one, other, point in ends if turn == 0 and _between(one, other, point)), None)


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _between(a: Point, b: Point, point: Point) -> bool:
    return min(a[0], b[0]) <= point[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= point[1] <= max(a[1], b[1])


def simplified(ring: Ring, tolerance: float) -> Ring:
    """Fewer points, none of which moved: what is left out lay within `tolerance` of the line (Douglas–Peucker).

    A ring stays a ring of at least three corners.
    """
    if len(ring) <= 4:
        return ring
    far = max(range(len(ring)), key=lambda place: hypot(ring[place][0] - ring[0][0], ring[place][1] - ring[0][1]))
    kept = _kept(ring[: far + 1], tolerance)[:-1] + _kept(ring[far:], tolerance)
    if len(kept) >= 4:
        return kept
    third = max(ring, key=lambda point: abs(_turn(ring[0], ring[far], point)))
    corners = sorted({ring.index(ring[0]), ring.index(third), far})
    return [*(ring[place] for place in corners), ring[corners[0]]] if len(corners) == 3 else ring


def _kept(line: list[Point], tolerance: float) -> list[Point]:
    keep = {0, len(line) - 1}
    work = [(0, len(line) - 1)]
    while work:
        first, last = work.pop()
        worst, place = _farthest(line, first, last)
        if worst > tolerance * tolerance:
            keep.add(place)
            work += [(first, place), (place, last)]
    return [line[place] for place in sorted(keep)]


def _farthest(line: list[Point], first: int, last: int) -> tuple[float, int]:
    """The square of the greatest distance from the stretch between two points of the line, and the point that lies so
    far off. Every page with a map comes through here some ten thousand times, hence no calls."""
    (x, y), (end_x, end_y) = line[first], line[last]
    across, up = end_x - x, end_y - y
    length = across * across + up * up
    worst, place = 0.0, first
    for between in range(first + 1, last):
        point_x, point_y = line[between]
        off_x, off_y = point_x - x, point_y - y
        along = (off_x * across + off_y * up) / length if length else 0.0
        if along > 0.0:
            along = along if along < 1.0 else 1.0
            off_x, off_y = off_x - along * across, off_y - along * up
        away = off_x * off_x + off_y * off_y
        if away > worst:
            worst, place = away, between
    return worst, place


def centre(shape: Shape) -> Point:
    """A point well inside, for a name to stand at: on the widest stretch of the largest polygon at some heights.

    >>> centre([[[(0, 0), (4, 0), (4, 2), (0, 2), (0, 0)]]])
    (2.0, 1.0)
    """
    polygon = max(shape, key=lambda rings: abs(signed_area(rings[0])))
    west, south, _east, north = bounds(polygon[0])
    best = (0.0, (west, south))
    for step in (4, 3, 5, 2, 6):
        lat = south + (north - south) * step / 8
        cuts = sorted(
            ax + (lat - ay) * (bx - ax) / (by - ay)
            for ring in polygon
            for (ax, ay), (bx, by) in pairwise(ring)
            if (ay > lat) != (by > lat)
        )
        for left, right in zip(cuts[::2], cuts[1::2], strict=False):
            if right - left > best[0] * 1.15:  # the middle height, unless another is clearly wider
                best = (right - left, ((left + right) / 2, lat))
    return best[1]


@dataclass(frozen=True, slots=True)
class Projection:
    """From degrees to a picture `width` wide: a plane that keeps shapes, good for a commune. North is up."""

    west: float
    north: float
    stretch: float  # of a degree of longitude, beside one of latitude
    scale: float  # units of the picture for a degree of latitude
    width: float
    height: float
    margin: float

    @classmethod
    def of(cls, box: Box, width: float = 800, margin: float = 16, tallest: float = 1000) -> Projection:
        """The picture that holds the box; a box without extent gets a little of it."""
        west, south, east, north = box
        stretch = max(0.05, cos(radians((south + north) / 2)))
        across, up = max((east - west) * stretch, 1e-5), max(north - south, 1e-5)
        scale = min((width - 2 * margin) / across, (tallest - 2 * margin) / up)
        return cls(
            west, north, stretch, scale, round(across * scale + 2 * margin), round(up * scale + 2 * margin), margin
        )

    def xy(self, lon: float, lat: float) -> Point:
        return (
            round((lon - self.west) * self.stretch * self.scale + self.margin, 1),
            round((self.north - lat) * self.scale + self.margin, 1),
        )

    def path(self, shape: Shape) -> str:
        """The `d` of an SVG path, in whole units and relative steps: a quarter of the letters of plain numbers."""
        made = []
        for ring in (ring for polygon in shape for ring in polygon):
            corners = [tuple(map(round, self.xy(lon, lat))) for lon, lat in simplified(ring, 0.5 / self.scale)[:-1]]
            if len(corners) < 3:
                continue
            steps = [f"{bx - ax},{by - ay}" for (ax, ay), (bx, by) in pairwise(corners) if (ax, ay) != (bx, by)]
            made.append(f"M{corners[0][0]},{corners[0][1]}l{' '.join(steps)}z")
        return "".join(made)
