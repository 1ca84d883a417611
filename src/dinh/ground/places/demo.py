"""The map of phường Đình Minh, which does not exist: its ground is drawn where there is only sea, so that no real place
is shown as ours. Invented by hand: two rows of five groups, with borders that wander as alleys and ditches do."""

from __future__ import annotations

import io
import json
from math import pi, sin

from PIL import Image, ImageDraw

from dinh.ground.actor import Actor
from dinh.ground.bodies.queries import holders_of
from dinh.ground.clock import today
from dinh.ground.places import actions, queries
from dinh.ground.places.geometry import Point
from dinh.ground.places.models import Commune
from dinh.ground.places.outlines import read_map

_WEST, _SOUTH = 107.62, 19.58
_ACROSS, _UP = 0.0085, 0.0105  # degrees of one group's ground: about 900 by 1 150 m
COLUMNS, ROWS, STEPS = 5, 2, 6
# Where on the ward's ground (columns from the west, rows from the south) each place lies.
LANDMARKS = {
    "Ủy ban nhân dân phường": (2.55, 1.2), "Chợ Mới": (1.3, 0.55), "Chợ Chiều": (3.6, 1.45),
    "Chùa Long Đình": (2.3, 0.4),
    "Đình làng Đình Minh": (2.8, 1.65), "Trường Tiểu học Đình Minh": (3.4, 0.7), "Trường mầm non Hoa Sen": (4.5, 0.35),
    "Trạm Y tế phường": (1.75, 1.4), "Công viên Bến Đá": (2.15, 1.75), "Ngã tư Bến Đá": (1.9, 1.05),
    "Ngã ba Cây Đa": (0.6, 0.45), "Ngã tư Lò Rèn": (1.5, 0.25), "Cầu Ba Làng": (4.3, 0.95), "Cầu Ông Mười": (1.2, 1.75),
    "Cây xăng Bến Đá": (2.4, 1.1), "Dốc Lò Gạch": (0.4, 1.5), "Bãi xe chợ Mới": (1.45, 0.65),
    "Sân vận động phường": (4.6, 1.5), "Khu tái định cư Đồi Chè": (0.75, 1.25), "Bến đò sông Lam": (4.8, 1.85),
    "Nhà văn hóa tổ dân phố 3": (2.6, 0.65), "Nhà văn hóa tổ dân phố 5": (4.35, 0.6),
}  # fmt: skip


def load(commune: Commune) -> None:
    """Call inside the commune's scope, after its groups exist; by the one who manages the house."""
    holding = holders_of("house.manage", today())[0]
    by = Actor(commune=commune, user=holding.user, holding=holding)
    groups = list(queries.groups_on(today()))
    pieces = read_map(json.dumps(ground()), "dinh-minh.geojson", commune, groups)
    actions.import_map(by=by, pieces=pieces)
    actions.add_emblem(by=by, data=emblem(), name="bieu-trung-phuong.png")
    actions.greet(by=by, greeting="Chào bà con phường Đình Minh: việc của phường cũng là việc của mỗi nhà.")


def emblem() -> bytes:
    """The ward's emblem, invented too: a banyan over the river in a ring of rice, as a PNG on nothing."""
    side = 512
    picture = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((8, 8, 504, 504), fill="#8f1d1d")
    draw.ellipse((28, 28, 484, 484), fill="#e9c46a")
    draw.ellipse((44, 44, 468, 468), fill="#fdf8ec")
    for left, top, size in ((130, 150, 130), (196, 96, 140), (268, 150, 130), (190, 170, 150)):
        draw.ellipse((left, top, left + size, top + size * 0.84), fill="#1d6b3a")
    draw.polygon([(236, 200), (276, 200), (290, 356), (222, 356)], fill="#6b4423")
    for at, colour in ((352, "#1d5c8f"), (384, "#5d9ac6"), (412, "#1d5c8f")):
        half = (224**2 - (at - 256) ** 2) ** 0.5 - 24
        points = [(x, at + 6 * sin(x * pi / 32)) for x in range(int(256 - half), int(256 + half), 4)]
        draw.line(points, fill=colour, width=16)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def ground() -> dict[str, object]:
    """The map as the ward would supply it: a GeoJSON FeatureCollection."""
    features = [_feature({"ten": "Đình Minh", "loai": "phường"}, "Polygon", [_border(0, 0, COLUMNS, ROWS)])]
    for number in range(1, COLUMNS * ROWS + 1):
        row, column = divmod(number - 1, COLUMNS)
        ring = _border(column, row, column + 1, row + 1)
        features.append(_feature({"ma": f"tdp-{number:02d}"}, "Polygon", [ring]))
    features += [_feature({"ten": name}, "Point", _at(*place)) for name, place in LANDMARKS.items()]
    return {"type": "FeatureCollection", "features": features}


def _feature(properties: dict[str, str], kind: str, coordinates: object) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def _border(left: int, low: int, right: int, high: int) -> list[Point]:
    """Around columns left–right and rows low–high, against the clock; shared borders are the same points."""
    steps = range(STEPS * (right - left)), range(STEPS * (high - low))
    ring = [_at(left + step / STEPS, low) for step in steps[0]]
    ring += [_at(right, low + step / STEPS) for step in steps[1]]
    ring += [_at(right - step / STEPS, high) for step in steps[0]]
    ring += [_at(left, high - step / STEPS) for step in steps[1]]
    return [*ring, ring[0]]


def _at(column: float, row: float) -> Point:
    """A place of the plan on the ground: the plan bent, as no border is straight."""
    east = column + 0.09 * sin(2.1 * row + 1.7 * column) + 0.05 * sin(7.3 * row + column)
    north = row + 0.10 * sin(1.3 * column + 0.6 * row) + 0.04 * sin(6.1 * column)
    return round(_WEST + _ACROSS * east, 6), round(_SOUTH + _UP * north, 6)
